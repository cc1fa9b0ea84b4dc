package io.amends.server.identity;

import io.amends.core.organisation.Role;
import io.amends.core.timeline.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Somebody who is let in without signing in, for tests of what comes after. */
public final class Guest {

    private Guest() {}

    /**
     * The session of a person of that role, who is added where there is none yet.
     *
     * @return the value of the cookie {@code amends}
     */
    public static String session(ApplicationContext server, Role role) {
        People people = server.getBean(People.class);
        String email = role.name().toLowerCase(Locale.ROOT) + "@guests.example";
        Person person =
                people.byEmail(email)
                        .orElseGet(
                                () ->
                                        people.add(
                                                email,
                                                "Ada Lovelace",
                                                Set.of(role),
                                                Instant.EPOCH));
        return session(server, person.personId());
    }

    /** The session of somebody who is there already. */
    public static String session(ApplicationContext server, PersonId person) {
        Person known =
                server.getBean(People.class).byId(UUID.fromString(person.value())).orElseThrow();
        SessionRepository<?> sessions = server.getBean(SessionRepository.class);
        return session(sessions, SignedIn.as(known));
    }

    private static <S extends Session> String session(SessionRepository<S> sessions, SignedIn who) {
        S session = sessions.createSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(
                                who, null, who.getAuthorities())));
        sessions.save(session);
        return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
    }
}
