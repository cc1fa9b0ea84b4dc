package io.amends.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Begins somebody's session without a password, once it is known that it is they. */
@Component
class Entering {

    private final HttpSessionSecurityContextRepository sessions =
            new HttpSessionSecurityContextRepository();

    void as(Person person, HttpServletRequest request, HttpServletResponse response) {
        LetIn.stay(request.getSession());
        request.changeSessionId();
        SecurityContext context = StillWelcome.contextOf(SignedIn.as(person));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
