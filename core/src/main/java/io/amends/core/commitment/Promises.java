package io.amends.core.commitment;

import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was promised while it is open, or stood promised when it was decided. */
final class Promises {

    private final Episode episode;

    Promises(Episode episode) {
        this.episode = episode;
    }

    void addTo(Ledger ledger) {
        episode.facts().all(PromiseMade.class).filter(this::isOurs).forEach(p -> add(ledger, p));
    }

    /** A promise of the past binds nobody; the replay names it. */
    private boolean isOurs(PromiseMade promise) {
        return promise.at().isAfter(promise.occurredAt())
                && promise.at().isAfter(episode.decidedAt())
                && !promise.occurredAt().isAfter(lastInstant());
    }

    /** Until it ends; a resolved one can still reopen, and what is promised then is still its. */
    private Instant lastInstant() {
        @Nullable Instant resolvedAt = episode.resolvedAt();
        if (resolvedAt != null) {
            Instant reopens = resolvedAt.plus(episode.protocol().reopensWithin());
            return reopens.isBefore(episode.nextOfType()) ? reopens : episode.nextOfType();
        }
        @Nullable Instant endedAt = episode.endedAt();
        return endedAt == null ? Instant.MAX : endedAt;
    }

    private void add(Ledger ledger, PromiseMade promise) {
        Instant at = promise.at();
        boolean by = promise.kind() == PromiseKind.BY;
        ledger.add(
                CommitmentKind.PROMISE,
                promise.occurredAt(),
                by ? promise.occurredAt() : justBefore(at),
                by ? at : at.plus(episode.protocol().appointmentGrace()),
                Set.of(),
                by ? "promise by" : "promise at",
                "elapsed");
    }

    /** Evidence counts from after the opening; an appointment is kept from its first instant on. */
    static Instant justBefore(Instant at) {
        return at.minusNanos(1);
    }

    /** The first instant at which something is past. */
    static Instant justAfter(Instant at) {
        return at.plusNanos(1);
    }

    /** An appointment opens at its instant; a promise "by" opens when it is made. */
    static boolean isAppointment(Commitment promise) {
        return promise.opensAt().isAfter(promise.arisesAt());
    }

    /** Said and promised at once: the message it names, or the one of its instant. */
    static boolean isMadeBy(PromiseMade promise, Communication said) {
        return promise.occurredAt().equals(said.occurredAt())
                && (promise.message() == null || promise.message().equals(said.id()));
    }

    /**
     * How often a promise was kept by promising a new time. The customer waits on, so the lead is
     * told after the second.
     *
     * @param until facts after this are not read
     */
    static int renegotiations(Timeline facts, Instant until) {
        Timeline known = facts.until(until);
        List<PromiseMade> promises = known.all(PromiseMade.class).toList();
        List<Communication> said = known.deliveredByPerson();
        return (int) promises.stream().filter(p -> isRenegotiated(p, promises, said)).count();
    }

    private static boolean isRenegotiated(
            PromiseMade promise, List<PromiseMade> promises, List<Communication> said) {
        return said.stream()
                .filter(c -> c.occurredAt().isAfter(promise.occurredAt()))
                .findFirst()
                .filter(c -> !c.occurredAt().isAfter(promise.at()))
                .filter(c -> promises.stream().anyMatch(p -> isMadeBy(p, c)))
                .isPresent();
    }
}
