package io.amends.core.commitment;

import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Judges commitments from time-stamped facts, never from the state when somebody looks: whoever
 * judges later finds the same, unless a fact arrives late or a message comes back.
 */
public final class Judge {

    private final Evidence evidence;
    private final Releases releases;
    private final Observability observability;
    private final Instant at;

    /**
     * Prepares to judge the commitments of one contact.
     *
     * @param at nothing that happened after this is known
     */
    public Judge(Timeline facts, Observability observability, Instant at) {
        Timeline known = facts.until(at);
        this.evidence = new Evidence(known, at);
        this.releases = new Releases(known, at);
        this.observability = observability;
        this.at = at;
    }

    /**
     * The verdicts on one commitment.
     *
     * @param protocol of the commitment's escalation type
     * @param at nothing that happened after this is known
     */
    public static Judgement judge(
            Commitment commitment,
            Timeline facts,
            Protocol protocol,
            Observability observability,
            Instant at) {
        return new Judge(facts, observability, at).judge(commitment, protocol);
    }

    /**
     * @param protocol of the commitment's escalation type
     */
    public Judgement judge(Commitment commitment, Protocol protocol) {
        Needs needs = Needs.of(commitment.kind());
        boolean proved = needs.provesAbsence(observability);
        Set<Observable> missing = needs.missingForTiming(observability);
        if (!missing.isEmpty()) {
            return new Judgement(
                    commitment,
                    new Verdict.NotObservable(missing),
                    new Content.NotApplicable(),
                    proved);
        }
        Verdict timing = timing(commitment, protocol);
        return new Judgement(commitment, timing, content(commitment, protocol, timing), proved);
    }

    /** Whatever came first settles it: what keeps it, or what releases from it. */
    private Verdict timing(Commitment owed, Protocol protocol) {
        Optional<Instant> kept = evidence.firstKeeping(owed, protocol);
        if (releases.of(owed) instanceof Releases.Release(Instant released, Verdict verdict)
                && !released.isAfter(owed.due())
                && kept.map(released::isBefore).orElse(true)) {
            return verdict;
        }
        if (kept.isPresent() && !kept.get().isAfter(owed.due())) {
            return new Verdict.Kept(kept.get());
        }
        if (kept.isPresent() && canBeKeptLate(owed.kind())) {
            return new Verdict.KeptLate(kept.get(), Duration.between(owed.due(), kept.get()));
        }
        return at.isAfter(owed.due()) ? new Verdict.Missed(owed.due()) : new Verdict.Open();
    }

    /** A word on Wednesday is Wednesday's update; Tuesday stays without one. */
    private static boolean canBeKeptLate(CommitmentKind kind) {
        return kind != CommitmentKind.PROGRESS_UPDATE;
    }

    private Content content(Commitment owed, Protocol protocol, Verdict timing) {
        Optional<Instant> kept =
                switch (timing) {
                    case Verdict.Kept(Instant when) -> Optional.of(when);
                    case Verdict.KeptLate(Instant when, Duration ignored) -> Optional.of(when);
                    case Verdict.Open ignored -> Optional.empty();
                    case Verdict.Missed ignored -> Optional.empty();
                    case Verdict.Waived ignored -> Optional.empty();
                    case Verdict.Superseded ignored -> Optional.empty();
                    case Verdict.NotObservable ignored -> Optional.empty();
                };
        if (owed.parts().isEmpty() || kept.isEmpty()) {
            return new Content.NotApplicable();
        }
        Set<Observable> missing = Needs.of(owed.kind()).missingForContent(observability);
        if (!missing.isEmpty()) {
            return new Content.NotObservable(missing);
        }
        Instant until = kept.get().isAfter(owed.due()) ? kept.get() : owed.due();
        return leastMissing(
                partsToSee(owed, protocol), evidence.communications(owed, protocol, until));
    }

    /** A source whose messages have no such part cannot show that one is missing. */
    private Set<Part> partsToSee(Commitment owed, Protocol protocol) {
        Set<Part> parts = new HashSet<>(owed.parts());
        if (owed.kind() == CommitmentKind.RESOLUTION_MESSAGE
                && !observability.shows(Observable.FAILURE_PARTS)) {
            Set<Part> always = protocol.closure().parts();
            parts.removeIf(part -> part.admitsFailure() && !always.contains(part));
        }
        return parts;
    }

    private static Content leastMissing(Set<Part> parts, Collection<Communication> said) {
        return said.stream()
                .map(communication -> missing(parts, communication))
                .min(Comparator.comparingInt(Set::size))
                .<Content>map(
                        few -> few.isEmpty() ? new Content.Complete() : new Content.Incomplete(few))
                .orElseGet(Content.NotApplicable::new);
    }

    private static Set<Part> missing(Set<Part> parts, Communication communication) {
        Set<Part> missing = new HashSet<>(parts);
        missing.removeAll(communication.parts());
        return missing;
    }

    /**
     * Judges each with the protocol of its type, by the facts of its escalation's course.
     *
     * @param courses of all escalations that the commitments are of
     */
    public static List<Judgement> judgeAll(
            List<Commitment> commitments,
            List<Course> courses,
            Rulebook rulebook,
            Observability observability,
            Instant at) {
        IdentityHashMap<Timeline, Judge> byFacts = new IdentityHashMap<>(1);
        Map<EscalationId, Judge> judges = new HashMap<>();
        for (Course course : courses) {
            judges.put(
                    course.id(),
                    byFacts.computeIfAbsent(
                            course.facts(), facts -> new Judge(facts, observability, at)));
        }
        return commitments.stream()
                .map(
                        c ->
                                Objects.requireNonNull(judges.get(c.escalation()))
                                        .judge(c, rulebook.protocol(c.escalation().type())))
                .toList();
    }

    /** Judges each with the protocol of its type. */
    public static List<Judgement> judgeAll(
            List<Commitment> commitments,
            Timeline facts,
            Rulebook rulebook,
            Observability observability,
            Instant at) {
        Judge judge = new Judge(facts, observability, at);
        return commitments.stream()
                .map(c -> judge.judge(c, rulebook.protocol(c.escalation().type())))
                .toList();
    }
}
