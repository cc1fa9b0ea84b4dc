package io.amends.server.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Which doors are open to whom. Whatever is not named here is for people who have signed in, and
 * changing anything is for managers and admins.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

    /** Pages load nothing from elsewhere, and run and style nothing that is written inside them. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain whoMayEnter(HttpSecurity http, SignIn signIn) {
        return http.authenticationProvider(signIn)
                .authorizeHttpRequests(
                        request ->
                                request.requestMatchers(
                                                "/sign-in",
                                                "/welcome",
                                                "/language",
                                                "/assets/**",
                                                "/webjars/**",
                                                "/favicon.ico",
                                                "/error",
                                                "/actuator/health/**")
                                        .permitAll()
                                        .requestMatchers("/actuator/**", "/people/**")
                                        .hasRole(Role.ADMIN.name())
                                        .requestMatchers(
                                                HttpMethod.POST, "/sign-out", "/account/**")
                                        .authenticated()
                                        .requestMatchers(
                                                HttpMethod.GET,
                                                "/audits/new/**",
                                                "/mappings/new/**")
                                        .hasAnyRole(Role.ADMIN.name(), Role.MANAGER.name())
                                        .requestMatchers(HttpMethod.GET, "/**")
                                        .authenticated()
                                        .requestMatchers(HttpMethod.HEAD, "/**")
                                        .authenticated()
                                        .anyRequest()
                                        .hasAnyRole(Role.ADMIN.name(), Role.MANAGER.name()))
                .formLogin(
                        form ->
                                form.loginPage("/sign-in")
                                        .usernameParameter("email")
                                        .passwordParameter("password")
                                        .failureHandler(new SignInRefused()))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .headers(
                        header ->
                                header.contentSecurityPolicy(
                                                policy -> policy.policyDirectives(CONTENT_POLICY))
                                        .referrerPolicy(
                                                policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                                        .permissionsPolicyHeader(
                                                policy ->
                                                        policy.policy(
                                                                "camera=(), geolocation=(), microphone=()"))
                                        .crossOriginOpenerPolicy(
                                                policy ->
                                                        policy.policy(
                                                                CrossOriginOpenerPolicy
                                                                        .SAME_ORIGIN))
                                        .crossOriginResourcePolicy(
                                                policy ->
                                                        policy.policy(
                                                                CrossOriginResourcePolicy
                                                                        .SAME_ORIGIN)))
                .build();
    }
}
