package io.amends.history.source;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A {@code java.time} pattern. Patterns made of plain numbers take a short cut; what the short cut does
 * not recognise, {@code java.time} decides.
 */
final class PatternShape extends InstantShape {

    private final String pattern;
    private final DateTimeFormatter formatter;
    private final @Nullable NumericPattern shortCut;
    private final LocalClock clock;

    PatternShape(String pattern, LocalClock clock) {
        this.pattern = pattern;
        this.formatter = formatter(pattern);
        this.shortCut = NumericPattern.of(pattern);
        this.clock = clock;
    }

    /**
     * Strict, so that 31 February is no date; {@code y} without an era is meant as {@code u}, as
     * everybody writes it.
     */
    static DateTimeFormatter formatter(String pattern) {
        String letters = withoutQuoted(pattern);
        boolean year = letters.matches(".*[yu].*");
        boolean day =
                letters.matches(".*D.*") || (letters.matches(".*[ML].*") && letters.contains("d"));
        if (!year || !day) {
            throw new IllegalArgumentException(
                    "\""
                            + pattern
                            + "\" is no pattern for an instant: expected iso, epoch-seconds, epoch-millis"
                            + " or year, month and day, such as yyyy-MM-dd HH:mm");
        }
        String proleptic = letters.indexOf('G') >= 0 ? pattern : unquotedYear(pattern);
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(proleptic)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + pattern + "\": " + e.getMessage(), e);
        }
    }

    private static String withoutQuoted(String pattern) {
        return pattern.replaceAll("'[^']*'?", "");
    }

    private static String unquotedYear(String pattern) {
        StringBuilder proleptic = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            proleptic.append(c == 'y' && !quoted ? 'u' : c);
        }
        return proleptic.toString();
    }

    @Override
    @Nullable Reason read(char[] text, int from, int to) {
        if (shortCut != null && shortCut.matches(text, from, to)) {
            nanos = shortCut.nanos;
            seconds =
                    shortCut.hasTime
                            ? clock.epochSecond(shortCut.epochDay, shortCut.secondOfDay)
                            : clock.startOfDay(shortCut.epochDay);
            return null;
        }
        return byJavaTime(new String(text, from, to - from));
    }

    private @Nullable Reason byJavaTime(String text) {
        TemporalAccessor parsed;
        try {
            parsed = formatter.parse(text);
        } catch (DateTimeException e) {
            return understood(text) ? Reason.IMPOSSIBLE_DATE : Reason.NOT_AN_INSTANT;
        }
        try {
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                Instant instant = Instant.from(parsed);
                seconds = instant.getEpochSecond();
                nanos = instant.getNano();
                return null;
            }
            return local(
                    parsed.query(TemporalQueries.localDate()),
                    parsed.query(TemporalQueries.localTime()));
        } catch (DateTimeException e) {
            return Reason.NOT_AN_INSTANT;
        }
    }

    private @Nullable Reason local(@Nullable LocalDate date, @Nullable LocalTime time) {
        if (date == null) {
            return Reason.NOT_AN_INSTANT;
        }
        if (date.getYear() < LocalClock.FIRST_YEAR || date.getYear() > LocalClock.LAST_YEAR) {
            return Reason.OUT_OF_RANGE;
        }
        int epochDay = Math.toIntExact(date.toEpochDay());
        seconds =
                time == null
                        ? clock.startOfDay(epochDay)
                        : clock.epochSecond(epochDay, time.toSecondOfDay());
        nanos = time == null ? 0 : time.getNano();
        return null;
    }

    /** Whether the text has the pattern's shape, so that only its numbers can be wrong. */
    private boolean understood(String text) {
        ParsePosition position = new ParsePosition(0);
        TemporalAccessor unresolved = formatter.parseUnresolved(text, position);
        return unresolved != null && position.getIndex() == text.length();
    }

    @Override
    String expected(Reason reason) {
        return switch (reason) {
            case IMPOSSIBLE_DATE -> "a day and time that exist, written " + pattern;
            case OUT_OF_RANGE -> "a year from 1970 to 2100";
            default -> "an instant written " + pattern;
        };
    }
}
