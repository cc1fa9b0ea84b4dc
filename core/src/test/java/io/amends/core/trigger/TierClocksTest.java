package io.amends.core.trigger;

import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.BEN;
import static io.amends.core.testing.Story.TIERS;
import static io.amends.core.testing.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.protocol.Calendars;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.testing.RandomTimelines;
import io.amends.core.testing.Story;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.Stamp;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday, 2 March 2026; 09:00–17:00 UTC. */
class TierClocksTest {

    private static final Calendars CALENDARS =
            Calendars.everybody(
                    WorkingCalendar.of(
                            "office",
                            ZoneId.of("UTC"),
                            WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                            Holidays.none()));
    private static final RoutingMatrix MATRIX =
            new RoutingMatrix(
                    1,
                    Map.of("outage", "T2"),
                    Map.of("T1", Duration.ofHours(2), "T2", Duration.ofHours(4)));

    private static List<TierDwell> dwells(Story story, String asOf) {
        return TierClocks.of(story.timeline(), MATRIX, CALENDARS, at(asOf));
    }

    private static Story onT1() {
        return Story.of("C-1").opened("2026-03-02T09:00").assigned("2026-03-02T09:00", ANNA, "T1");
    }

    private static Event waiting(String from) {
        return new Event.WaitingStarted(
                Stamp.at(at(from), Actor.SOMEBODY), Event.WaitingOn.CUSTOMER);
    }

    private static Event resumed(String from) {
        return new Event.WaitingEnded(Stamp.at(at(from), Actor.CUSTOMER));
    }

    @Test
    void S01_the_tier_that_consumed_the_time_owns_the_breach() {
        List<TierDwell> stays =
                dwells(onT1().assigned("2026-03-02T12:00", BEN, "T2"), "2026-03-02T13:00");
        assertThat(stays)
                .extracting(d -> d.tier() + " " + d.worked() + " " + d.exceededAt())
                .containsExactly("T1 PT3H 2026-03-02T11:00:00Z", "T2 PT1H null");
    }

    @Test
    void S02_a_new_tier_has_its_own_target_while_the_customers_clock_runs_on() {
        List<TierDwell> stays =
                dwells(onT1().assigned("2026-03-02T10:30", BEN, "T2"), "2026-03-02T12:30");
        assertThat(stays.getLast().due()).isEqualTo(at("2026-03-02T14:30"));
        assertThat(TierClocks.customerClock(stays)).isEqualTo(Duration.ofMinutes(210));
    }

    @Test
    void S09_a_pause_over_night_and_weekend_leaves_exact_business_time() {
        List<TierDwell> stays =
                dwells(
                        onT1().assigned("2026-03-06T16:00", BEN, "T2")
                                .event(waiting("2026-03-06T16:30"))
                                .event(resumed("2026-03-09T10:00")),
                        "2026-03-09T10:15");
        assertThat(stays.getLast().worked()).isEqualTo(Duration.ofMinutes(45));
        assertThat(stays.getLast().due()).isEqualTo(at("2026-03-09T13:30"));
        assertThat(stays.getLast().explanation().steps())
                .extracting(s -> s.kind() + " " + s.because().code())
                .containsExactly(
                        "START clock.entered-tier",
                        "PAUSE clock.waiting-for-customer",
                        "RESUME clock.waiting-ended",
                        "DUE clock.tier-maximum");
    }

    @Test
    void S10_paused_and_resolved_in_one_save_keeps_the_pause() {
        List<TierDwell> stays =
                dwells(
                        onT1().event(waiting("2026-03-02T10:00"))
                                .event(resumed("2026-09-01T10:00"))
                                .resolved("2026-09-01T10:00"),
                        "2026-09-02T10:00");
        assertThat(stays.getFirst().worked()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void S11_changing_severity_or_type_in_the_middle_of_a_pause_forgets_none_of_it() {
        Stamp meanwhile = Stamp.at(at("2026-03-02T11:00"), Actor.SOMEBODY);
        List<TierDwell> stays =
                dwells(
                        onT1().event(waiting("2026-03-02T10:00"))
                                .event(new Event.SeverityChanged(meanwhile, Severity.S1))
                                .event(
                                        new Event.Described(
                                                meanwhile,
                                                new Description(
                                                        null, null, "outage", null, null, null,
                                                        null, null, null)))
                                .event(resumed("2026-03-02T12:00")),
                        "2026-03-02T13:00");
        assertThat(stays)
                .singleElement()
                .satisfies(
                        stay -> {
                            assertThat(stay.worked()).isEqualTo(Duration.ofHours(2));
                            assertThat(stay.due()).isEqualTo(at("2026-03-02T13:00"));
                        });
    }

    @Test
    void S13_waiting_for_the_customer_pauses_and_waiting_for_a_supplier_does_not() {
        Story supplier =
                onT1().event(
                                new Event.WaitingStarted(
                                        Stamp.at(at("2026-03-02T10:00"), Actor.SOMEBODY),
                                        Event.WaitingOn.THIRD_PARTY));
        assertThat(dwells(supplier, "2026-03-02T12:00").getFirst().worked())
                .isEqualTo(Duration.ofHours(3));
    }

    @Test
    void S14_an_answered_customer_who_is_silent_makes_nothing_overdue() {
        Story story = onT1().told("2026-03-02T10:00", ANNA).event(waiting("2026-03-02T10:00"));
        assertThat(
                        new TierTimeExceeded(MATRIX, CALENDARS)
                                .firings(story.timeline(), at("2026-04-01T10:00")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T10:59:59, 0", "2026-03-02T11:00:00, 0", "2026-03-02T11:00:01, 1"})
    void the_trigger_fires_once_the_maximum_has_passed_at_the_deadline_itself(
            String asOf, int count) {
        List<Firing> firings =
                new TierTimeExceeded(MATRIX, CALENDARS).firings(onT1().timeline(), at(asOf));
        assertThat(firings).hasSize(count);
        assertThat(firings).extracting(Firing::at).allMatch(at("2026-03-02T11:00")::equals);
    }

    @Test
    void a_type_that_belongs_higher_fires_when_both_are_known() {
        Story story =
                onT1().event(
                                new Event.Described(
                                        Stamp.at(at("2026-03-02T09:20"), Actor.SOMEBODY),
                                        new Description(
                                                null, null, "outage", null, null, null, null, null,
                                                null)));
        assertThat(
                        new BelowItsTier(MATRIX, TIERS)
                                .firings(story.timeline(), at("2026-03-02T12:00")))
                .extracting(f -> f.at() + " " + f.because().values())
                .containsExactly("2026-03-02T09:20:00Z [outage, T2, T1]");
    }

    @Test
    void a_phrase_only_suggests() {
        Story story =
                onT1().wrote("2026-03-02T09:30")
                        .detected(
                                "2026-03-02T09:30", Detection.Rule.CUSTOMER_REQUEST, "en.manager");
        List<Firing> found =
                PhraseFound.CUSTOMER_REQUEST.firings(story.timeline(), at("2026-03-02T12:00"));
        assertThat(found).extracting(Firing::isSuggestion).containsExactly(true);
        assertThat(found).extracting(Firing::type).containsExactly(EscalationType.CUSTOMER);
        assertThat(PhraseFound.COMPLIANCE.firings(story.timeline(), at("2026-03-02T12:00")))
                .isEmpty();
    }

    @Test
    void every_soup_of_facts_has_its_dwells_and_no_negative_time() {
        RandomTimelines.forEach(
                500,
                soup ->
                        assertThat(
                                        TierClocks.of(
                                                soup.timeline(),
                                                MATRIX,
                                                CALENDARS,
                                                RandomTimelines.START.plus(Duration.ofDays(60))))
                                .noneMatch(d -> d.worked().isNegative()));
    }
}
