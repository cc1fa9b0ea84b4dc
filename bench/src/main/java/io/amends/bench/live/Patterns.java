package io.amends.bench.live;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Description;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Timelines as they happen, of which many are made; every one goes through the service itself. */
final class Patterns {

    private static final String CHANNEL = "mail";

    private final House house;

    Patterns(House house) {
        this.house = house;
    }

    /** Opened, assigned and talked about, in a tier whose clock runs. */
    List<Event> plain(int number, Instant opened) {
        PersonId agent = house.agent(number);
        TeamId team = House.team(number);
        Actor by = Actor.person(agent);
        List<Event> events = new ArrayList<>();
        events.add(new Event.Opened(at(opened, 0, Actor.CUSTOMER)));
        events.add(new Event.Described(at(opened, 0, Actor.CUSTOMER), about(number)));
        events.add(
                new Event.SeverityChanged(
                        at(opened, 0, Actor.AUTOMATION),
                        Severity.values()[number % Severity.values().length]));
        events.add(
                new Event.Assigned(
                        at(opened, 0, Actor.AUTOMATION), null, false, team, House.TIERS.get("T1")));
        events.add(asked(opened, 0, number));
        events.add(
                new Event.Assigned(at(opened, 5, by), agent, false, team, House.TIERS.get("T1")));
        events.add(told(at(opened, 12, by), "first-" + number, EnumSet.noneOf(Part.class)));
        events.add(asked(opened, 20, number + 1));
        return events;
    }

    /** The same, escalated: the notice went out, and the second tier has it. */
    List<Event> escalated(int number, Instant opened) {
        List<Event> events = new ArrayList<>(plain(number, opened));
        Actor by = Actor.person(house.agent(number));
        PersonId specialist = house.specialist(number);
        events.add(decided(at(opened, 30, by), number));
        events.add(
                told(
                        at(opened, 35, by),
                        "notice-" + number,
                        EnumSet.of(
                                Part.ESCALATED,
                                Part.ACCOUNTABLE_OWNER,
                                Part.NEXT_CONTACT,
                                Part.IF_NOT_HEARD,
                                Part.NAMED_PERSON,
                                Part.EXPECTED_OUTCOME,
                                Part.ACKNOWLEDGEMENT)));
        Map<HandoffElement, String> elements = new EnumMap<>(HandoffElement.class);
        for (HandoffElement element : HandoffElement.values()) {
            elements.put(element, "What is known of " + element);
        }
        events.add(
                new Event.HandoffOffered(
                        at(opened, 40, by), House.BACK, House.TIERS.get("T2"), elements));
        Actor taking = Actor.person(specialist);
        events.add(new Event.HandoffAccepted(at(opened, 50, taking), specialist));
        events.add(
                new Event.Assigned(
                        at(opened, 50, taking),
                        specialist,
                        false,
                        House.BACK,
                        House.TIERS.get("T2")));
        events.add(told(at(opened, 60, taking), "voice-" + number, EnumSet.noneOf(Part.class)));
        return events;
    }

    /** Escalated three quarters of the notice's hour before an instant, and nobody has told anybody. */
    List<Event> untold(int number, Instant warned) {
        Instant decided = warned.minus(Duration.ofMinutes(45));
        List<Event> events = new ArrayList<>(plain(number, decided.minus(Duration.ofMinutes(30))));
        events.add(decided(Stamp.at(decided, Actor.person(house.agent(number))), number));
        return events;
    }

    private static Event decided(Stamp stamp, int number) {
        return new Event.EscalationOpened(
                stamp,
                number % 4 == 3 ? EscalationType.CUSTOMER : EscalationType.TIER,
                Certainty.RECORDED,
                "tick",
                Reason.of("because", "It needs somebody who knows the database"));
    }

    private static Event asked(Instant opened, int minutes, int number) {
        return new Event.CustomerMessage(
                at(opened, minutes, Actor.CUSTOMER), new MessageId("asked-" + number), CHANNEL);
    }

    private static Event told(Stamp stamp, String id, EnumSet<Part> parts) {
        return new Event.MessageToCustomer(
                stamp, new MessageId(id), CHANNEL, Event.Delivery.DELIVERED, parts);
    }

    private static Description about(int number) {
        return new Description(
                House.account(number * 37),
                "requester-" + number,
                "type-" + number % 7,
                "feature-" + number % 20,
                null,
                null,
                null,
                null,
                CHANNEL);
    }

    private static Stamp at(Instant opened, int minutes, Actor by) {
        return Stamp.at(opened.plus(Duration.ofMinutes(minutes)), by);
    }
}
