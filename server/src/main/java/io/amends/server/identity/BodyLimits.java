package io.amends.server.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large before anything reads them. A body must say how long it is; the
 * container sees to it that it says the truth.
 */
final class BodyLimits extends OncePerRequestFilter {

    /** Of a piece of an uploaded file. */
    static final DataSize PIECE = DataSize.ofMegabytes(16);

    /** Of a form, or of anything else that is kept in memory as a whole. */
    static final DataSize FORM = DataSize.ofMegabytes(2);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("Transfer-Encoding") != null) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (request.getContentLengthLong() > limit(request).toBytes()) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static DataSize limit(HttpServletRequest request) {
        return "PUT".equals(request.getMethod()) ? PIECE : FORM;
    }
}
