package io.amends.server.api;

import io.amends.server.api.KeptAnswers.Answer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A request with an {@code Idempotency-Key} is done once, however often it is sent: what it does and
 * what was answered are kept in one transaction. One that was refused has done nothing, and its key is
 * free again.
 */
final class OnceOnly extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> SECRETS = Set.of("/api/v1/tokens", "/api/v1/people");
    private static final int LONGEST = 200;

    private final KeptAnswers answers;
    private final TransactionTemplate transaction;
    private final ApiProblems problems;

    OnceOnly(KeptAnswers answers, TransactionTemplate transaction, ApiProblems problems) {
        this.answers = answers;
        this.transaction = transaction;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String key = request.getHeader(KEY);
        @Nullable Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (key == null
                || READING.contains(request.getMethod())
                || answersASecret(request)
                || who == null
                || !(who.getPrincipal() instanceof Caller caller)) {
            chain.doFilter(request, response);
        } else if (key.isBlank()
                || key.length() > LONGEST
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(key)) {
            problems.write(
                    Problem.of(HttpStatus.BAD_REQUEST, "idempotency.key", LONGEST),
                    request,
                    response);
        } else {
            once(caller.id(), key, request, response, chain);
        }
    }

    /** Such answers are not kept: what is shown once is nowhere to be read again. */
    private static boolean answersASecret(HttpServletRequest request) {
        return SECRETS.contains(request.getRequestURI());
    }

    private void once(
            UUID caller,
            String key,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        byte[] hash = hash(request);
        ContentCachingResponseWrapper written = new ContentCachingResponseWrapper(response);
        @Nullable Exception thrown =
                transaction.execute(
                        status -> {
                            try {
                                doOnce(caller, key, hash, request, written, chain);
                                if (written.getStatus() >= 400) {
                                    status.setRollbackOnly();
                                }
                                return null;
                            } catch (IOException | ServletException e) {
                                status.setRollbackOnly();
                                return e;
                            }
                        });
        if (thrown instanceof IOException e) {
            throw e;
        }
        if (thrown instanceof ServletException e) {
            throw e;
        }
        // not before the transaction has ended: who reads the answer may rely on it
        written.copyBodyToResponse();
    }

    private void doOnce(
            UUID caller,
            String key,
            byte[] hash,
            HttpServletRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain)
            throws ServletException, IOException {
        if (!answers.hold(caller, key)) {
            problems.write(
                    Problem.of(HttpStatus.CONFLICT, "idempotency.at-work"), request, response);
            return;
        }
        Optional<Answer> known = answers.find(caller, key);
        if (known.isPresent()) {
            again(known.get(), hash, request, response);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() < 400) {
            answers.keep(caller, key, hash, answer(response, hash));
        }
    }

    private void again(
            Answer known,
            byte[] hash,
            HttpServletRequest request,
            ContentCachingResponseWrapper response)
            throws IOException {
        if (!MessageDigest.isEqual(known.requestHash(), hash)) {
            problems.write(
                    Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency.another"),
                    request,
                    response);
            return;
        }
        response.setStatus(known.status());
        known.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(known.body());
    }

    private static Answer answer(ContentCachingResponseWrapper response, byte[] hash) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Set.of("Content-Type", "ETag", "Location")) {
            @Nullable String value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (response.getContentType() != null) {
            headers.put("Content-Type", Objects.requireNonNull(response.getContentType()));
        }
        return new Answer(hash, response.getStatus(), headers, response.getContentAsByteArray());
    }

    /** Of all that makes the request what it is. */
    private static byte[] hash(HttpServletRequest request) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (@Nullable String part :
                new @Nullable String[] {
                    request.getMethod(),
                    request.getRequestURI(),
                    request.getQueryString(),
                    request.getHeader("If-Match"),
                    request.getContentType()
                }) {
            all.writeBytes((part + "\n").getBytes(StandardCharsets.UTF_8));
        }
        all.writeBytes(WholeBody.of(request));
        return KeptAnswers.sha256(all.toByteArray());
    }
}
