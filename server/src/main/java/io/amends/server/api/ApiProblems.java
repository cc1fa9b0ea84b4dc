package io.amends.server.api;

import io.amends.server.api.Problem.Because;
import io.amends.server.pages.RequestNumber;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers with problem details whatever goes wrong under {@code /api}, also before any handler. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    private static final List<String> LANGUAGES = List.of("en", "de");

    private final MessageSource messages;

    ApiProblems(MessageSource messages) {
        this.messages = messages;
    }

    /** The body of RFC 9457, with what programs go by: {@code code} and {@code reasons}. */
    private record Details(
            String type,
            String title,
            int status,
            String detail,
            String instance,
            String code,
            @Nullable List<Because> reasons,
            String request) {}

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception thrown) {
        String asked =
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                        ? path
                        : request.getRequestURI();
        if (!asked.startsWith("/api/")) {
            return null;
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException wrong
                && wrong.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", wrong.getSupportedMethods()));
        }
        write(problem(thrown), request, response);
        return new ModelAndView();
    }

    private static Problem problem(Exception thrown) {
        return switch (thrown) {
            case Problem problem -> problem;
            case ConcurrencyFailureException busy ->
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy");
            case TypeMismatchException ignored -> Problem.of(HttpStatus.BAD_REQUEST, "query");
            case ErrorResponse refused -> ofStatus(refused.getStatusCode());
            default -> {
                LOG.error("A request to the API failed", thrown);
                yield Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "broken");
            }
        };
    }

    private static Problem ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Problem.notThere();
            case 405 -> Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method");
            case 406 -> Problem.of(HttpStatus.NOT_ACCEPTABLE, "accept");
            case 415 -> Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
            default -> Problem.of(HttpStatus.BAD_REQUEST, "query");
        };
    }

    void write(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        Locale locale = language(request);
        Details details =
                new Details(
                        "urn:amends:problem:" + problem.code(),
                        say(problem.code() + ".title", locale),
                        problem.status().value(),
                        say(problem.code(), locale, problem.values()),
                        request.getRequestURI(),
                        problem.code(),
                        problem.because().isEmpty() ? null : problem.because(),
                        String.valueOf(request.getAttribute(RequestNumber.NAME)));
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"amends\"");
        }
        try {
            response.getOutputStream().write(ApiJson.write(details));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of the caller's that we speak, or else English. */
    static Locale language(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .map(Locale::of)
                .orElse(Locale.ENGLISH);
    }

    private String say(String code, Locale locale, Object... values) {
        return messages.getMessage("problem." + code, values, locale);
    }
}
