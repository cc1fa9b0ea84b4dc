package io.amends.core.wording;

import java.util.Locale;
import java.util.Set;

/**
 * What people type when a field must not stay empty: blanks, signs and phrases that point elsewhere,
 * English and German.
 */
public final class StandIns {

    private static final Set<String> PHRASES =
            Set.of(
                    "n a",
                    "na",
                    "none",
                    "nothing",
                    "nil",
                    "null",
                    "tbd",
                    "tbc",
                    "todo",
                    "to do",
                    "unknown",
                    "not applicable",
                    "not known",
                    "see above",
                    "see below",
                    "see notes",
                    "see note",
                    "see ticket",
                    "see case",
                    "see history",
                    "see comments",
                    "see thread",
                    "as above",
                    "as discussed",
                    "same",
                    "same as above",
                    "ask me",
                    "x",
                    "xx",
                    "xxx",
                    "test",
                    "k a",
                    "ka",
                    "keine",
                    "keine angabe",
                    "entfällt",
                    "nichts",
                    "unbekannt",
                    "offen",
                    "siehe oben",
                    "siehe unten",
                    "siehe notiz",
                    "siehe notizen",
                    "siehe ticket",
                    "siehe verlauf",
                    "s o",
                    "s u",
                    "wie oben",
                    "wie besprochen",
                    "folgt");

    private StandIns() {}

    /** Whether a text says nothing: blank, without a single letter or digit, or a stand-in phrase. */
    public static boolean isStandIn(String text) {
        String words = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return words.isEmpty() || PHRASES.contains(words);
    }
}
