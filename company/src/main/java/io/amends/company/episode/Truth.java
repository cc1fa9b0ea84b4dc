package io.amends.company.episode;

import java.time.Instant;
import java.util.List;

/**
 * What is true of one escalation, or of a contact that only comes near to one.
 *
 * @param type empty where there is no escalation
 * @param certainty RECORDED, INFERRED or SUSPECTED; empty where there is none
 */
public record Truth(
        String contact,
        String type,
        String certainty,
        Instant decided,
        String accepted,
        String resolved,
        List<Fault> faults,
        List<Boundary> boundaries) {
    public Truth {
        faults = List.copyOf(faults);
        boundaries = List.copyOf(boundaries);
    }
}
