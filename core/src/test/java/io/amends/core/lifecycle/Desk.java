package io.amends.core.lifecycle;

// Over 300 lines: the whole small world that live contacts are tried in, so that tests read as
// stories.

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.organisation.Member;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.OwnershipModel;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Rulebook;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.testing.Story;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One contact run live on a clock that only the test moves: whenever an alarm is due on the way it
 * rings, as it would in the service. UTC; {@code 2026-03-02} is a Monday; 09:00 to 17:00 are open.
 */
final class Desk {

    static final PersonId ANNA = new PersonId("anna");
    static final PersonId BEN = new PersonId("ben");
    static final PersonId BEA = new PersonId("bea");
    static final PersonId LEA = new PersonId("lea");
    static final PersonId CLEO = new PersonId("cleo");
    static final PersonId GONE = new PersonId("gone");
    static final TeamId FRONT = new TeamId("front");
    static final TeamId BACK = new TeamId("back");
    static final TeamId DISBANDED = new TeamId("disbanded");

    static final WorkingCalendar HOURS =
            WorkingCalendar.of(
                    "office",
                    ZoneId.of("UTC"),
                    WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                    Holidays.none());

    private Timeline facts;
    private Rules rules;
    private Instant now = Story.at("2026-03-02T09:00");
    private int messages;

    private Desk(Rules rules) {
        this.rules = rules;
        this.facts = Timeline.of(new ContactId("C-1"), List.of());
    }

    static Desk standard() {
        return with(Rulebook.standard(), RoutingMatrix.OPEN);
    }

    /** T1 may take two hours. */
    static Desk withTierTime() {
        return with(
                Rulebook.standard(),
                new RoutingMatrix(1, Map.of(), Map.of("T1", Duration.ofHours(2))));
    }

    static Desk withModel(OwnershipModel model) {
        Rulebook rulebook = Rulebook.standard();
        for (EscalationType type : EscalationType.values()) {
            rulebook = rulebook.with(owned(rulebook.protocol(type), model));
        }
        return with(rulebook, RoutingMatrix.OPEN);
    }

    private static Protocol owned(Protocol p, OwnershipModel model) {
        return new Protocol(
                p.type(),
                p.version(),
                model,
                p.acknowledgement(),
                p.notice(),
                p.automaticKeepsNotice(),
                p.noticeAtDecisionCounts(),
                p.handoffAcceptance(),
                p.newTierFirstResponse(),
                p.progressUpdates(),
                p.appointmentGrace(),
                p.closure(),
                p.followUp(),
                p.rootCauseAnalysis(),
                p.reopensWithin(),
                p.ladder(),
                p.regulatoryPresets());
    }

    static Desk with(Rulebook rulebook, RoutingMatrix routing) {
        Rulebook routed =
                new Rulebook(
                        rulebook.name(),
                        rulebook.version(),
                        routing,
                        rulebook.protocols(),
                        rulebook.inference(),
                        rulebook.repeats(),
                        rulebook.signals(),
                        rulebook.rootCauses());
        return new Desk(
                new Rules(
                        routed,
                        List.of(),
                        Calendars.everybody(HOURS),
                        organisation(),
                        Optional.empty()));
    }

    private static Organisation organisation() {
        return Organisation.of(
                Story.TIERS,
                Stream.of(
                        member(ANNA, "Anna Weber", Role.AGENT, FRONT),
                        member(LEA, "Lea Stark", Role.LEAD, FRONT),
                        member(CLEO, "Cleo Marsh", Role.COORDINATOR, FRONT),
                        member(BEN, "Ben Ortiz", Role.SPECIALIST, BACK),
                        member(BEA, "Bea Lind", Role.SPECIALIST, BACK),
                        new Member(
                                GONE,
                                "Gone",
                                Set.of(Role.AGENT),
                                Set.of(FRONT),
                                false,
                                List.of(),
                                null)),
                Stream.of(
                        new Team(FRONT, "Front line", Story.TIERS.get("T1"), true, LEA, CLEO),
                        new Team(BACK, "Back office", Story.TIERS.get("T2"), true, BEN, null),
                        new Team(DISBANDED, "Old", Story.TIERS.get("T2"), false, null, null)));
    }

    private static Member member(PersonId id, String name, Role role, TeamId team) {
        return new Member(id, name, Set.of(role), Set.of(team), true, List.of(), null);
    }

    /** The same organisation with one of its people changed. */
    Desk where(Member changed) {
        Map<PersonId, Member> members = new HashMap<>(rules.organisation().members());
        members.put(changed.id(), changed);
        rules =
                new Rules(
                        rules.rulebook(),
                        rules.earlier(),
                        rules.calendars(),
                        new Organisation(
                                rules.organisation().tiers(),
                                members,
                                rules.organisation().teams()),
                        rules.regulations());
        return this;
    }

    /** The same contact once somebody has edited the rules. */
    Desk ruledBy(UnaryOperator<Rules> edited) {
        rules = edited.apply(rules);
        return this;
    }

    // ---- the clock -------------------------------------------------------------------------

    Desk at(String utc) {
        return until(Story.at(utc));
    }

    Desk after(Duration time) {
        return until(now.plus(time));
    }

    /** Lets time pass, ringing at every instant at which something is due. */
    Desk until(Instant then) {
        Optional<Instant> alarm = WakeUp.next(contact());
        while (alarm.isPresent() && !alarm.get().isAfter(then)) {
            now = alarm.get();
            append(Lifecycle.wake(contact()));
            alarm = WakeUp.next(contact());
        }
        now = then;
        return this;
    }

    /** Time passes while the service is down: nothing rings. */
    Desk asleepUntil(String utc) {
        now = Story.at(utc);
        return this;
    }

    Desk rings() {
        append(Lifecycle.wake(contact()));
        return this;
    }

    // ---- commands --------------------------------------------------------------------------

    Desk does(Command command) {
        switch (Lifecycle.decide(contact(), command)) {
            case Decision.Accepted accepted -> append(accepted.events());
            case Decision.Refused refused ->
                    throw new AssertionError(command + " was refused: " + refused.reasons());
        }
        return this;
    }

    List<String> refuses(Command command) {
        return switch (Lifecycle.decide(contact(), command)) {
            case Decision.Accepted accepted ->
                    throw new AssertionError(command + " was accepted: " + accepted.events());
            case Decision.Refused refused -> refused.reasons().stream().map(Desk::shortly).toList();
        };
    }

    private static String shortly(Reason reason) {
        return String.join(
                " ", Stream.concat(Stream.of(reason.code()), reason.values().stream()).toList());
    }

    Desk happens(Event... elsewhere) {
        append(Lifecycle.record(contact(), List.of(elsewhere)));
        return this;
    }

    private void append(List<Event> events) {
        facts = facts.with(events);
    }

    /** A contact opened by its customer, with Anna of the front line. */
    Desk openedWithAnna() {
        Actor anna = Actor.person(ANNA);
        return does(new Command.Open(Actor.CUSTOMER, Description.UNSTATED, FRONT, null))
                .does(new Command.Assign(anna, ANNA, FRONT));
    }

    Desk escalated(EscalationType type) {
        return does(
                new Command.Escalate(
                        Actor.person(ANNA), type, "tick", "Needs database access we do not have"));
    }

    Desk offered() {
        return does(new Command.OfferHandoff(Actor.person(ANNA), BACK, handoff()));
    }

    Desk tells(PersonId by, @Nullable String promisedBy, Part... parts) {
        return does(message(by, promisedBy, parts));
    }

    Command message(PersonId by, @Nullable String promisedBy, Part... parts) {
        Map<Part, String> said = new EnumMap<>(Part.class);
        for (Part part : parts) {
            said.put(part, "Ben Ortiz rebuilds the index by Tuesday 10:00 (" + part + ")");
        }
        Optional<Promise> promise =
                promisedBy == null
                        ? Optional.empty()
                        : Optional.of(new Promise(PromiseKind.BY, Story.at(promisedBy)));
        messages++;
        return new Command.RecordSent(
                Actor.person(by), new MessageId("m" + messages), "mail", new Words(said, promise));
    }

    static Map<HandoffElement, String> handoff() {
        Map<HandoffElement, String> elements = new EnumMap<>(HandoffElement.class);
        for (HandoffElement element : HandoffElement.values()) {
            elements.put(element, "What is known of " + element);
        }
        return elements;
    }

    // ---- what can be seen ------------------------------------------------------------------

    LiveContact contact() {
        return LiveContact.at(facts, rules, now);
    }

    Timeline facts() {
        return facts;
    }

    Rules rules() {
        return rules;
    }

    Escalation only(EscalationType type) {
        List<Escalation> found =
                contact().escalations().stream().filter(e -> e.type() == type).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    Stage stage(EscalationType type) {
        return contact()
                .stage(
                        contact().escalations().stream()
                                .filter(e -> e.type() == type)
                                .reduce((earlier, later) -> later)
                                .orElseThrow());
    }

    List<Judgement> judged(CommitmentKind kind) {
        return contact().judgements().stream().filter(j -> j.commitment().kind() == kind).toList();
    }

    /** Such as {@code ESCALATION_NOTICE 75% owner}, in order. */
    List<String> alerts() {
        List<String> alerts = new ArrayList<>();
        facts.all(Alerted.class)
                .forEach(
                        a ->
                                alerts.add(
                                        a.kind()
                                                + " "
                                                + a.percent()
                                                + "% "
                                                + String.join("+", a.roles())));
        return alerts;
    }
}
