package io.amends.server.api;

import io.amends.server.identity.People;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Programs have a door of their own, with a token for a key and no memory of who came before. */
@Configuration(proxyBeanMethods = false)
class ApiDoor implements WebMvcConfigurer {

    private final Validator validator;

    ApiDoor(Validator validator) {
        this.validator = validator;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AskedBodies(validator));
    }

    /** Reading needs a token that reads, everything else one that writes; who is who, an admin's. */
    @Bean
    @Order(1)
    static SecurityFilterChain whoMayCall(
            HttpSecurity http,
            ApiTokens tokens,
            People people,
            ApiProblems problems,
            KeptAnswers answers,
            PlatformTransactionManager transactions,
            Clock clock) {
        return http.securityMatcher("/api/**")
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // a token comes with a request because a program put it there, never by itself
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(
                        header ->
                                header.contentSecurityPolicy(
                                        policy ->
                                                policy.policyDirectives(
                                                        "default-src 'none';"
                                                                + " frame-ancestors 'none'")))
                .addFilterAfter(new WholeBody(problems), HeaderWriterFilter.class)
                .addFilterAfter(new TokenShown(tokens, people, problems, clock), WholeBody.class)
                .addFilterAfter(
                        new OnceOnly(answers, new TransactionTemplate(transactions), problems),
                        AuthorizationFilter.class)
                .authorizeHttpRequests(
                        request ->
                                request.requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                                        .permitAll()
                                        .requestMatchers("/api/v1/tokens/**")
                                        .hasAuthority(Scope.ADMIN.name())
                                        .requestMatchers(HttpMethod.GET, "/api/**")
                                        .hasAuthority(Scope.READ.name())
                                        .requestMatchers(HttpMethod.HEAD, "/api/**")
                                        .hasAuthority(Scope.READ.name())
                                        .requestMatchers("/api/v1/people/*/absences")
                                        .hasAuthority(Scope.WRITE.name())
                                        .requestMatchers("/api/v1/people/**", "/api/v1/teams/**")
                                        .hasAuthority(Scope.ADMIN.name())
                                        .anyRequest()
                                        .hasAuthority(Scope.WRITE.name()))
                .exceptionHandling(
                        refused ->
                                refused.authenticationEntryPoint(
                                                (request, response, why) ->
                                                        problems.write(
                                                                Problem.of(
                                                                        HttpStatus.UNAUTHORIZED,
                                                                        "token.missing"),
                                                                request,
                                                                response))
                                        .accessDeniedHandler(
                                                (request, response, why) ->
                                                        problems.write(
                                                                Problem.of(
                                                                        HttpStatus.FORBIDDEN,
                                                                        "token.scope"),
                                                                request,
                                                                response)))
                .build();
    }
}
