package io.amends.server.pages;

import java.util.Locale;
import java.util.Map;

/** Which colour and which sign stand for a word; the word is always written beside them. */
public final class Tones {

    private record Tone(String css, String icon) {}

    private static final Tone PLAIN = new Tone("", "circle-dashed");

    private static final Map<String, Tone> VERDICTS =
            Map.of(
                    "open", new Tone("accent", "clock"),
                    "kept", new Tone("good", "circle-check"),
                    "kept-late", new Tone("warn", "clock"),
                    "missed", new Tone("bad", "circle-x"),
                    "waived", new Tone("", "ban"),
                    "superseded", new Tone("", "arrow-back-up"));

    private static final Map<String, Tone> STRENGTHS =
            Map.of(
                    "PROVED", new Tone("bad", "circle-check"),
                    "INDICATED", new Tone("warn", "circle-dashed"));

    private static final Map<String, String> NOTES =
            Map.of("good", "circle-check", "warn", "alert-triangle", "bad", "alert-circle");

    /** The name of a verdict in the report's words, such as {@code kept-late}. */
    public String verdictName(Object verdict) {
        return verdict.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String verdict(Object verdict) {
        return VERDICTS.getOrDefault(verdictName(verdict), PLAIN).css();
    }

    public String verdictIcon(Object verdict) {
        return VERDICTS.getOrDefault(verdictName(verdict), PLAIN).icon();
    }

    public String strength(Object strength) {
        return STRENGTHS.getOrDefault(strength.toString(), PLAIN).css();
    }

    public String strengthIcon(Object strength) {
        return STRENGTHS.getOrDefault(strength.toString(), PLAIN).icon();
    }

    public String noteIcon(String tone) {
        return NOTES.getOrDefault(tone, "info-circle");
    }
}
