package io.amends.core.lifecycle;

import io.amends.core.commitment.Regulations;
import io.amends.core.organisation.Organisation;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Event.ProtocolPinned;
import io.amends.core.timeline.Timeline;
import io.amends.core.trigger.BelowItsTier;
import io.amends.core.trigger.TierTimeExceeded;
import io.amends.core.trigger.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that decides besides the facts.
 *
 * @param rulebook what new escalations open under
 * @param earlier former versions of protocols; those in flight keep theirs
 * @param routingSince since when the routing matrix holds: it fires nothing for what was before
 * @param triggers those of the organisation's own
 * @param edition how many edits these come after: who decided by an earlier one has to look again
 */
public record Rules(
        Rulebook rulebook,
        List<Protocol> earlier,
        Calendars calendars,
        Organisation organisation,
        Optional<Regulations> regulations,
        Instant routingSince,
        List<Trigger> triggers,
        long edition) {

    public Rules {
        earlier = List.copyOf(earlier);
        triggers = List.copyOf(triggers);
    }

    /** With a routing matrix that always held, and no triggers of one's own. */
    public Rules(
            Rulebook rulebook,
            List<Protocol> earlier,
            Calendars calendars,
            Organisation organisation,
            Optional<Regulations> regulations) {
        this(rulebook, earlier, calendars, organisation, regulations, Instant.MIN, List.of());
    }

    /** Of no edition. */
    public Rules(
            Rulebook rulebook,
            List<Protocol> earlier,
            Calendars calendars,
            Organisation organisation,
            Optional<Regulations> regulations,
            Instant routingSince,
            List<Trigger> triggers) {
        this(rulebook, earlier, calendars, organisation, regulations, routingSince, triggers, 0);
    }

    /** The same, as they were after so many edits. */
    public Rules ofEdition(long edits) {
        return new Rules(
                rulebook,
                earlier,
                calendars,
                organisation,
                regulations,
                routingSince,
                triggers,
                edits);
    }

    /** Every trigger that is looked at when anything happens or time passes. */
    public List<Trigger> allTriggers() {
        return Stream.concat(
                        Stream.of(
                                new BelowItsTier(
                                        rulebook.routing(), organisation.tiers(), routingSince),
                                new TierTimeExceeded(rulebook.routing(), calendars, routingSince)),
                        triggers.stream())
                .toList();
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
