package io.amends.server.desk;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a contact is called where it has no subject. */
final class Titles {

    private static final int LONGEST = 90;

    private static final Pattern GREETING =
            Pattern.compile(
                    "^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening)|hallo|moin"
                            + "|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|liebe[rs]?)\\b"
                            + "[^,.!:?]{0,40}[,.!:]\\s*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** A short one says too little by itself. */
    private static final Pattern SENTENCE =
            Pattern.compile("^(.{12,88}?(?:(?=\\.(?:\\s|$))|[?!](?=\\s|$)))");

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
                        ? said(begins)
                        : about(contactType, productFeature, id);
    }

    static String about(@Nullable String contactType, @Nullable String productFeature, String id) {
        String said =
                Stream.of(contactType, productFeature)
                        .filter(words -> words != null && !words.isBlank())
                        .collect(Collectors.joining(" · "));
        return said.isEmpty() ? id : said;
    }

    /** What somebody came with: their first sentence, without the greeting before it. */
    static String said(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        String matter = GREETING.matcher(line).replaceFirst("");
        Matcher sentence = SENTENCE.matcher(matter);
        String first = sentence.find() ? sentence.group(1) : matter;
        return first.isBlank()
                ? firstWords(line)
                : firstWords(first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1));
    }

    static String firstWords(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 10)) + "…";
    }
}
