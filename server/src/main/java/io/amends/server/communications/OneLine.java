package io.amends.server.communications;

/** Text for a header: whatever it holds, it cannot begin a header of its own (RFC 5322, 2.2). */
final class OneLine {

    private OneLine() {}

    /** Line ends and other control characters become blanks; runs of blanks become one. */
    static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
    }
}
