package io.amends.history.source;

import org.jspecify.annotations.Nullable;

/** Seconds or milliseconds since 1970-01-01T00:00Z, with decimals or without. */
final class EpochShape extends InstantShape {

    private static final int MOST_DIGITS = 15;

    private final int perSecond;
    private final String unit;

    EpochShape(int perSecond, String unit) {
        this.perSecond = perSecond;
        this.unit = unit;
    }

    @Override
    @Nullable Reason read(char[] text, int from, int to) {
        boolean negative = text[from] == '-';
        int at = negative ? from + 1 : from;
        int digits = at;
        long whole = 0;
        while (at < to && Digits.is(text[at])) {
            if (at - digits >= MOST_DIGITS) {
                return Reason.OUT_OF_RANGE;
            }
            whole = whole * 10 + (text[at++] - '0');
        }
        if (at == digits) {
            return Reason.NOT_AN_INSTANT;
        }
        int fraction = 0;
        if (at < to) {
            int end = Digits.end(text, at + 1, to);
            if ((text[at] != '.' && text[at] != ',') || end == at + 1 || end != to) {
                return Reason.NOT_AN_INSTANT;
            }
            fraction = Digits.nanos(text, at + 1, end);
        }
        if (negative) {
            return Reason.OUT_OF_RANGE;
        }
        seconds = whole / perSecond;
        nanos = (int) (whole % perSecond) * (1_000_000_000 / perSecond) + fraction / perSecond;
        return null;
    }

    @Override
    String expected(Reason reason) {
        return reason == Reason.OUT_OF_RANGE
                ? unit + " since 1970 that lie before 2101: is the unit right?"
                : unit + " since 1970, like " + (perSecond == 1 ? "1741080600" : "1741080600000");
    }
}
