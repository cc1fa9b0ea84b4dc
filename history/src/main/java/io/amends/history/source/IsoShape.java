package io.amends.history.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601's calendar form as exports write it: the year first, then a {@code T} or a blank, seconds,
 * fraction and offset as given. Written by hand, since {@code java.time}'s parser takes longer over an
 * instant than everything else does over its row.
 */
final class IsoShape extends InstantShape {

    private static final int DATE = 10;

    private final LocalClock clock;
    private int at;

    IsoShape(LocalClock clock) {
        this.clock = clock;
    }

    @Override
    @Nullable Reason read(char[] text, int from, int to) {
        if (to - from < DATE || !separatorsFit(text, from)) {
            return otherwise(text, from, to);
        }
        int century = Digits.two(text, from);
        int ofCentury = Digits.two(text, from + 2);
        int month = Digits.two(text, from + 5);
        int day = Digits.two(text, from + 8);
        if ((century | ofCentury | month | day) < 0) {
            return Reason.NOT_AN_INSTANT;
        }
        int year = century * 100 + ofCentury;
        if (year < LocalClock.FIRST_YEAR || year > LocalClock.LAST_YEAR) {
            return Reason.OUT_OF_RANGE;
        }
        int epochDay = LocalClock.epochDay(year, month, day);
        if (epochDay == LocalClock.NO_SUCH_DAY) {
            return Reason.IMPOSSIBLE_DATE;
        }
        nanos = 0;
        if (to - from == DATE) {
            seconds = clock.startOfDay(epochDay);
            return null;
        }
        at = from + DATE;
        return time(text, from, to, epochDay);
    }

    private static boolean separatorsFit(char[] text, int from) {
        char separator = text[from + 4];
        return (separator == '-' || separator == '/') && text[from + 7] == separator;
    }

    private @Nullable Reason time(char[] text, int from, int to, int epochDay) {
        char t = text[at++];
        if ((t != 'T' && t != ' ' && t != 't') || to - at < 5 || text[at + 2] != ':') {
            return Reason.NOT_AN_INSTANT;
        }
        int hour = Digits.two(text, at);
        int minute = Digits.two(text, at + 3);
        at += 5;
        int second = 0;
        if (at < to && text[at] == ':') {
            if (to - at < 3) {
                return Reason.NOT_AN_INSTANT;
            }
            second = Digits.two(text, at + 1);
            at += 3;
            if (at < to && (text[at] == '.' || text[at] == ',')) {
                int end = Digits.end(text, at + 1, to);
                if (end == at + 1 || end > at + 10) {
                    return Reason.NOT_AN_INSTANT;
                }
                nanos = Digits.nanos(text, at + 1, end);
                at = end;
            }
        }
        if ((hour | minute | second) < 0) {
            return Reason.NOT_AN_INSTANT;
        }
        boolean endOfDay = hour == 24 && (minute | second | nanos) == 0;
        if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) {
            return Reason.IMPOSSIBLE_DATE;
        }
        return offset(
                text,
                from,
                to,
                endOfDay ? epochDay + 1 : epochDay,
                endOfDay ? 0 : hour * 3600 + minute * 60 + second);
    }

    private @Nullable Reason offset(char[] text, int from, int to, int epochDay, int secondOfDay) {
        if (at == to) {
            seconds = clock.epochSecond(epochDay, secondOfDay);
            return null;
        }
        if (text[to - 1] == ']') {
            return withZone(text, from, to);
        }
        if (text[at] == ' ') {
            at++;
        }
        int offset = utc(text, to) ? 0 : signed(text, to);
        if (offset == Integer.MIN_VALUE) {
            return Reason.NOT_AN_INSTANT;
        }
        seconds = epochDay * 86_400L + secondOfDay - offset;
        return null;
    }

    private boolean utc(char[] text, int to) {
        return switch (to - at) {
            case 1 -> text[at] == 'Z' || text[at] == 'z';
            case 3 ->
                    (text[at] == 'U' && text[at + 1] == 'T' && text[at + 2] == 'C')
                            || (text[at] == 'G' && text[at + 1] == 'M' && text[at + 2] == 'T');
            default -> false;
        };
    }

    /** +hh, +hhmm, +hh:mm, +hh:mm:ss in seconds, or the least integer. */
    private int signed(char[] text, int to) {
        char sign = text[at];
        int length = to - at;
        if ((sign != '+' && sign != '-') || length < 3) {
            return Integer.MIN_VALUE;
        }
        boolean colons = length > 3 && text[at + 3] == ':';
        boolean fits =
                switch (length) {
                    case 3 -> true;
                    case 5 -> !colons;
                    case 6 -> colons;
                    case 9 -> colons && text[at + 6] == ':';
                    default -> false;
                };
        if (!fits) {
            return Integer.MIN_VALUE;
        }
        int hours = Digits.two(text, at + 1);
        int minutes = length == 3 ? 0 : Digits.two(text, colons ? at + 4 : at + 3);
        int rest = length == 9 ? Digits.two(text, at + 7) : 0;
        int offset = hours * 3600 + minutes * 60 + rest;
        if ((hours | minutes | rest) < 0 || minutes > 59 || rest > 59 || offset > 18 * 3600) {
            return Integer.MIN_VALUE;
        }
        return sign == '-' ? -offset : offset;
    }

    /** 2025-03-04T09:30+01:00[Europe/Paris]: rare, and java.time knows the zones. */
    private @Nullable Reason withZone(char[] text, int from, int to) {
        try {
            String written = new String(text, from, to - from).replace(' ', 'T').replace('/', '-');
            int zone = written.indexOf('[');
            String named =
                    zone < 0
                            ? written
                            : written.substring(0, zone)
                                    + new String(text, from + zone, to - from - zone);
            Instant instant =
                    Instant.from(
                            DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(
                                    named, ZonedDateTime::from));
            seconds = instant.getEpochSecond();
            nanos = instant.getNano();
            return null;
        } catch (DateTimeException e) {
            return Reason.NOT_AN_INSTANT;
        }
    }

    private static Reason otherwise(char[] text, int from, int to) {
        int first = Digits.end(text, from, to);
        if (first - from > 2 || first == from || first == to || "/.-".indexOf(text[first]) < 0) {
            return Reason.NOT_AN_INSTANT;
        }
        int second = Digits.end(text, first + 1, to);
        boolean likeDate =
                second > first + 1
                        && second <= first + 3
                        && second + 1 < to
                        && text[second] == text[first]
                        && Digits.is(text[second + 1]);
        return likeDate ? Reason.AMBIGUOUS_DATE : Reason.NOT_AN_INSTANT;
    }

    @Override
    String expected(Reason reason) {
        return switch (reason) {
            case AMBIGUOUS_DATE ->
                    "the year first; is it the day or the month? Say so in the mapping with a format such as"
                            + " \"dd/MM/yyyy HH:mm\" or \"MM/dd/yyyy HH:mm\"";
            case IMPOSSIBLE_DATE -> "a day and time that exist";
            case OUT_OF_RANGE -> "a year from 1970 to 2100";
            default -> "an instant like 2025-03-04T09:30:00+01:00 or 2025-03-04 09:30:00";
        };
    }
}
