package io.amends.server.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
            refuse(HttpServletResponse.SC_LENGTH_REQUIRED, request, response);
        } else if (request.getContentLengthLong() > limit(request).toBytes()) {
            refuse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The container's own way to the page that says so would have the body read as a form. */
    private static void refuse(int status, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
        response.setStatus(status);
        request.getRequestDispatcher("/error").forward(new Unread(request), response);
    }

    private static DataSize limit(HttpServletRequest request) {
        return "PUT".equals(request.getMethod()) ? PIECE : FORM;
    }

    /** A request of which nothing but its head counts. */
    private static final class Unread extends HttpServletRequestWrapper {

        Unread(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
