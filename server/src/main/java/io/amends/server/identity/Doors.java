package io.amends.server.identity;

import io.amends.core.organisation.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/**
 * Which doors are open to whom. Whatever is not named here is for people who have signed in, and
 * changing anything is for managers and admins. {@code docs/security.md} says it as a table.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

    /** Pages load nothing from elsewhere, and run and style nothing that is written inside them. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain whoMayEnter(HttpSecurity http, People people, SecuritySettings settings) {
        // the one AuthenticationProvider, SignIn, is found by itself; named here too it is asked
        // twice
        return http.addFilterAfter(new BodyLimits(), HeaderWriterFilter.class)
                .addFilterAfter(new StillWelcome(people), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(
                        doors -> {
                            openToAnybody(doors);
                            operation(doors, settings);
                            administration(doors);
                            ownAccount(doors);
                            liveContacts(doors);
                            audits(doors);
                        })
                .exceptionHandling(refused -> refused.authenticationEntryPoint(askWhoItIs()))
                .formLogin(
                        form ->
                                form.loginPage("/sign-in")
                                        .usernameParameter("email")
                                        .passwordParameter("password")
                                        .successHandler(new LetIn())
                                        .failureHandler(new SignInRefused()))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .headers(Doors::write)
                .build();
    }

    private static void openToAnybody(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    doors) {
        doors.requestMatchers(
                        "/sign-in",
                        "/welcome",
                        "/language",
                        "/status/**",
                        "/demo/**",
                        "/assets/**",
                        "/webjars/**",
                        "/favicon.ico",
                        "/error",
                        "/actuator/health/**")
                .permitAll();
    }

    private static void operation(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    doors,
            SecuritySettings settings) {
        doors.requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                .access(adminsAndScrapers(settings));
        doors.requestMatchers("/actuator/**").denyAll();
    }

    private static void administration(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    doors) {
        doors.requestMatchers("/people/**").hasRole(Role.ADMIN.name());
        doors.requestMatchers(HttpMethod.GET, "/settings/**")
                .hasAnyRole(Role.ADMIN.name(), Role.MANAGER.name(), Role.LEAD.name());
        doors.requestMatchers("/settings/**").hasRole(Role.ADMIN.name());
    }

    private static void ownAccount(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    doors) {
        doors.requestMatchers(HttpMethod.POST, "/sign-out", "/account/**").authenticated();
    }

    /** Who may do what there depends on the contact, and is decided where commands are. */
    private static void liveContacts(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    doors) {
        // words of customers that belong to no contact yet are for those who answer customers
        doors.requestMatchers("/contacts/unmatched-mail/**")
                .hasAnyRole(
                        Role.AGENT.name(),
                        Role.SPECIALIST.name(),
                        Role.COORDINATOR.name(),
                        Role.LEAD.name(),
                        Role.MANAGER.name(),
                        Role.COMPLIANCE.name());
        doors.requestMatchers(
                        "/contacts/**",
                        "/escalations/**",
                        "/suggestions/**",
                        "/accounts/**",
                        "/desk/**",
                        "/queue/**",
                        "/board/**",
                        "/search/**")
                .authenticated();
    }

    private static void audits(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    doors) {
        doors.requestMatchers(HttpMethod.GET, "/audits/new/**", "/mappings/new/**", "/histories/**")
                .hasAnyRole(Role.ADMIN.name(), Role.MANAGER.name());
        doors.requestMatchers(HttpMethod.GET, "/**").authenticated();
        doors.requestMatchers(HttpMethod.HEAD, "/**").authenticated();
        doors.anyRequest().hasAnyRole(Role.ADMIN.name(), Role.MANAGER.name());
    }

    private static AuthorizationManager<RequestAuthorizationContext> adminsAndScrapers(
            SecuritySettings settings) {
        AuthorizationManager<RequestAuthorizationContext> admins =
                AuthorityAuthorizationManager.hasRole(Role.ADMIN.name());
        return (who, what) ->
                settings.admits(what.getRequest().getHeader("Authorization"))
                        ? new AuthorizationDecision(true)
                        : admins.authorize(who, what);
    }

    /** Programs and scripts are told by status; people are led to the sign-in page. */
    private static AuthenticationEntryPoint askWhoItIs() {
        HttpStatusEntryPoint byStatus = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        return DelegatingAuthenticationEntryPoint.builder()
                .addEntryPointFor(byStatus, path.matcher("/actuator/**"))
                .addEntryPointFor(byStatus, path.matcher("/histories/**"))
                .addEntryPointFor(byStatus, new RequestHeaderRequestMatcher("HX-Request"))
                .defaultEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in"))
                .build();
    }

    private static void write(HeadersConfigurer<HttpSecurity> header) {
        header.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                        policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /** PostgreSQL keeps no NUL in a text, so nothing that is sent may hold one. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** What the firewall turns away never comes to the filter that writes headers. */
    @Bean
    RequestRejectedHandler rejected() {
        return (request, response, why) -> {
            response.setHeader("Content-Security-Policy", CONTENT_POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Referrer-Policy", ReferrerPolicy.SAME_ORIGIN.getPolicy());
            response.setHeader("Cache-Control", "no-store");
            response.sendError(HttpStatus.BAD_REQUEST.value());
        };
    }
}
