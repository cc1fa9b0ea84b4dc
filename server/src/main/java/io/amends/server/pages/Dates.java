package io.amends.server.pages;

import io.amends.history.report.Sentences;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Instants and durations in the one style of every page: the reader's zone, with the zone where it
 * happened beside it. Written as the report writes them. For one thread.
 */
public final class Dates {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final MessageSource messages;
    private final Sentences sentences;
    private final Locale locale;
    private final ZoneId zone;
    private final Instant now;

    public Dates(MessageSource messages, Locale locale, ZoneId zone, Instant now) {
        this.messages = messages;
        this.sentences = Sentences.in(locale, zone);
        this.locale = locale;
        this.zone = zone;
        this.now = now;
    }

    /** As this page was made. */
    public Moment now() {
        return moment(now);
    }

    public Moment moment(Instant at) {
        return moment(at, null);
    }

    /**
     * @param where the zone of the customer or of the source, shown where it reads differently
     */
    public Moment moment(Instant at, @Nullable ZoneId where) {
        String text = sentences.instant(at);
        String title = inZone(text, zone, at);
        if (where != null && !sameTime(where, at)) {
            String there = Sentences.in(locale, where).instant(at);
            title = say("time.elsewhere", title, inZone(there, where, at));
        }
        return new Moment(at.toString(), text, relative(at), title);
    }

    /** Such as "2 h 15 min": the two greatest units that say something. */
    public String duration(Duration length) {
        return sentences.duration(length.toMillis() / 1000.0);
    }

    /** A date that belongs to no zone, such as a holiday. */
    public String day(LocalDate day) {
        return Sentences.in(locale, ZoneOffset.UTC)
                .day(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** The day on which an instant falls for the reader. */
    public String day(Instant at) {
        return sentences.day(at);
    }

    private String relative(Instant at) {
        Duration gone = Duration.between(at, now);
        Duration length = gone.abs();
        if (length.compareTo(MINUTE) < 0) {
            return say("time.now");
        }
        boolean past = !gone.isNegative();
        return length.compareTo(DAY) < 0
                ? say(past ? "time.ago" : "time.ahead", duration(toMinutes(length)))
                : say(past ? "time.ago-days" : "time.ahead-days", length.toDays());
    }

    private static Duration toMinutes(Duration length) {
        return Duration.ofMinutes(length.toMinutes());
    }

    private boolean sameTime(ZoneId where, Instant at) {
        return where.getRules().getOffset(at).equals(zone.getRules().getOffset(at));
    }

    private String inZone(String text, ZoneId in, Instant at) {
        ZoneOffset offset = in.getRules().getOffset(at);
        String hours = offset.equals(ZoneOffset.UTC) ? "" : offset.getId().replace('-', '−');
        return in.getId().equals("UTC") || in instanceof ZoneOffset
                ? say("time.in-offset", text, hours)
                : say("time.in-zone", text, in.getId().replace('_', ' '), hours);
    }

    private String say(String code, Object... values) {
        return messages.getMessage(code, values, locale);
    }
}
