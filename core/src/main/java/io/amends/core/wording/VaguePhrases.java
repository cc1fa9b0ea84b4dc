package io.amends.core.wording;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reassurance without content, English and German. Vague words do no harm beside a time, a date or a
 * name; alone they are no commitment.
 */
public final class VaguePhrases {

    private static final List<String> PHRASES =
            List.of(
                    "looked at",
                    "looked into",
                    "look into it",
                    "look into this",
                    "as soon as possible",
                    "asap",
                    "as quickly as possible",
                    "shortly",
                    "soon",
                    "in due course",
                    "in a timely manner",
                    "when we can",
                    "someone will",
                    "somebody will",
                    "the team will",
                    "our team is on it",
                    "on it",
                    "do our best",
                    "bear with us",
                    "sooner or later",
                    "at some point",
                    "the relevant team",
                    "the right people",
                    "wird geprüft",
                    "schauen uns das an",
                    "schaut sich das an",
                    "so schnell wie möglich",
                    "so bald wie möglich",
                    "sobald wie möglich",
                    "schnellstmöglich",
                    "baldmöglichst",
                    "umgehend",
                    "zeitnah",
                    "in kürze",
                    "demnächst",
                    "bald",
                    "jemand wird",
                    "das team wird",
                    "zuständige stelle",
                    "kümmern uns");

    private static final Pattern SPECIFIC =
            Pattern.compile(
                    "\\d|\\b(?:today|tomorrow|tonight|noon|midday|monday|tuesday|wednesday|thursday"
                            + "|friday|saturday|sunday|heute|morgen|übermorgen|mittag|montag|dienstag"
                            + "|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\\b",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private VaguePhrases() {}

    /** The first vague phrase of a text that names no day, date or time; empty where it does. */
    public static Optional<String> alone(String text) {
        String said = text.toLowerCase(Locale.ROOT);
        return SPECIFIC.matcher(said).find() ? Optional.empty() : first(said);
    }

    /** The first vague phrase of a text, whatever stands beside it. */
    public static Optional<String> first(String text) {
        String words =
                " "
                        + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip()
                        + " ";
        return PHRASES.stream().filter(phrase -> words.contains(" " + phrase + " ")).findFirst();
    }
}
