package io.amends.server.demo;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.EscalationOpened;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.Opened;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The ten steps of an escalation handled well, and how far one contact has come along them. */
final class Tour {

    private Tour() {}

    /** A step; its words are under its name in the messages. */
    enum Step {
        ARRIVES("customer"),
        TAKEN("agent"),
        ESCALATES("time"),
        OFFERED("agent"),
        ACCEPTED("specialist"),
        TOLD("specialist"),
        UPDATED("specialist"),
        RESOLVED("specialist"),
        FOLLOWED_UP("specialist"),
        CONFIRMED("customer");

        private final String by;

        Step(String by) {
            this.by = by;
        }
    }

    /** How a step stands. */
    enum State {
        DONE,
        /** Done, but later than owed. */
        LATE,
        /** Owed, due and not done. */
        MISSED,
        NEXT,
        AHEAD
    }

    /** A step as it stands. */
    record Stop(Step step, State state) {

        /** The persona whose turn it is; {@code customer} and {@code time} are nobody's. */
        public String getBy() {
            return step.by;
        }
    }

    /** Every step; the first that is not done comes next. */
    static List<Stop> of(LiveContact contact) {
        List<Stop> stops =
                Arrays.stream(Step.values())
                        .map(step -> new Stop(step, state(step, contact)))
                        .toList();
        int next = stops.stream().map(Stop::state).toList().indexOf(State.AHEAD);
        return next < 0
                ? stops
                : stops.stream()
                        .map(s -> s.step().ordinal() == next ? new Stop(s.step(), State.NEXT) : s)
                        .toList();
    }

    /** Before the contact has arrived. */
    static List<Stop> ahead() {
        return Arrays.stream(Step.values())
                .map(step -> new Stop(step, step.ordinal() == 0 ? State.NEXT : State.AHEAD))
                .toList();
    }

    private static State state(Step step, LiveContact contact) {
        return switch (step) {
            case ARRIVES -> happened(contact, Opened.class, e -> true);
            case TAKEN -> happened(contact, Assigned.class, e -> e.person() != null);
            case ESCALATES ->
                    happened(contact, EscalationOpened.class, e -> e.type() == EscalationType.TIER);
            case OFFERED -> happened(contact, HandoffOffered.class, e -> true);
            case ACCEPTED -> happened(contact, HandoffAccepted.class, e -> true);
            case TOLD -> kept(contact, CommitmentKind.ESCALATION_NOTICE);
            case UPDATED -> kept(contact, CommitmentKind.PROGRESS_UPDATE);
            case RESOLVED -> kept(contact, CommitmentKind.RESOLUTION_MESSAGE);
            case FOLLOWED_UP -> kept(contact, CommitmentKind.FOLLOW_UP);
            case CONFIRMED -> happened(contact, FollowUpAnswered.class, e -> true);
        };
    }

    private static <E extends Event> State happened(
            LiveContact contact, Class<E> kind, Predicate<E> which) {
        return contact.facts().all(kind).anyMatch(which) ? State.DONE : State.AHEAD;
    }

    /** The worst of what was owed of a kind and is over; one that is still open is ahead. */
    private static State kept(LiveContact contact, CommitmentKind kind) {
        List<Verdict> verdicts =
                contact.judgements().stream()
                        .filter(j -> j.commitment().kind() == kind)
                        .map(Judgement::timing)
                        .toList();
        if (verdicts.stream().anyMatch(Verdict.Missed.class::isInstance)) {
            return State.MISSED;
        }
        if (verdicts.stream().anyMatch(Verdict.KeptLate.class::isInstance)) {
            return State.LATE;
        }
        return verdicts.stream().anyMatch(Verdict::isOnTime) ? State.DONE : State.AHEAD;
    }
}
