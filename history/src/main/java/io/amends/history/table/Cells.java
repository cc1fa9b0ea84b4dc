package io.amends.history.table;

import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the tables' cells have in common. */
final class Cells {

    static String id(ContactAudit audit) {
        return audit.timeline().contact().value();
    }

    /** Escalations that headlines count. */
    static Stream<EscalationAudit> headline(ContactAudit audit) {
        return audit.escalations().stream().filter(e -> e.escalation().isHeadline());
    }

    static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    static String lower(Enum<?> named, char separator) {
        return named.name().toLowerCase(Locale.ROOT).replace('_', separator);
    }

    private Cells() {}
}
