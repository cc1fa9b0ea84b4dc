package io.amends.core.lifecycle;

import io.amends.core.commitment.Regulations;
import io.amends.core.organisation.Organisation;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Event.ProtocolPinned;
import io.amends.core.timeline.Timeline;
import java.util.List;
import java.util.Optional;

/**
 * Everything that decides besides the facts.
 *
 * @param rulebook what new escalations open under
 * @param earlier former versions of protocols; those in flight keep theirs
 */
public record Rules(
        Rulebook rulebook,
        List<Protocol> earlier,
        Calendars calendars,
        Organisation organisation,
        Optional<Regulations> regulations) {

    public Rules {
        earlier = List.copyOf(earlier);
    }

    /** The rulebook with, for each type, the protocol that its latest escalation opened under. */
    Rulebook pinnedFor(Timeline facts) {
        Rulebook pinned = rulebook;
        for (ProtocolPinned pin : facts.all(ProtocolPinned.class).toList()) {
            pinned = pinned.with(version(pin));
        }
        return pinned;
    }

    /** A version that nobody kept is handled as the current one. */
    private Protocol version(ProtocolPinned pin) {
        return earlier.stream()
                .filter(p -> p.type() == pin.type() && p.version() == pin.version())
                .findFirst()
                .orElse(rulebook.protocol(pin.type()));
    }
}
