package io.amends.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The languages that pages speak. */
final class Languages {

    static final List<String> TAGS = List.of("en", "de");

    private Languages() {}

    /** The first of a browser's that we speak, or else English. */
    static Locale preferred(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(TAGS::contains)
                .findFirst()
                .map(Locale::of)
                .orElse(Locale.ENGLISH);
    }
}
