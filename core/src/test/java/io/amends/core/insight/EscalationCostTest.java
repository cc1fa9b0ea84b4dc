package io.amends.core.insight;

import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.BEN;
import static io.amends.core.testing.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.escalation.Escalations;
import io.amends.core.escalation.Merges;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.Story;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Stamp;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Monday to Friday 09:00 to 17:00 UTC. 2 March 2026 is a Monday. Counted by hand. */
class EscalationCostTest {

    private static final Calendars OFFICE =
            Calendars.everybody(
                    WorkingCalendar.of(
                            "office",
                            ZoneOffset.UTC,
                            WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                            Holidays.none()));

    private static EscalationCost cost(Story story, String asOf) {
        var facts = story.timeline();
        return EscalationCost.of(
                Course.onOneContact(Escalations.of(facts, Rulebook.standard(), at(asOf)), facts),
                OFFICE,
                null,
                at(asOf));
    }

    @Test
    void only_working_time_while_escalated_and_owned_by_a_person_counts() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00:00")
                        .assigned("2026-03-02T09:00:00", ANNA, "T1")
                        .escalated("2026-03-02T15:00:00", EscalationType.CUSTOMER)
                        .assigned("2026-03-03T11:00:00", null, "T1")
                        .assigned("2026-03-03T13:00:00", BEN, "T1")
                        .resolved("2026-03-03T16:00:00");
        // Mon 15–17 (2 h), Tue 9–11 (2 h), nobody 11–13, Tue 13–16 (3 h)
        assertThat(cost(story, "2026-03-20T12:00:00").owned()).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void time_in_which_two_escalations_are_open_counts_once() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00:00")
                        .assigned("2026-03-02T09:00:00", ANNA, "T1")
                        .escalated("2026-03-02T10:00:00", EscalationType.CUSTOMER)
                        .escalated("2026-03-02T12:00:00", EscalationType.EXECUTIVE)
                        .resolved("2026-03-02T16:00:00");
        assertThat(cost(story, "2026-03-20T12:00:00").owned()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void a_silence_counts_whole_once_it_is_longer_than_a_business_day() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00:00")
                        .assigned("2026-03-02T09:00:00", ANNA, "T1")
                        .escalated("2026-03-02T12:00:00", EscalationType.CUSTOMER)
                        .told("2026-03-03T12:00:00", ANNA) // exactly one business day: none
                        .told("2026-03-05T13:00:00", ANNA) // 2 days and an hour: 17 h
                        .resolved("2026-03-06T10:00:00"); // 6 h: none
        assertThat(cost(story, "2026-03-20T12:00:00").silent()).isEqualTo(Duration.ofHours(17));
    }

    @Test
    void an_open_escalation_costs_up_to_the_judges_instant() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00:00")
                        .assigned("2026-03-02T09:00:00", ANNA, "T1")
                        .escalated("2026-03-02T09:00:00", EscalationType.CUSTOMER);
        EscalationCost cost = cost(story, "2026-03-04T11:00:00");
        assertThat(cost.owned()).isEqualTo(Duration.ofHours(18));
        assertThat(cost.silent()).isEqualTo(Duration.ofHours(18));
    }

    @Test
    void what_was_never_escalated_costs_nothing() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00:00")
                        .assigned("2026-03-02T09:00:00", ANNA, "T1")
                        .resolved("2026-03-09T09:00:00");
        assertThat(cost(story, "2026-03-20T12:00:00")).isEqualTo(EscalationCost.NONE);
    }

    @Test
    void a_silence_that_spans_a_merge_is_one_silence() {
        Story a = escalated("A");
        Story b = opened("B").resolved("2026-03-03T17:00:00");
        // Mon 12–17 (5 h) on A and Tue 9–17 (8 h) on B: more than a business day only together
        EscalationCost cost = carried(merged(a, "2026-03-02T17:00:00"), b);
        assertThat(cost.silent()).isEqualTo(Duration.ofHours(13));
        assertThat(cost.owned()).isEqualTo(Duration.ofHours(13));
    }

    @Test
    void a_silence_before_the_merge_and_a_word_after_it_count_as_on_one_contact() {
        Story a = escalated("A");
        Story b =
                opened("B")
                        .told("2026-03-03T11:00:00", BEN) // before the merge, not to A's customer
                        .told("2026-03-04T14:00:00", BEN) // Mon 12–Wed 14: 5 + 8 + 5 h
                        .resolved("2026-03-05T10:00:00"); // Wed 14–Thu 10, 4 h: none
        EscalationCost cost = carried(merged(a, "2026-03-04T10:00:00"), b);
        assertThat(cost.silent()).isEqualTo(Duration.ofHours(18));
        // Mon 5, Tue 8, Wed 1 on A; Wed 7, Thu 1 on B
        assertThat(cost.owned()).isEqualTo(Duration.ofHours(22));
    }

    @Test
    void what_is_carried_together_counts_once_even_where_one_of_them_joins_another() {
        Story a = escalated("A").escalated("2026-03-02T12:00:00", EscalationType.EXECUTIVE);
        Story b =
                opened("B")
                        .escalated("2026-03-02T11:00:00", EscalationType.EXECUTIVE)
                        .resolved("2026-03-03T17:00:00");
        EscalationCost cost = carried(merged(a, "2026-03-03T12:00:00"), b);
        // silent from Mon 11 on B: 6 + 8 h; owned on A Mon 12–Tue 12 (8 h), on B 14 h
        assertThat(cost.silent()).isEqualTo(Duration.ofHours(14));
        assertThat(cost.owned()).isEqualTo(Duration.ofHours(22));
    }

    private static Story opened(String contact) {
        return Story.of(contact)
                .opened("2026-03-02T09:00:00")
                .assigned("2026-03-02T09:00:00", ANNA, "T1");
    }

    private static Story escalated(String contact) {
        return opened(contact).escalated("2026-03-02T12:00:00", EscalationType.CUSTOMER);
    }

    private static Story merged(Story story, String when) {
        return story.event(
                new Event.Merged(Stamp.at(at(when), Actor.person(ANNA)), new ContactId("B")));
    }

    private static EscalationCost carried(Story a, Story b) {
        var asOf = at("2026-03-20T12:00:00");
        Merges.Told survivor =
                Merges.tell(List.of(a.timeline(), b.timeline()), Rulebook.standard(), asOf)
                        .getLast();
        return EscalationCost.of(survivor.courses(), OFFICE, null, asOf);
    }
}
