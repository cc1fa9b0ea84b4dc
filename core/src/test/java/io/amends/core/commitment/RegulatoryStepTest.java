package io.amends.core.commitment;

import static io.amends.core.testing.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.escalation.Escalations;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.Story;
import io.amends.core.time.DeadlineRule;
import io.amends.core.time.Extension;
import io.amends.core.time.Holidays;
import io.amends.core.time.Jurisdiction;
import io.amends.core.time.Milestone;
import io.amends.core.time.RegulatoryCatalogue;
import io.amends.core.time.RegulatoryPreset;
import io.amends.core.time.RegulatoryTerm;
import io.amends.core.time.RequiredCommunication;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Stamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A notification 72 hours after awareness, and a report 24 hours after the notification. */
class RegulatoryStepTest {

    private static final WorkingCalendar ALWAYS =
            WorkingCalendar.of("always", ZoneOffset.UTC, WeeklyHours.always(), Holidays.none());

    private static final RegulatoryPreset BREACH =
            new RegulatoryPreset(
                    "breach",
                    "1",
                    "Breach",
                    "none",
                    LocalDate.parse("2026-01-01"),
                    LocalDate.parse("2020-01-01"),
                    null,
                    "ask counsel",
                    Map.of("aware", "since when it is known"),
                    List.of(
                            notification(),
                            milestone(
                                    "report",
                                    new DeadlineRule.Anchor.FirstFulfilment("notification"),
                                    24)));

    private static Milestone milestone(String id, DeadlineRule.Anchor anchor, int hours) {
        return new Milestone(
                id,
                id,
                Milestone.Binding.HARD,
                new DeadlineRule.After(anchor, RegulatoryTerm.hours(hours)),
                Set.of(),
                List.of(),
                Set.of(),
                new RequiredCommunication("letter", "authority", List.of()));
    }

    /** May be put off to 120 hours in all, and stands still while identity is being established. */
    private static Milestone notification() {
        DeadlineRule.Anchor aware = new DeadlineRule.Anchor.Fact("aware");
        Milestone plain = milestone("notification", aware, 72);
        return new Milestone(
                plain.id(),
                plain.title(),
                plain.binding(),
                plain.rule(),
                Set.of("identity"),
                List.of(
                        new Extension(
                                "complex",
                                new DeadlineRule.After(aware, RegulatoryTerm.hours(120)),
                                plain.communication())),
                Set.of(),
                plain.communication());
    }

    private static Stamp stamp(String when) {
        return Stamp.at(at(when), Actor.SOMEBODY);
    }

    private static Story aware() {
        return Story.of("C-1")
                .opened("2026-03-02T08:00")
                .escalated("2026-03-02T10:00", EscalationType.REGULATORY)
                .event(new Event.RegulatoryAnchored(stamp("2026-03-02T09:00"), "breach", "aware"));
    }

    private static Event taken(String when, String milestone) {
        return new Event.RegulatoryStepTaken(stamp(when), "breach", milestone, "receipt");
    }

    private static List<String> judged(Story story, String asOf) {
        Rulebook rules = Rulebook.standard();
        List<Commitment> owed =
                Commitments.owed(
                        story.timeline(),
                        Escalations.of(story.timeline(), rules, at(asOf)),
                        rules,
                        Calendars.everybody(ALWAYS),
                        Optional.of(
                                new Regulations(
                                        new RegulatoryCatalogue(List.of(BREACH)),
                                        Jurisdiction.of(ALWAYS))),
                        at(asOf));
        return Judge.judgeAll(owed, story.timeline(), rules, Observability.everything(), at(asOf))
                .stream()
                .filter(j -> j.commitment().kind() == CommitmentKind.REGULATORY_STEP)
                .map(j -> j.commitment().due() + " " + j.timing().getClass().getSimpleName())
                .toList();
    }

    @Test
    void a_step_runs_from_its_anchor_and_only_its_own_proof_keeps_it() {
        Story story = aware().event(taken("2026-03-03T09:00", "something else"));
        assertThat(judged(story, "2026-03-05T09:00")).containsExactly("2026-03-05T09:00:00Z Open");
        assertThat(judged(story, "2026-03-05T09:00:01"))
                .containsExactly("2026-03-05T09:00:00Z Missed");
    }

    @Test
    void a_chained_step_is_owed_once_the_earlier_one_is_sent() {
        Story story = aware().event(taken("2026-03-04T09:00", "notification"));
        assertThat(judged(story, "2026-03-06T09:00"))
                .containsExactly("2026-03-05T09:00:00Z Kept", "2026-03-05T09:00:00Z Missed");
    }

    @Test
    void S12_waiting_and_waivers_move_no_statutory_date() {
        Story story =
                aware().event(
                                new Event.WaitingStarted(
                                        stamp("2026-03-02T11:00"), Event.WaitingOn.CUSTOMER))
                        .event(
                                new Event.CommitmentWaived(
                                        stamp("2026-03-02T12:00"),
                                        EscalationType.REGULATORY,
                                        "REGULATORY_STEP",
                                        at("2026-03-05T09:00"),
                                        "busy"));
        assertThat(judged(story, "2026-03-06T09:00"))
                .containsExactly("2026-03-05T09:00:00Z Missed");
    }

    private static Story extended(String when, @Nullable String extension) {
        return aware().event(
                        new Event.ExtensionNotified(
                                stamp(when), "breach", "notification", extension));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T08:59:59, 2026-03-07T09:00:00Z Open",
        "2026-03-05T09:00:00, 2026-03-07T09:00:00Z Open",
        "2026-03-05T09:00:01, 2026-03-05T09:00:00Z Missed"
    })
    void an_extension_counts_only_when_notified_by_the_original_deadline(
            String notified, String expected) {
        assertThat(judged(extended(notified, "complex"), "2026-03-06T09:00"))
                .containsExactly(expected);
        assertThat(judged(extended(notified, null), "2026-03-06T09:00")).containsExactly(expected);
    }

    @Test
    void an_extension_that_the_rule_does_not_know_moves_nothing() {
        assertThat(judged(extended("2026-03-03T09:00", "holidays"), "2026-03-06T09:00"))
                .containsExactly("2026-03-05T09:00:00Z Missed");
    }

    private static Story stopped(String because) {
        return aware().event(new Event.ClockStopped(stamp("2026-03-03T09:00"), "breach", because));
    }

    @Test
    void a_clock_stopped_for_a_reason_the_rule_names_adds_the_pause() {
        Story story =
                stopped("identity")
                        .event(new Event.ClockResumed(stamp("2026-03-04T21:00"), "breach"));
        assertThat(judged(story, "2026-03-06T20:00")).containsExactly("2026-03-06T21:00:00Z Open");
        assertThat(judged(story, "2026-03-06T21:00:01"))
                .containsExactly("2026-03-06T21:00:00Z Missed");
    }

    @Test
    void a_clock_that_stands_still_is_owed_and_never_overdue() {
        assertThat(judged(stopped("identity"), "2026-03-20T09:00"))
                .containsExactly("2026-03-22T09:00:00Z Open");
    }

    @Test
    void a_clock_stopped_for_any_other_reason_runs_on() {
        assertThat(judged(stopped("waiting for the customer"), "2026-03-06T09:00"))
                .containsExactly("2026-03-05T09:00:00Z Missed");
    }
}
