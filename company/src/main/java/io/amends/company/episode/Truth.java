package io.amends.company.episode;

import java.time.Instant;
import java.util.List;

/**
 * What is true of one escalation, or of a contact that only comes near to one.
 *
 * @param type empty where there is no escalation
 * @param certainty RECORDED, INFERRED or SUSPECTED; empty where there is none
 * @param detour where else the contact went
 */
public record Truth(
        String contact,
        String type,
        String certainty,
        Instant decided,
        String accepted,
        String resolved,
        List<Fault> faults,
        List<Boundary> boundaries,
        Detour detour) {
    public Truth {
        faults = List.copyOf(faults);
        boundaries = List.copyOf(boundaries);
    }

    Truth with(Detour other) {
        return new Truth(
                contact, type, certainty, decided, accepted, resolved, faults, boundaries, other);
    }

    /** The move up of a detour follows it before it is resolved. */
    Truth unresolved() {
        return new Truth(
                contact, type, certainty, decided, accepted, "", faults, boundaries, detour);
    }

    /** The move up of a detour, handled well. */
    Truth again(Schedule schedule, Detour of) {
        return new Truth(
                contact,
                type,
                certainty,
                schedule.detourBack(),
                schedule.acceptedAgain().toString(),
                resolved,
                List.of(),
                List.of(),
                of);
    }

    /** As far as it is known at an instant. */
    Truth asOf(Instant end) {
        return new Truth(
                contact,
                type,
                certainty,
                decided,
                known(accepted, end),
                known(resolved, end),
                faults,
                boundaries,
                detour);
    }

    private static String known(String at, Instant end) {
        return at.isEmpty() || Instant.parse(at).isAfter(end) ? "" : at;
    }
}
