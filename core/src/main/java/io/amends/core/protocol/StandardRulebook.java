package io.amends.core.protocol;

import io.amends.core.protocol.Protocol.AlertStep;
import io.amends.core.protocol.Protocol.Closure;
import io.amends.core.protocol.Protocol.FollowUp;
import io.amends.core.protocol.Protocol.MessageStandard;
import io.amends.core.protocol.Rulebook.Inference;
import io.amends.core.protocol.Rulebook.Repeats;
import io.amends.core.protocol.Rulebook.RootCauses;
import io.amends.core.protocol.Rulebook.Signals;
import io.amends.core.protocol.Term.BusinessDays;
import io.amends.core.protocol.Term.BusinessTime;
import io.amends.core.protocol.Term.Elapsed;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Part;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The article's rules, with numbers where the article gives none ({@code docs/rulebook.md}). */
final class StandardRulebook {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final Set<Part> NOTICE =
            Set.of(Part.ESCALATED, Part.ACCOUNTABLE_OWNER, Part.NEXT_CONTACT, Part.IF_NOT_HEARD);

    private static final Closure CLOSURE =
            new Closure(
                    Set.of(Part.WHAT_WAS_DONE, Part.IMPACT, Part.ROOT_CAUSE, Part.RECURRENCE),
                    Set.of(Part.FAILURE_ADMITTED, Part.APOLOGY),
                    1);

    private static final FollowUp FOLLOW_UP =
            new FollowUp(
                    Duration.ofHours(48),
                    Duration.ofHours(72),
                    Duration.ofHours(4),
                    Set.of(Part.HAS_IT_HELD, Part.SATISFIED, Part.ANYTHING_NEW),
                    5);

    private static final List<AlertStep> LADDER =
            List.of(
                    new AlertStep(75, List.of("owner")),
                    new AlertStep(100, List.of("coordinator", "lead")),
                    new AlertStep(125, List.of("manager")));

    /** A process error, a product defect, and the usual others; what others did is no failing of ours. */
    private static final RootCauses CAUSES =
            new RootCauses(
                    Map.ofEntries(
                            Map.entry("process error", true),
                            Map.entry("process failure", true),
                            Map.entry("product defect", true),
                            Map.entry("human error", true),
                            Map.entry("incorrect information given", true),
                            Map.entry("incorrect information given at t1", true),
                            Map.entry("missing documentation", true),
                            Map.entry("training gap", true),
                            Map.entry("onboarding gap", true),
                            Map.entry("capacity and routing", true),
                            Map.entry("late first contact", true),
                            Map.entry("user error", false),
                            Map.entry("third party outage", false),
                            Map.entry("force majeure", false)));

    static final Rulebook RULEBOOK =
            new Rulebook(
                    "standard",
                    1,
                    RoutingMatrix.OPEN,
                    protocols(),
                    new Inference(HOUR, Duration.ofMinutes(15)),
                    new Repeats(42, 0.5, 365, 90),
                    new Signals(6, 2, 3, 3),
                    CAUSES);

    private StandardRulebook() {}

    private static Map<EscalationType, Protocol> protocols() {
        Map<EscalationType, Protocol> all = new EnumMap<>(EscalationType.class);
        for (EscalationType type : EscalationType.values()) {
            all.put(type, protocol(type));
        }
        return all;
    }

    private static Protocol protocol(EscalationType type) {
        return new Protocol(
                type,
                1,
                OwnershipModel.RELAY,
                acknowledgement(type),
                Optional.of(new MessageStandard(new Elapsed(HOUR), noticeParts(type))),
                false,
                false,
                new BusinessTime(HOUR),
                Optional.of(new BusinessTime(Duration.ofHours(4))),
                true,
                Duration.ofMinutes(15),
                CLOSURE,
                Optional.of(FOLLOW_UP),
                Optional.of(new BusinessDays(5)),
                Duration.ofDays(7),
                LADDER,
                List.of());
    }

    private static Optional<MessageStandard> acknowledgement(EscalationType type) {
        return type == EscalationType.CUSTOMER
                ? Optional.of(
                        new MessageStandard(
                                new Elapsed(Duration.ofMinutes(30)), Set.of(Part.ACKNOWLEDGEMENT)))
                : Optional.empty();
    }

    /** A customer who asked is told the person and the outcome besides: specific commitment. */
    private static Set<Part> noticeParts(EscalationType type) {
        if (type != EscalationType.CUSTOMER) {
            return NOTICE;
        }
        Set<Part> parts = EnumSet.copyOf(NOTICE);
        parts.add(Part.NAMED_PERSON);
        parts.add(Part.EXPECTED_OUTCOME);
        return parts;
    }
}
