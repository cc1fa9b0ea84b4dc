package io.amends.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the body once, as a whole; one that is too large is refused before it is read. */
final class WholeBody extends OncePerRequestFilter {

    /** Of what many things are sent in at once: files of accounts, batches of facts. */
    static final DataSize MANY = DataSize.ofMegabytes(16);

    /** Of anything else. */
    static final DataSize ONE = DataSize.ofMegabytes(1);

    private final ApiProblems problems;

    WholeBody(ApiProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DataSize limit = limit(request);
        if (request.getHeader("Transfer-Encoding") != null) {
            problems.write(
                    Problem.of(HttpStatus.LENGTH_REQUIRED, "body.length"), request, response);
        } else if (request.getContentLengthLong() > limit.toBytes()) {
            problems.write(
                    Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body.too-large", limit.toMegabytes()),
                    request,
                    response);
        } else {
            chain.doFilter(new Read(request), response);
        }
    }

    private static DataSize limit(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/api/v1/facts") || path.equals("/api/v1/accounts/import") ? MANY : ONE;
    }

    static byte[] of(HttpServletRequest request) throws IOException {
        return request.getInputStream().readAllBytes();
    }

    /** A request whose body can be read again. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request) throws IOException {
            super(request);
            body =
                    request.getContentLengthLong() > 0
                            ? request.getInputStream().readAllBytes()
                            : new byte[0];
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("read already");
                }

                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    return bytes.read(into, offset, length);
                }
            };
        }
    }
}
