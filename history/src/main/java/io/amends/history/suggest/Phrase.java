package io.amends.history.suggest;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as they are compared: lower case, ä as ae, one blank between words. */
final class Phrase {

    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Phrase() {}

    /** Of a value. */
    static String of(String text) {
        String german =
                text.toLowerCase(Locale.ROOT)
                        .replace("ä", "ae")
                        .replace("ö", "oe")
                        .replace("ü", "ue")
                        .replace("ß", "ss");
        String bare =
                MARKS.matcher(Normalizer.normalize(german, Normalizer.Form.NFD)).replaceAll("");
        return BETWEEN.matcher(bare).replaceAll(" ").strip();
    }

    /** Of a header, in which camelCase is two words. */
    static String ofHeader(String header) {
        return of(HUMP.matcher(header).replaceAll(" "));
    }
}
