package io.amends.history.lexicon;

import io.amends.core.timeline.Detection;
import java.util.List;

/** Phrase lists of several languages at once. Immutable and thread-safe. */
public final class Lexicons {

    /** Looks for nothing. */
    public static final Lexicons NONE = new Lexicons();

    private Lexicons() {}

    /** The shipped lists. */
    public static Lexicons standard() {
        return NONE;
    }

    /** What a customer's message hints at, in the order of the text. */
    public List<Detection> inCustomersText(String text) {
        return List.of();
    }

    /** What a message to a customer hints at, in the order of the text. */
    public List<Detection> inOurText(String text) {
        return List.of();
    }
}
