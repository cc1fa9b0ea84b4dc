package io.amends.core.testing;

import io.amends.core.routing.Tier;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One contact's facts, told line by line; times are UTC, {@code 2026-03-02T09:00} a Monday. Messages
 * are numbered m1, m2 … in the order told.
 */
public final class Story {

    public static final Tiers TIERS = Tiers.named("T1", "T2", "T3");
    public static final PersonId ANNA = new PersonId("anna");
    public static final PersonId BEN = new PersonId("ben");
    public static final PersonId CARLA = new PersonId("carla");

    private final ContactId contact;
    private final List<Event> events = new ArrayList<>();
    private int messages;

    private Story(ContactId contact) {
        this.contact = contact;
    }

    public static Story of(String contact) {
        return new Story(new ContactId(contact));
    }

    public static Instant at(String utc) {
        return LocalDateTime.parse(utc).toInstant(ZoneOffset.UTC);
    }

    public Timeline timeline() {
        return Timeline.of(contact, events);
    }

    public Story event(Event event) {
        events.add(event);
        return this;
    }

    public Story opened(String at) {
        return event(new Event.Opened(stamp(at, Actor.CUSTOMER)));
    }

    public Story assigned(String at, @Nullable PersonId person, String tier) {
        return assigned(at, person, tier, "team-" + tier);
    }

    public Story assigned(String at, @Nullable PersonId person, String tier, String team) {
        Tier known = TIERS.get(tier);
        return event(
                new Event.Assigned(
                        stamp(at, Actor.SOMEBODY), person, false, new TeamId(team), known));
    }

    public Story assignedToSystem(String at, String tier) {
        return event(
                new Event.Assigned(
                        stamp(at, Actor.AUTOMATION),
                        new PersonId("router"),
                        true,
                        new TeamId("team-" + tier),
                        TIERS.get(tier)));
    }

    public Story status(String at, String status, boolean owned) {
        return event(new Event.StatusChanged(stamp(at, Actor.SOMEBODY), status, owned));
    }

    public Story severity(String at, Severity severity) {
        return severity(at, severity, Actor.SOMEBODY);
    }

    public Story severity(String at, Severity severity, Actor by) {
        return event(new Event.SeverityChanged(stamp(at, by), severity));
    }

    public Story priority(String at, int rank) {
        return event(new Event.PriorityChanged(stamp(at, Actor.SOMEBODY), rank, "P" + rank));
    }

    public Story escalated(String at, EscalationType type) {
        return event(
                new Event.EscalationOpened(
                        stamp(at, Actor.SOMEBODY),
                        type,
                        Certainty.RECORDED,
                        "told",
                        Reason.of("told")));
    }

    public Story escalationEnded(String at, EscalationType type) {
        return event(new Event.EscalationEnded(stamp(at, Actor.SOMEBODY), type, Reason.of("told")));
    }

    public Story resolved(String at) {
        return event(new Event.Resolved(stamp(at, Actor.SOMEBODY)));
    }

    public Story closed(String at) {
        return event(new Event.Closed(stamp(at, Actor.AUTOMATION)));
    }

    public Story reopened(String at) {
        return event(new Event.Reopened(stamp(at, Actor.CUSTOMER)));
    }

    public Story answeredNotHeld(String at) {
        return event(
                new Event.FollowUpAnswered(
                        stamp(at, Actor.CUSTOMER), Event.FollowUpOutcome.NOT_HELD));
    }

    public Story caused(String at, String primary) {
        return event(new Event.RootCauseRecorded(stamp(at, Actor.SOMEBODY), primary, List.of()));
    }

    public Story failureStated(String at, boolean organisationFailed) {
        return event(new Event.FailureStated(stamp(at, Actor.SOMEBODY), organisationFailed));
    }

    public Story offered(String at, HandoffElement... empty) {
        Map<HandoffElement, String> elements = new EnumMap<>(HandoffElement.class);
        for (HandoffElement element : HandoffElement.values()) {
            if (!List.of(empty).contains(element)) {
                elements.put(element, "filled");
            }
        }
        return event(
                new Event.HandoffOffered(
                        stamp(at, Actor.SOMEBODY),
                        new TeamId("team-T2"),
                        TIERS.get("T2"),
                        elements));
    }

    public Story returned(String at) {
        return event(
                new Event.HandoffReturned(
                        stamp(at, Actor.SOMEBODY), Set.of(HandoffElement.STEPS_TAKEN)));
    }

    public Story accepted(String at, @Nullable PersonId person) {
        return event(new Event.HandoffAccepted(stamp(at, Actor.SOMEBODY), person));
    }

    public Story told(String at, PersonId by, Part... parts) {
        return message(at, Actor.person(by), parts);
    }

    public Story toldAutomatically(String at, Part... parts) {
        return message(at, Actor.AUTOMATION, parts);
    }

    public Story wrote(String at) {
        return event(new Event.CustomerMessage(stamp(at, Actor.CUSTOMER), nextMessage(), "mail"));
    }

    /** A lexicon's hit in the message told last. */
    public Story detected(String at, Detection.Rule rule, String entry) {
        return event(
                new Event.Detected(
                        stamp(at, Actor.AUTOMATION),
                        new MessageId("m" + Math.max(1, messages)),
                        new Detection(rule, entry, 0, 1)));
    }

    private Story message(String at, Actor by, Part... parts) {
        return event(
                new Event.MessageToCustomer(
                        stamp(at, by),
                        nextMessage(),
                        "mail",
                        Event.Delivery.DELIVERED,
                        Set.of(parts)));
    }

    private MessageId nextMessage() {
        messages++;
        return new MessageId("m" + messages);
    }

    private static Stamp stamp(String at, Actor actor) {
        return Stamp.at(at(at), actor);
    }
}
