package io.amends.core.commitment;

import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.CommitmentOwed;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what one escalation owes; what was stamped when it arose stands as stamped. */
final class Ledger {

    private static final Comparator<Commitment> ORDER =
            Comparator.comparing(Commitment::arisesAt)
                    .thenComparing(Commitment::due)
                    .thenComparing(Commitment::kind);

    private final Episode episode;
    private final List<Commitment> computed = new ArrayList<>();
    private final Instant mergedAt;

    Ledger(Episode episode) {
        this.episode = episode;
        this.mergedAt =
                episode.facts()
                        .all(Event.Merged.class)
                        .findFirst()
                        .map(Event::occurredAt)
                        .orElse(Instant.MAX);
    }

    /** Takes a commitment up unless it arises after the judge's instant or after a merge. */
    void add(
            CommitmentKind kind,
            Instant arisesAt,
            Instant opensAt,
            Instant due,
            Set<Part> parts,
            String rule,
            String calendar) {
        if (arisesAt.isAfter(episode.asOf()) || arisesAt.isAfter(mergedAt)) {
            return;
        }
        String named = episode.protocol().type() + " v" + episode.protocol().version() + " " + rule;
        computed.add(
                new Commitment(
                        episode.escalation().id(),
                        kind,
                        1,
                        arisesAt,
                        opensAt,
                        due,
                        parts,
                        named,
                        calendar));
    }

    List<Commitment> entries() {
        stamped().forEach(stamp -> stand(stamp, computed));
        return renumbered(computed);
    }

    private Stream<CommitmentOwed> stamped() {
        Timeline facts = episode.facts();
        return facts.all(CommitmentOwed.class)
                .filter(s -> s.escalation() == episode.escalation().type())
                .filter(s -> !s.occurredAt().isBefore(episode.decidedAt()))
                .filter(s -> s.occurredAt().isBefore(episode.nextOfType()))
                .filter(s -> !isOfTheDayOfAnEnd(s));
    }

    /**
     * In the morning nobody could know that the day would owe a resolution message instead of an
     * update; once it does, the update was never owed, whoever looks and whenever.
     */
    private boolean isOfTheDayOfAnEnd(CommitmentOwed stamp) {
        return stamp.kind().equals(CommitmentKind.PROGRESS_UPDATE.name())
                && Round.of(episode).stream()
                        .filter(round -> round.until() != null)
                        .anyMatch(
                                round ->
                                        !stamp.occurredAt().isBefore(round.from())
                                                && !stamp.due().isBefore(round.until())
                                                && !stamp.occurredAt().isAfter(round.until()))
                && Round.of(episode).stream().noneMatch(round -> owesOn(round, stamp));
    }

    /** Reopened on the same day it owes the day's word after all. */
    private static boolean owesOn(Round round, CommitmentOwed stamp) {
        return !stamp.due().isBefore(round.from())
                && (round.until() == null || stamp.due().isBefore(round.until()));
    }

    /** A stamp corrects what it is about: calendars and protocols change, what was owed does not. */
    private void stand(CommitmentOwed stamp, List<Commitment> entries) {
        Optional<CommitmentKind> kind = kindOf(stamp.kind());
        if (kind.isEmpty() || entries.stream().anyMatch(c -> isAbout(c, kind.get(), stamp.due()))) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (Stamps.isAbout(stamp, entries.get(i))) {
                entries.set(i, restamped(entries.get(i), stamp));
                return;
            }
        }
        entries.add(
                new Commitment(
                        episode.escalation().id(),
                        kind.get(),
                        1,
                        stamp.occurredAt(),
                        stamp.occurredAt(),
                        stamp.due(),
                        Set.of(),
                        stamp.rule(),
                        "stamped"));
    }

    private static Commitment restamped(Commitment c, CommitmentOwed stamp) {
        return new Commitment(
                c.escalation(),
                c.kind(),
                c.ordinal(),
                c.arisesAt(),
                c.opensAt(),
                stamp.due(),
                c.parts(),
                stamp.rule(),
                "stamped");
    }

    private static boolean isAbout(Commitment c, CommitmentKind kind, Instant due) {
        return c.kind() == kind && c.due().equals(due);
    }

    /** Foreign facts may name kinds that we do not know; they are not ours to judge. */
    private static Optional<CommitmentKind> kindOf(String name) {
        return Stream.of(CommitmentKind.values()).filter(k -> k.name().equals(name)).findFirst();
    }

    /** The same commitments by due, numbered from 1 within each kind. */
    static List<Commitment> renumbered(List<Commitment> commitments) {
        List<Commitment> ordered = new ArrayList<>(commitments);
        ordered.sort(ORDER);
        int[] counts = new int[CommitmentKind.values().length];
        ordered.replaceAll(c -> numbered(c, ++counts[c.kind().ordinal()]));
        return List.copyOf(ordered);
    }

    private static Commitment numbered(Commitment c, int ordinal) {
        return c.ordinal() == ordinal
                ? c
                : new Commitment(
                        c.escalation(),
                        c.kind(),
                        ordinal,
                        c.arisesAt(),
                        c.opensAt(),
                        c.due(),
                        c.parts(),
                        c.rule(),
                        c.calendar());
    }
}
