package io.amends.core.commitment;

import static io.amends.core.commitment.CommitmentKind.ESCALATION_NOTICE;
import static io.amends.core.commitment.CommitmentKind.FOLLOW_UP;
import static io.amends.core.commitment.CommitmentKind.HANDOFF_ACCEPTANCE;
import static io.amends.core.commitment.CommitmentKind.PROGRESS_UPDATE;
import static io.amends.core.commitment.CommitmentKind.PROMISE;
import static io.amends.core.commitment.CommitmentKind.RESOLUTION_MESSAGE;
import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.BEN;
import static io.amends.core.testing.Story.CARLA;
import static io.amends.core.testing.Story.at;
import static io.amends.core.timeline.EscalationType.COMPLEXITY;
import static io.amends.core.timeline.EscalationType.CUSTOMER;
import static io.amends.core.timeline.EscalationType.TIER;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.escalation.Merges;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.RandomTimelines;
import io.amends.core.testing.Story;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Anomaly;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday, 2 March 2026; 09:00–17:00 UTC. A is escalated at 10:00 and merged into B. */
class MergeScenariosTest {

    private static final Rulebook RULES = Rulebook.standard();
    private static final Calendars CALENDARS =
            Calendars.everybody(
                    WorkingCalendar.of(
                            "office",
                            ZoneId.of("UTC"),
                            WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                            Holidays.none()));

    private static Story open(String contact) {
        return Story.of(contact)
                .opened("2026-03-02T08:00")
                .assigned("2026-03-02T08:00", ANNA, "T1");
    }

    private static Story escalated() {
        return open("A").escalated("2026-03-02T10:00", CUSTOMER);
    }

    private static Story merged(Story story, String when, String into) {
        return story.event(
                new Event.Merged(Stamp.at(at(when), Actor.person(ANNA)), new ContactId(into)));
    }

    private static List<Merges.Told> told(String asOf, Story... stories) {
        return Merges.tell(Arrays.stream(stories).map(Story::timeline).toList(), RULES, at(asOf));
    }

    private static Merges.Told of(String contact, List<Merges.Told> told) {
        return told.stream()
                .filter(one -> one.facts().contact().value().equals(contact))
                .findFirst()
                .orElseThrow();
    }

    private static Anomaly.Kind anomaly(Merges.Told told) {
        return Objects.requireNonNull(told.anomaly()).kind();
    }

    private static List<Judgement> judged(Merges.Told told, Instant asOf) {
        return Judge.judgeAll(
                Commitments.owed(told.courses(), RULES, CALENDARS, Optional.empty(), asOf),
                told.courses(),
                RULES,
                Observability.everything(),
                asOf);
    }

    private static List<String> verdicts(
            CommitmentKind kind, String contact, String asOf, Story... stories) {
        return judged(of(contact, told(asOf, stories)), at(asOf)).stream()
                .filter(j -> j.commitment().kind() == kind)
                .map(
                        j ->
                                j.commitment().escalation()
                                        + " due "
                                        + j.commitment().due()
                                        + " "
                                        + j.timing().getClass().getSimpleName())
                .toList();
    }

    // ---- what the rule says ----------------------------------------------------------------

    @Test
    void S24_what_is_open_at_a_merge_goes_on_with_the_survivor_as_decided_and_as_due() {
        Story a = merged(escalated(), "2026-03-02T10:40", "B");
        Story b = open("B").told("2026-03-02T10:50", BEN);
        Course course = of("B", told("2026-03-09T09:00", a, b)).courses().getFirst();

        assertThat(course.id()).isEqualTo(new EscalationId(new ContactId("A"), CUSTOMER, 1));
        assertThat(course.escalation().decidedAt()).isEqualTo(at("2026-03-02T10:00"));
        assertThat(course.escalation().trigger()).isEqualTo("told");
        assertThat(course.escalation().endedAt()).isNull();
        assertThat(course.contact()).isEqualTo(new ContactId("B"));
        assertThat(verdicts(ESCALATION_NOTICE, "B", "2026-03-09T09:00", a, b))
                .containsExactly("A/CUSTOMER-1 due 2026-03-02T11:00:00Z Kept");
        assertThat(verdicts(PROGRESS_UPDATE, "B", "2026-03-03T18:00", a, b))
                .containsExactly(
                        "A/CUSTOMER-1 due 2026-03-03T17:00:00Z Missed",
                        "A/CUSTOMER-1 due 2026-03-04T17:00:00Z Open");
    }

    @Test
    void S24_the_merged_contact_owes_nothing() {
        Story a =
                merged(escalated(), "2026-03-02T10:40", "B")
                        .closed("2026-03-02T10:40")
                        .wrote("2026-03-03T09:00");
        List<Merges.Told> told = told("2026-03-09T09:00", a, open("B"));
        assertThat(of("A", told).courses()).isEmpty();
        assertThat(of("A", told).anomaly()).isNull();
        assertThat(of("B", told).courses()).hasSize(1);
        assertThat(of("B", told).courses().getFirst().escalation().resolvedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T10:39, Missed", "2026-03-02T10:40, Kept", "2026-03-02T10:41, Kept"})
    void what_the_survivor_said_counts_from_the_merge_on(String said, String verdict) {
        Story a = merged(escalated(), "2026-03-02T10:40", "B");
        assertThat(
                        verdicts(
                                ESCALATION_NOTICE,
                                "B",
                                "2026-03-09T09:00",
                                a,
                                open("B").told(said, BEN)))
                .containsExactly("A/CUSTOMER-1 due 2026-03-02T11:00:00Z " + verdict);
    }

    @Test
    void what_is_said_on_the_merged_contact_afterwards_keeps_nothing() {
        Story a = merged(escalated(), "2026-03-02T10:40", "B").told("2026-03-02T10:45", ANNA);
        assertThat(verdicts(ESCALATION_NOTICE, "B", "2026-03-09T09:00", a, open("B")))
                .containsExactly("A/CUSTOMER-1 due 2026-03-02T11:00:00Z Missed");
    }

    @Test
    void the_survivors_resolution_resolves_it_and_owes_message_and_follow_up() {
        Story a = merged(escalated().told("2026-03-02T10:10", ANNA), "2026-03-02T10:40", "B");
        Story b = open("B").told("2026-03-03T15:50", BEN).resolved("2026-03-03T16:00");
        Merges.Told told = of("B", told("2026-03-20T09:00", a, b));
        assertThat(told.courses().getFirst().escalation().resolvedAt())
                .isEqualTo(at("2026-03-03T16:00"));
        assertThat(verdicts(RESOLUTION_MESSAGE, "B", "2026-03-20T09:00", a, b))
                .containsExactly("A/CUSTOMER-1 due 2026-03-04T16:00:00Z Kept");
        assertThat(verdicts(FOLLOW_UP, "B", "2026-03-20T09:00", a, b))
                .containsExactly("A/CUSTOMER-1 due 2026-03-06T16:00:00Z Missed");
    }

    @Test
    void a_resolution_message_sent_on_the_survivor_before_the_merge_keeps_nothing() {
        Story a = merged(escalated(), "2026-03-02T10:40", "B");
        Story before = open("B").told("2026-03-02T09:40", BEN).resolved("2026-03-02T09:30");
        Story after = open("B").told("2026-03-02T10:50", BEN).resolved("2026-03-02T09:30");
        assertThat(verdicts(RESOLUTION_MESSAGE, "B", "2026-03-20T09:00", a, before))
                .containsExactly("A/CUSTOMER-1 due 2026-03-03T10:40:00Z Missed");
        assertThat(verdicts(RESOLUTION_MESSAGE, "B", "2026-03-20T09:00", a, after))
                .containsExactly("A/CUSTOMER-1 due 2026-03-03T10:40:00Z Kept");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T09:00", "2026-03-02T10:50"})
    void a_bounce_on_the_survivor_does_not_take_back_the_merged_contacts_message(String said) {
        Story a = merged(escalated().told("2026-03-02T10:10", ANNA), "2026-03-02T10:40", "B");
        Story b = open("B").told(said, BEN).event(bounced("2026-03-02T10:55"));
        assertThat(verdicts(ESCALATION_NOTICE, "B", "2026-03-09T09:00", a, b))
                .containsExactly("A/CUSTOMER-1 due 2026-03-02T11:00:00Z Kept");
    }

    @Test
    void a_bounce_on_the_survivor_takes_back_a_message_only_the_merged_contact_has() {
        Story a = merged(escalated().told("2026-03-02T10:10", ANNA), "2026-03-02T10:40", "B");
        Story b = open("B").event(bounced("2026-03-02T10:55"));
        assertThat(verdicts(ESCALATION_NOTICE, "B", "2026-03-09T09:00", a, b))
                .containsExactly("A/CUSTOMER-1 due 2026-03-02T11:00:00Z Missed");
    }

    private static Event bounced(String when) {
        return new Event.MessageBounced(Stamp.at(at(when), Actor.AUTOMATION), new MessageId("m1"));
    }

    @Test
    void a_survivor_already_resolved_resolves_it_at_the_merge() {
        Story a = merged(escalated(), "2026-03-02T10:40", "B");
        Story b = open("B").resolved("2026-03-02T09:30");
        assertThat(
                        of("B", told("2026-03-20T09:00", a, b))
                                .courses()
                                .getFirst()
                                .escalation()
                                .resolvedAt())
                .isEqualTo(at("2026-03-02T10:40"));
        assertThat(verdicts(RESOLUTION_MESSAGE, "B", "2026-03-20T09:00", a, b)).hasSize(1);
    }

    @Test
    void a_dues_stamp_of_the_merged_contact_stands() {
        Story a =
                merged(
                        escalated()
                                .event(
                                        new Event.CommitmentOwed(
                                                Stamp.at(at("2026-03-02T10:00"), Actor.AUTOMATION),
                                                CUSTOMER,
                                                "ESCALATION_NOTICE",
                                                at("2026-03-02T12:00"),
                                                "CUSTOMER v0 notice")),
                        "2026-03-02T10:40",
                        "B");
        Story b = open("B").told("2026-03-02T11:30", BEN);
        assertThat(verdicts(ESCALATION_NOTICE, "B", "2026-03-09T09:00", a, b))
                .containsExactly("A/CUSTOMER-1 due 2026-03-02T12:00:00Z Kept");
    }

    @Test
    void a_promise_made_before_the_merge_is_the_survivors_to_keep() {
        Story a =
                merged(
                        escalated()
                                .event(
                                        new Event.PromiseMade(
                                                Stamp.at(
                                                        at("2026-03-02T10:20"), Actor.person(ANNA)),
                                                Event.PromiseKind.BY,
                                                at("2026-03-02T15:00"),
                                                null)),
                        "2026-03-02T10:40",
                        "B");
        assertThat(
                        verdicts(
                                PROMISE,
                                "B",
                                "2026-03-09T09:00",
                                a,
                                open("B").told("2026-03-02T15:00", BEN)))
                .containsExactly("A/CUSTOMER-1 due 2026-03-02T15:00:00Z Kept");
    }

    @Test
    void whoever_holds_the_survivor_on_the_tier_offered_to_has_accepted() {
        Story a = merged(open("A").escalated("2026-03-02T10:00", TIER), "2026-03-02T10:40", "B");
        Story offered =
                merged(
                        open("A").escalated("2026-03-02T10:00", TIER).offered("2026-03-02T10:05"),
                        "2026-03-02T10:40",
                        "B");
        Story b =
                Story.of("B").opened("2026-03-02T09:00").assigned("2026-03-02T09:10", CARLA, "T2");
        assertThat(verdicts(HANDOFF_ACCEPTANCE, "B", "2026-03-09T09:00", offered, b))
                .containsExactly("A/TIER-1 due 2026-03-02T11:05:00Z Kept");
        assertThat(of("B", told("2026-03-09T09:00", a, b)).courses().getFirst().escalation())
                .satisfies(
                        e -> {
                            assertThat(e.to()).isEqualTo(Story.TIERS.get("T2"));
                            assertThat(e.acceptedAt()).isEqualTo(at("2026-03-02T10:40"));
                        });
    }

    // ---- two of a type ---------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:59, A, B", // the survivor's was decided first
        "2026-03-02T10:00, A, B", // a tie: the survivor's stays
        "2026-03-02T10:01, B, A"
    })
    void of_two_of_a_type_the_one_decided_first_goes_on(String decided, String ends, String stays) {
        Story a = merged(escalated(), "2026-03-02T10:40", "B");
        Story b = open("B").escalated(decided, CUSTOMER);
        List<Course> courses = of("B", told("2026-03-09T09:00", a, b)).courses();
        assertThat(courses).hasSize(2);
        for (Course course : courses) {
            boolean goesOn = course.id().contact().value().equals(stays);
            assertThat(course.id().contact().value()).isIn(stays, ends);
            assertThat(course.escalation().endedAt())
                    .isEqualTo(goesOn ? null : at("2026-03-02T10:40"));
            assertThat(course.joinedAt()).isEqualTo(goesOn ? null : at("2026-03-02T10:40"));
        }
        assertThat(verdicts(ESCALATION_NOTICE, "B", "2026-03-09T09:00", a, b))
                .anyMatch(v -> v.startsWith(ends) && v.endsWith("Superseded"))
                .anyMatch(v -> v.startsWith(stays) && v.endsWith("Missed"));
        assertThat(verdicts(PROGRESS_UPDATE, "B", "2026-03-03T18:00", a, b))
                .allMatch(v -> v.startsWith(stays))
                .hasSize(2);
    }

    @Test
    void of_two_types_the_one_decided_first_owes_the_shared_slots_from_the_merge_on() {
        Story a = merged(escalated(), "2026-03-03T10:40", "B");
        Story b = open("B").escalated("2026-03-02T09:00", COMPLEXITY);
        assertThat(verdicts(PROGRESS_UPDATE, "B", "2026-03-04T18:00", a, b))
                .containsExactly(
                        "B/COMPLEXITY-1 due 2026-03-03T17:00:00Z Missed",
                        "B/COMPLEXITY-1 due 2026-03-04T17:00:00Z Missed",
                        "B/COMPLEXITY-1 due 2026-03-05T17:00:00Z Open");
        Story later = merged(escalated(), "2026-03-04T10:40", "B");
        assertThat(verdicts(PROGRESS_UPDATE, "B", "2026-03-04T18:00", later, b))
                .as("before the merge each contact owes its own")
                .contains("A/CUSTOMER-1 due 2026-03-03T17:00:00Z Missed")
                .doesNotContain("A/CUSTOMER-1 due 2026-03-04T17:00:00Z Missed");
    }

    // ---- chains and what cannot have happened ------------------------------------------------

    @Test
    void a_chain_of_merges_is_followed_to_its_end_whatever_the_order_given() {
        Story a = merged(escalated(), "2026-03-02T10:20", "B");
        Story b = merged(open("B"), "2026-03-02T10:40", "C");
        Story c = open("C").told("2026-03-02T10:50", BEN);
        for (List<Story> order : List.of(List.of(a, b, c), List.of(c, b, a), List.of(b, c, a))) {
            Story[] given = order.toArray(Story[]::new);
            assertThat(of("B", told("2026-03-09T09:00", given)).courses()).isEmpty();
            assertThat(of("C", told("2026-03-09T09:00", given)).courses().getFirst().stops())
                    .extracting(stop -> stop.contact().value())
                    .containsExactly("A", "B", "C");
            assertThat(verdicts(ESCALATION_NOTICE, "C", "2026-03-09T09:00", given))
                    .containsExactly("A/CUSTOMER-1 due 2026-03-02T11:00:00Z Kept");
        }
    }

    @Test
    void a_survivor_merged_before_passes_it_straight_on() {
        Story a = merged(escalated(), "2026-03-02T10:40", "B");
        Story b = merged(open("B"), "2026-03-02T09:00", "C");
        assertThat(of("C", told("2026-03-09T09:00", a, b, open("C"))).courses().getFirst().stops())
                .extracting(stop -> stop.contact().value())
                .containsExactly("A", "C");
    }

    @Test
    void a_merge_into_a_contact_nobody_knows_ends_it_as_if_looked_at_alone() {
        Story a = merged(escalated(), "2026-03-02T10:40", "B");
        Merges.Told told = of("A", told("2026-03-09T09:00", a));
        assertThat(told.courses().getFirst().escalation().endedAt())
                .isEqualTo(at("2026-03-02T10:40"));
        assertThat(anomaly(told)).isEqualTo(Anomaly.Kind.MERGED_INTO_UNKNOWN);
        assertThat(verdicts(ESCALATION_NOTICE, "A", "2026-03-09T09:00", a))
                .containsExactly("A/CUSTOMER-1 due 2026-03-02T11:00:00Z Superseded");
    }

    @Test
    void a_merge_into_itself_ends_it_and_is_named() {
        Merges.Told told =
                of("A", told("2026-03-09T09:00", merged(escalated(), "2026-03-02T10:40", "A")));
        assertThat(anomaly(told)).isEqualTo(Anomaly.Kind.MERGED_INTO_ITSELF);
        assertThat(told.courses().getFirst().escalation().endedAt())
                .isEqualTo(at("2026-03-02T10:40"));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T10:40, A", "2026-03-02T10:41, B", "2026-03-02T10:39, A"})
    void merges_in_a_circle_end_it_and_are_named(String back, String holder) {
        Story a = merged(escalated(), "2026-03-02T10:40", "B");
        Story b = merged(open("B"), back, "A");
        List<Merges.Told> told = told("2026-03-09T09:00", a, b);
        assertThat(of(holder, told).courses()).hasSize(1);
        assertThat(of(holder, told).courses().getFirst().escalation().endedAt()).isNotNull();
        assertThat(anomaly(of(holder, told))).isEqualTo(Anomaly.Kind.MERGED_IN_A_CIRCLE);
    }

    // ---- properties ------------------------------------------------------------------------

    @Test
    void in_any_soup_of_merges_each_escalation_is_told_once_and_every_order_tells_the_same() {
        RandomTimelines.forEach(
                60,
                soup -> {
                    Random random = new Random(soup.seed());
                    List<Timeline> contacts = new ArrayList<>();
                    for (int i = 0; i < 6; i++) {
                        contacts.add(merging(i, soup.seed() * 31 + i, random));
                    }
                    Instant asOf =
                            RandomTimelines.START.plus(Duration.ofHours(random.nextInt(900)));
                    List<Merges.Told> told = Merges.tell(contacts, RULES, asOf);
                    Collections.shuffle(contacts, random);
                    assertThat(Merges.tell(contacts, RULES, asOf)).isEqualTo(told);

                    Set<EscalationId> seen = new HashSet<>();
                    for (Merges.Told one : told) {
                        for (Course course : one.courses()) {
                            assertThat(seen.add(course.id())).as(course.toString()).isTrue();
                            assertThat(course.contact()).isEqualTo(one.facts().contact());
                            assertThat(course.facts().until(asOf)).isEqualTo(course.facts());
                        }
                        judged(one, asOf);
                    }
                });
    }

    @Test
    void who_is_judged_late_is_judged_as_on_time_across_merges() {
        RandomTimelines.forEach(
                60,
                soup -> {
                    Random random = new Random(soup.seed());
                    List<Timeline> contacts = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        contacts.add(merging(i, soup.seed() * 17 + i, random));
                    }
                    Instant then = RandomTimelines.START.plus(Duration.ofHours(300));
                    List<Timeline> known =
                            contacts.stream()
                                    .map(facts -> facts.until(then))
                                    .filter(facts -> !facts.isEmpty())
                                    .toList();
                    assertThat(Merges.tell(contacts, RULES, then))
                            .isEqualTo(Merges.tell(known, RULES, then));
                });
    }

    private static Timeline merging(int number, long seed, Random random) {
        List<Event> events =
                new ArrayList<>(
                        RandomTimelines.of(seed).timeline().events().stream()
                                .filter(event -> !(event instanceof Event.Merged))
                                .toList());
        if (random.nextInt(3) > 0) {
            Instant when = RandomTimelines.START.plus(Duration.ofHours(random.nextInt(10) * 40L));
            events.add(
                    new Event.Merged(
                            Stamp.at(when, Actor.SOMEBODY),
                            new ContactId("C-" + random.nextInt(7))));
        }
        return Timeline.of(new ContactId("C-" + number), events);
    }
}
