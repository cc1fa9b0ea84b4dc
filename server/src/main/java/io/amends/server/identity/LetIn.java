package io.amends.server.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Leads somebody who has signed in to where they wanted to go. Their session lasts longer than that of
 * a stranger, who has one only for the sake of the sign-in page.
 */
final class LetIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final Duration STAYS = Duration.ofHours(12);

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws ServletException, IOException {
        stay(request.getSession());
        super.onAuthenticationSuccess(request, response, who);
    }

    /** Has a session end only after a day's work without use. */
    static void stay(HttpSession session) {
        session.setMaxInactiveInterval(Math.toIntExact(STAYS.toSeconds()));
    }
}
