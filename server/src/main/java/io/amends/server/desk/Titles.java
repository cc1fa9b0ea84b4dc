package io.amends.server.desk;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a contact is called where it has no subject. */
final class Titles {

    private static final int LONGEST = 90;

    private Titles() {}

    static String of(
            @Nullable String subject,
            @Nullable String begins,
            @Nullable String contactType,
            @Nullable String productFeature,
            String id) {
        return subject != null && !subject.isBlank()
                ? subject
                : begins != null && !begins.isBlank()
                        ? firstWords(begins)
                        : about(contactType, productFeature, id);
    }

    static String about(@Nullable String contactType, @Nullable String productFeature, String id) {
        String said =
                Stream.of(contactType, productFeature)
                        .filter(words -> words != null && !words.isBlank())
                        .collect(Collectors.joining(" · "));
        return said.isEmpty() ? id : said;
    }

    static String firstWords(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 10)) + "…";
    }
}
