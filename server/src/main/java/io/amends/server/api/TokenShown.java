package io.amends.server.api;

import io.amends.core.organisation.Role;
import io.amends.server.identity.People;
import io.amends.server.identity.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in whoever shows a good token of somebody who is still there. Nothing else counts here, least
 * of all the cookie of a page: so no page elsewhere can make a browser ask in its person's name.
 */
final class TokenShown extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final People people;
    private final ApiProblems problems;
    private final Clock clock;

    TokenShown(ApiTokens tokens, People people, ApiProblems problems, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String shown = request.getHeader("Authorization");
        if (shown == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Token> token =
                shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? tokens.find(shown.substring(SCHEME.length()).strip())
                        : Optional.empty();
        Optional<Person> person =
                token.flatMap(t -> people.byId(t.person())).filter(Person::active);
        if (person.isEmpty()) {
            refuse("token.unknown", request, response);
        } else if (!token.orElseThrow().isGood(clock.instant())) {
            refuse(
                    token.orElseThrow().revokedAt() == null ? "token.expired" : "token.revoked",
                    request,
                    response);
        } else {
            tokens.used(token.get());
            SecurityContextHolder.setContext(admitted(person.get(), token.get()));
            chain.doFilter(request, response);
        }
    }

    private void refuse(String code, HttpServletRequest request, HttpServletResponse response) {
        problems.write(Problem.of(HttpStatus.UNAUTHORIZED, code), request, response);
    }

    private static SecurityContext admitted(Person person, Token token) {
        List<SimpleGrantedAuthority> scopes =
                Arrays.stream(Scope.values())
                        .filter(token.scope()::covers)
                        .filter(s -> s != Scope.ADMIN || person.roles().contains(Role.ADMIN))
                        .map(s -> new SimpleGrantedAuthority(s.name()))
                        .toList();
        Caller caller = new Caller(person.id(), person.name(), token.scope());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(caller, null, scopes));
        return context;
    }
}
