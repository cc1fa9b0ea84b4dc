package io.amends.server.desk;

import io.amends.core.timeline.Reason;
import io.amends.history.report.Sentences;
import io.amends.server.escalations.Refusals;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In whose language and at whose hour a page speaks.
 *
 * @param zone the reader's; UTC until their browser has told it
 */
record Voice(Locale locale, ZoneId zone) {

    static Voice of(Locale locale, @Nullable String zone) {
        return new Voice(locale, zone(zone));
    }

    private static ZoneId zone(@Nullable String id) {
        try {
            return id == null ? ZoneId.of("UTC") : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneId.of("UTC");
        }
    }

    String say(Refusals sentences, Reason reason) {
        return sentences.say(reason, locale, zone);
    }

    String instant(Instant at) {
        return Sentences.in(locale, zone).instant(at);
    }

    String duration(Duration length) {
        return Sentences.in(locale, zone).duration(length.toMillis() / 1000.0);
    }

    String words(Collection<? extends Enum<?>> names) {
        Sentences words = Sentences.in(locale, zone);
        return names.stream().sorted().map(words::word).collect(Collectors.joining(", "));
    }
}
