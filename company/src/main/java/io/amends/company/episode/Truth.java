package io.amends.company.episode;

import java.time.Instant;
import java.util.List;

/**
 * What is true of one escalation, or of a contact that only comes near to one.
 *
 * @param type empty where there is no escalation
 * @param certainty RECORDED, INFERRED or SUSPECTED; empty where there is none
 * @param detour where else the contact went
 * @param merged the contact that it was decided on, where that was merged into this one; else empty
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
        Detour detour,
        String merged) {
    public Truth {
        faults = List.copyOf(faults);
        boundaries = List.copyOf(boundaries);
    }

    /** One whose contact is never merged. */
    Truth(
            String contact,
            String type,
            String certainty,
            Instant decided,
            String accepted,
            String resolved,
            List<Fault> faults,
            List<Boundary> boundaries,
            Detour detour) {
        this(contact, type, certainty, decided, accepted, resolved, faults, boundaries, detour, "");
    }

    /** The same, for the survivor of a merge to answer for. */
    Truth carriedTo(String survivor) {
        return new Truth(
                survivor,
                type,
                certainty,
                decided,
                accepted,
                resolved,
                faults,
                boundaries,
                detour,
                contact);
    }

    /** Of two that a merge brought together the one that ended there, well until then. */
    Truth joined() {
        return new Truth(
                contact, type, certainty, decided, accepted, "", List.of(), List.of(), detour,
                merged);
    }

    /** The other of the two: decided on the survivor, handed to nobody, and else the same. */
    Truth besides(Instant otherDecided) {
        return new Truth(
                contact,
                type,
                certainty,
                otherDecided,
                "",
                resolved,
                faults,
                boundaries,
                detour,
                "");
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
                detour,
                merged);
    }

    private static String known(String at, Instant end) {
        return at.isEmpty() || Instant.parse(at).isAfter(end) ? "" : at;
    }
}
