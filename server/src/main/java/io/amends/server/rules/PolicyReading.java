package io.amends.server.rules;

import io.amends.core.protocol.Protocol;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.EscalationType;
import io.amends.history.mapping.CalendarDocument;
import io.amends.history.rulebook.RulebookDocument;
import io.amends.history.source.RefusedInput;
import java.util.Locale;
import java.util.regex.Pattern;

/** Documents of rules as the rules they state. */
final class PolicyReading {

    private static final Pattern VERSION = Pattern.compile("(?m)^( *version:) *\\d+ *$");

    private PolicyReading() {}

    /** Its name tells which version a due was computed by. */
    static WorkingCalendar calendar(Policy policy) {
        return CalendarDocument.parse(policy.name() + " v" + policy.version(), policy.document());
    }

    static Protocol protocol(Policy policy) {
        return RulebookDocument.parse(policy.name(), policy.document())
                .protocol(type(policy))
                .withVersion(policy.version());
    }

    static EscalationType type(Policy policy) {
        return EscalationType.valueOf(policy.name().toUpperCase(Locale.ROOT));
    }

    static RoutingMatrix routing(Policy policy) {
        RoutingMatrix read = RulebookDocument.parse(policy.name(), policy.document()).routing();
        return new RoutingMatrix(policy.version(), read.lowestTier(), read.maximumTime());
    }

    /**
     * Reads a document as it will be read.
     *
     * @throws RefusedInput with everything that is wrong with it
     */
    static void check(Policy policy) {
        switch (policy.kind()) {
            case CALENDAR -> calendar(policy);
            case PROTOCOL -> protocol(policy);
            case ROUTING -> routing(policy);
            case TRIGGER -> OwnTrigger.of(policy);
            case TEAM, TIERS -> {}
        }
    }

    /** Where a document states its version, it states the one that it is kept as. */
    static String numbered(String document, int version) {
        return VERSION.matcher(document).replaceAll("$1 " + version);
    }
}
