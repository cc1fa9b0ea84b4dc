package io.amends.server.api;

import io.amends.server.api.Problem.Because;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the bodies of requests what handlers take; names everything that is wrong with one. */
final class AskedBodies implements HandlerMethodArgumentResolver {

    private final Validator validator;

    AskedBodies(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Asked.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer page,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request =
                Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        byte[] body = WholeBody.of(request);
        if (body.length == 0) {
            if (!Objects.requireNonNull(parameter.getParameterAnnotation(Asked.class)).required()) {
                return null;
            }
            throw Problem.of(HttpStatus.BAD_REQUEST, "body.empty");
        }
        if (!isJson(request.getContentType())) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
        }
        return checked(ApiJson.read(body, parameter.getParameterType()), request);
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
    }

    private <T> T checked(T asked, HttpServletRequest request) {
        Locale before = LocaleContextHolder.getLocale();
        LocaleContextHolder.setLocale(ApiProblems.language(request));
        try {
            Set<ConstraintViolation<T>> wrong = validator.validate(asked);
            if (!wrong.isEmpty()) {
                List<Because> because =
                        wrong.stream()
                                .map(
                                        one ->
                                                new Because(
                                                        "field.wrong",
                                                        one.getMessage(),
                                                        one.getPropertyPath().toString()))
                                .sorted(Comparator.comparing(one -> String.valueOf(one.field())))
                                .toList();
                throw new Problem(HttpStatus.BAD_REQUEST, "fields.wrong", because);
            }
            return asked;
        } finally {
            LocaleContextHolder.setLocale(before);
        }
    }
}
