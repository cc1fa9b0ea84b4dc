package io.amends.core.commitment;

import static io.amends.core.testing.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.escalation.Escalations;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.Story;
import io.amends.core.time.DeadlineRule;
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
import org.junit.jupiter.api.Test;

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
                            milestone("notification", new DeadlineRule.Anchor.Fact("aware"), 72),
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
}
