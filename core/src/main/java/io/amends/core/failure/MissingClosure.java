package io.amends.core.failure;

import static io.amends.core.timeline.Detection.Rule.BARE_RESOLUTION;
import static io.amends.core.timeline.Detection.Rule.CAUSE_MARKER;
import static io.amends.core.timeline.Detection.Rule.IMPACT_MARKER;
import static io.amends.core.timeline.Detection.Rule.RECURRENCE_MARKER;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Content;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict.KeptLate;
import io.amends.core.commitment.Verdict.Missed;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.Detected;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Part;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The resolution without closure: fixed, and the customer told nothing that matters. */
final class MissingClosure {

    private static final Set<Detection.Rule> MARKERS =
            EnumSet.of(IMPACT_MARKER, CAUSE_MARKER, RECURRENCE_MARKER);

    private MissingClosure() {}

    static Optional<Finding> find(Handling handling, Escalation escalation) {
        Showing showing = new Showing(handling, escalation);
        handling.judgements(escalation, CommitmentKind.RESOLUTION_MESSAGE)
                .forEach(
                        message -> {
                            silent(message, showing);
                            incomplete(message, handling, showing);
                            bare(message.commitment(), handling, showing);
                        });
        return showing.finding();
    }

    /** A finding of its own: the customer was told at resolution, and then left alone with it. */
    static Optional<Finding> findFollowUp(Handling handling, Escalation escalation) {
        Showing showing = new Showing(handling, escalation);
        if (showing.canShow(Sign.FOLLOW_UP_MISSED)) {
            handling.judgements(escalation, CommitmentKind.FOLLOW_UP)
                    .filter(MissingClosure::isBroken)
                    .forEach(
                            j ->
                                    showing.addIf(
                                            j.proved(),
                                            Sign.FOLLOW_UP_MISSED,
                                            j.commitment().opensAt(),
                                            j.commitment().due(),
                                            j.commitment().due()));
        }
        return showing.finding();
    }

    private static void silent(Judgement message, Showing showing) {
        if (isBroken(message) && showing.canShow(Sign.RESOLUTION_MESSAGE_MISSING)) {
            Commitment owed = message.commitment();
            showing.addIf(
                    message.proved(),
                    Sign.RESOLUTION_MESSAGE_MISSING,
                    owed.opensAt(),
                    owed.due(),
                    owed.arisesAt());
        }
    }

    /** What comes after the window is over is not the resolution message any more. */
    private static boolean isBroken(Judgement judgement) {
        return judgement.timing() instanceof Missed || judgement.timing() instanceof KeptLate;
    }

    private static void incomplete(Judgement message, Handling handling, Showing showing) {
        if (message.content() instanceof Content.Incomplete(Set<Part> missing)
                && showing.canShow(Sign.CLOSURE_PARTS_MISSING)) {
            showing.addIf(
                    handling.source().provesAbsence(Observable.CLOSURE_PARTS),
                    Sign.CLOSURE_PARTS_MISSING,
                    message.commitment().arisesAt(),
                    null,
                    missing.stream().sorted().map(Part::name).collect(Collectors.joining(", ")));
        }
    }

    private static void bare(Commitment owed, Handling handling, Showing showing) {
        if (!showing.canShow(Sign.BARE_RESOLUTION)) {
            return;
        }
        handling.facts().deliveredByPerson().stream()
                .filter(said -> said.occurredAt().isAfter(owed.opensAt()))
                .filter(said -> !said.occurredAt().isAfter(owed.due()))
                .filter(said -> isBare(said.id(), handling))
                .forEach(said -> showBare(said, showing));
    }

    private static void showBare(Communication said, Showing showing) {
        showing.add(Sign.BARE_RESOLUTION, said.occurredAt(), null, said.id());
    }

    private static boolean isBare(MessageId message, Handling handling) {
        Set<Detection.Rule> hits = EnumSet.noneOf(Detection.Rule.class);
        handling.facts()
                .all(Detected.class)
                .filter(hit -> hit.message().equals(message))
                .forEach(hit -> hits.add(hit.detection().rule()));
        return hits.contains(BARE_RESOLUTION) && hits.stream().noneMatch(MARKERS::contains);
    }
}
