package io.amends.server.pages;

import java.util.Map;

/** Which colour and which sign stand for a word; the word is always written beside them. */
public final class Tones {

    private record Tone(String css, String icon) {}

    private static final Tone PLAIN = new Tone("", "circle-dashed");

    private static final Map<String, Tone> VERDICTS =
            Map.of(
                    "OPEN", new Tone("accent", "clock"),
                    "KEPT", new Tone("good", "circle-check"),
                    "KEPT_LATE", new Tone("warn", "clock"),
                    "MISSED", new Tone("bad", "circle-x"),
                    "WAIVED", new Tone("", "ban"),
                    "SUPERSEDED", new Tone("", "arrow-back-up"));

    private static final Map<String, Tone> STRENGTHS =
            Map.of(
                    "PROVED", new Tone("bad", "circle-check"),
                    "INDICATED", new Tone("warn", "circle-dashed"));

    private static final Map<String, String> NOTES =
            Map.of("good", "circle-check", "warn", "alert-triangle", "bad", "alert-circle");

    public String verdict(Object verdict) {
        return VERDICTS.getOrDefault(verdict.toString(), PLAIN).css();
    }

    public String verdictIcon(Object verdict) {
        return VERDICTS.getOrDefault(verdict.toString(), PLAIN).icon();
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
