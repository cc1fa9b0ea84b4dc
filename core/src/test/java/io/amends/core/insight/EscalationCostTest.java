package io.amends.core.insight;

import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.BEN;
import static io.amends.core.testing.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.escalation.Escalations;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.Story;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.EscalationType;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
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
                facts,
                Escalations.of(facts, Rulebook.standard(), at(asOf)),
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
}
