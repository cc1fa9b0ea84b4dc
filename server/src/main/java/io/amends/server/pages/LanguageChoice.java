package io.amends.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Remembers the language of a link such as {@code ?language=de}, if it is one of ours. */
final class LanguageChoice implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String tag = "GET".equals(request.getMethod()) ? request.getParameter("language") : null;
        if (tag != null && Languages.TAGS.contains(tag)) {
            Objects.requireNonNull(RequestContextUtils.getLocaleResolver(request))
                    .setLocale(request, response, Locale.of(tag));
        }
        return true;
    }
}
