package io.amends.history.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of plain numbers, such as {@code dd.MM.yyyy HH:mm:ss.SSS}, read without {@code java.time}.
 * Recognises only what {@code java.time} would read the same way.
 */
final class NumericPattern {

    /** @param letter what the piece is; a literal stands for itself, with no width */
    private record Piece(char letter, int width, boolean literal) {}

    private final Piece[] pieces;
    final boolean hasTime;

    int epochDay;
    int secondOfDay;
    int nanos;

    private NumericPattern(List<Piece> pieces, boolean hasTime) {
        this.pieces = pieces.toArray(Piece[]::new);
        this.hasTime = hasTime;
    }

    static @Nullable NumericPattern of(String pattern) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                int end = pattern.indexOf('\'', i + 1);
                if (end <= i + 1 || pattern.startsWith("'", end + 1)) {
                    return null;
                }
                pattern.substring(i + 1, end).chars().forEach(l -> pieces.add(literal((char) l)));
                i = end + 1;
            } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                int width = 1;
                while (i + width < pattern.length() && pattern.charAt(i + width) == c) {
                    width++;
                }
                char letter = c == 'y' ? 'u' : c;
                boolean fits =
                        switch (letter) {
                            case 'u' -> width == 4;
                            case 'M', 'd', 'H', 'm', 's' -> width == 2;
                            case 'S' -> width <= 9;
                            default -> false;
                        };
                if (!fits || seen.indexOf(String.valueOf(letter)) >= 0) {
                    return null;
                }
                seen.append(letter);
                pieces.add(new Piece(letter, width, false));
                i += width;
            } else if ("[]{}#".indexOf(c) >= 0 || c > '~') {
                return null;
            } else {
                pieces.add(literal(c));
                i++;
            }
        }
        boolean time = seen.indexOf("H") >= 0 && seen.indexOf("m") >= 0;
        boolean seconds = seen.indexOf("s") >= 0;
        boolean fraction = seen.indexOf("S") >= 0;
        boolean noTime =
                "Hms S".chars().noneMatch(l -> seen.indexOf(String.valueOf((char) l)) >= 0);
        boolean complete = (time && (seconds || !fraction)) || noTime;
        boolean date = "uMd".chars().allMatch(l -> seen.indexOf(String.valueOf((char) l)) >= 0);
        return date && complete ? new NumericPattern(pieces, time) : null;
    }

    private static Piece literal(char c) {
        return new Piece(c, 0, true);
    }

    /** Whether {@code text[from, to)} fits; the fields then hold what it says. */
    boolean matches(char[] text, int from, int to) {
        int year = 0;
        int month = 0;
        int day = 0;
        int hour = 0;
        int minute = 0;
        int second = 0;
        nanos = 0;
        int at = from;
        for (Piece piece : pieces) {
            if (piece.literal()) {
                if (at == to || text[at] != piece.letter()) {
                    return false;
                }
                at++;
                continue;
            }
            int width = piece.width();
            if (to - at < width || Digits.end(text, at, at + width) != at + width) {
                return false;
            }
            int value = piece.letter() == 'S' ? 0 : number(text, at, width);
            switch (piece.letter()) {
                case 'u' -> year = value;
                case 'M' -> month = value;
                case 'd' -> day = value;
                case 'H' -> hour = value;
                case 'm' -> minute = value;
                case 's' -> second = value;
                default -> nanos = Digits.nanos(text, at, at + width);
            }
            at += width;
        }
        if (at != to
                || year < LocalClock.FIRST_YEAR
                || year > LocalClock.LAST_YEAR
                || hour > 23
                || minute > 59
                || second > 59) {
            return false;
        }
        epochDay = LocalClock.epochDay(year, month, day);
        secondOfDay = hour * 3600 + minute * 60 + second;
        return epochDay != LocalClock.NO_SUCH_DAY;
    }

    private static int number(char[] text, int at, int width) {
        int value = 0;
        for (int i = at; i < at + width; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }
}
