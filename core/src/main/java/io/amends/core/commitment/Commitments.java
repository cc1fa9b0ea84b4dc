package io.amends.core.commitment;

import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;

/** What is owed on an escalation, each with its own due. */
public final class Commitments {

    private Commitments() {}

    /**
     * What one escalation owes, looked at alone.
     *
     * @param asOf the judge's instant: what arises later is not yet owed
     */
    public static List<Commitment> owed(
            Timeline facts,
            Escalation escalation,
            Protocol protocol,
            Calendars calendars,
            Instant asOf) {
        return List.of();
    }

    /**
     * What a contact's escalations owe together: a progress slot, a promise or an answer to a
     * handoff that several share is owed once, by the one decided first.
     */
    public static List<Commitment> owed(
            Timeline facts,
            List<Escalation> escalations,
            Rulebook rulebook,
            Calendars calendars,
            Instant asOf) {
        return List.of();
    }
}
