package io.amends.history.source;

/** ASCII digits in a buffer. */
final class Digits {

    private Digits() {}

    static boolean is(char c) {
        return c >= '0' && c <= '9';
    }

    /** Two digits, or negative when one of them is none. */
    static int two(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return (tens | ones | 9 - tens | 9 - ones) < 0 ? -1 : tens * 10 + ones;
    }

    /** Where the run of digits that begins at {@code from} ends. */
    static int end(char[] text, int from, int to) {
        int at = from;
        while (at < to && is(text[at])) {
            at++;
        }
        return at;
    }

    /** A fraction of a second; what is finer than a nanosecond is dropped. */
    static int nanos(char[] text, int from, int to) {
        int nanos = 0;
        for (int i = 0; i < 9; i++) {
            nanos = nanos * 10 + (from + i < to ? text[from + i] - '0' : 0);
        }
        return nanos;
    }
}
