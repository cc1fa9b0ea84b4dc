package io.amends.history.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.core.time.Deadline;
import io.amends.core.time.ExtensionNotice;
import io.amends.core.time.Jurisdiction;
import io.amends.core.time.RegulatoryCatalogue;
import io.amends.core.time.RegulatoryClocks;
import io.amends.core.time.RegulatoryFacts;
import io.amends.core.time.RegulatoryPreset;
import io.amends.core.time.RegulatoryStep;
import io.amends.core.time.SpecialDay;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.history.calendar.PublicHolidays;
import io.amends.history.source.RefusedInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegulatoryPresetsTest {

    private static final RegulatoryCatalogue SHIPPED = RegulatoryPresets.shipped();
    private static final Jurisdiction BERLIN = jurisdiction("Europe/Berlin", "DE", "be");
    private static final Jurisdiction LONDON = jurisdiction("Europe/London", "GB", "eng");
    private static final Jurisdiction WASHINGTON = jurisdiction("America/New_York", "US", "dc");

    private static Jurisdiction jurisdiction(String zone, String country, String part) {
        return Jurisdiction.of(
                WorkingCalendar.of(
                        country,
                        ZoneId.of(zone),
                        WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                        PublicHolidays.of(
                                country, List.of(part), Map.<LocalDate, SpecialDay>of())));
    }

    private static RegulatoryPreset inForce(String id) {
        return SHIPPED.inForce(id, LocalDate.of(2026, 11, 1)).orElseThrow();
    }

    private static Instant at(Jurisdiction where, String local) {
        return LocalDateTime.parse(local).atZone(where.zone()).toInstant();
    }

    private static Deadline due(
            RegulatoryPreset preset, RegulatoryFacts facts, Jurisdiction where) {
        return RegulatoryClocks.steps(preset, facts, where).getFirst().deadline();
    }

    @Test
    void every_shipped_preset_says_where_it_comes_from_and_to_ask_counsel() {
        assertThat(SHIPPED.presets()).hasSize(5);
        assertThat(SHIPPED.presets())
                .allSatisfy(
                        preset -> {
                            assertThat(preset.source()).isNotBlank();
                            assertThat(preset.note()).contains("Ask counsel");
                            assertThat(preset.verifiedOn()).isAfter(preset.effectiveFrom());
                            assertThat(preset.milestones())
                                    .allSatisfy(
                                            milestone ->
                                                    assertThat(milestone.communication().contents())
                                                            .isNotEmpty());
                        });
    }

    /** GDPR, Article 33(1). */
    @Test
    void a_breach_is_notified_72_elapsed_hours_after_awareness_even_on_a_weekend() {
        assertThat(
                        due(
                                inForce("gdpr.breach.authority"),
                                RegulatoryFacts.anchored(
                                        Map.of("aware", at(BERLIN, "2026-03-28T10:00:00"))),
                                BERLIN))
                .isEqualTo(
                        new Deadline.Fixed(
                                at(BERLIN, "2026-03-31T11:00:00"), LocalDate.of(2026, 3, 31)));
    }

    /** GDPR, Article 12(3), with Regulation 1182/71, Article 3. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-31, false, 2025-02-28",
        "2026-01-30, false, 2026-03-02",
        "2025-11-25, false, 2025-12-29",
        "2025-01-31, true, 2025-04-30",
    })
    void a_request_is_answered_in_a_month_or_in_three_from_receipt(
            String received, boolean extended, LocalDate expected) {
        Instant start = at(BERLIN, received + "T10:00:00");
        RegulatoryFacts facts =
                new RegulatoryFacts(
                        Map.of("received", start),
                        Map.of(),
                        extended
                                ? List.of(
                                        new ExtensionNotice(
                                                "answer", "complexity-or-number", start))
                                : List.of(),
                        List.of());
        assertThat(due(inForce("gdpr.dsar"), facts, BERLIN))
                .isInstanceOfSatisfying(
                        Deadline.Fixed.class,
                        fixed -> assertThat(fixed.lastDay()).isEqualTo(expected));
    }

    /** DISP 1.5 and 1.6.2R. */
    @Test
    void a_complaint_has_three_business_days_for_a_summary_and_eight_weeks_for_the_response() {
        List<RegulatoryStep> steps =
                RegulatoryClocks.steps(
                        inForce("uk.fca.disp"),
                        RegulatoryFacts.anchored(
                                Map.of("received", at(LONDON, "2026-12-18T10:00:00"))),
                        LONDON);
        assertThat(steps.get(1).deadline())
                .isEqualTo(
                        new Deadline.Fixed(
                                at(LONDON, "2026-12-23T17:00:00"), LocalDate.of(2026, 12, 23)));
        assertThat(((Deadline.Fixed) steps.get(2).deadline()).lastDay()).isEqualTo("2027-02-12");
    }

    /** DORA, Article 19(4); Delegated Regulation (EU) 2025/301, Article 5. */
    @Test
    void an_incident_report_chain_runs_from_what_was_sent_and_rolls_to_noon() {
        Instant aware = at(BERLIN, "2026-11-20T08:00:00");
        List<RegulatoryStep> steps =
                RegulatoryClocks.steps(
                        inForce("eu.dora.major"),
                        new RegulatoryFacts(
                                Map.of(
                                        "aware",
                                        aware,
                                        "classified",
                                        at(BERLIN, "2026-11-20T22:00:00")),
                                Map.of("initial", List.of(at(BERLIN, "2026-11-25T13:00:00"))),
                                List.of(),
                                List.of()),
                        BERLIN);
        assertThat(steps.get(0).deadline())
                .isEqualTo(
                        new Deadline.Fixed(
                                at(BERLIN, "2026-11-23T12:00:00"), LocalDate.of(2026, 11, 23)));
        assertThat(steps.get(1).deadline())
                .isEqualTo(
                        new Deadline.Fixed(
                                at(BERLIN, "2026-11-30T12:00:00"), LocalDate.of(2026, 11, 30)));
        assertThat(steps.get(2).deadline()).isInstanceOf(Deadline.Provisional.class);
    }

    /** Form 8-K, General Instruction B.1; Thanksgiving is 26 November 2026. */
    @ParameterizedTest
    @CsvSource({"2026-11-19, 2026-11-25", "2026-11-20, 2026-11-27", "2026-11-21, 2026-11-27"})
    void a_material_incident_is_filed_within_four_business_days(
            String determined, LocalDate expected) {
        assertThat(
                        due(
                                inForce("us.sec.8k-105"),
                                RegulatoryFacts.anchored(
                                        Map.of(
                                                "determined",
                                                at(WASHINGTON, determined + "T10:00:00"))),
                                WASHINGTON))
                .isInstanceOfSatisfying(
                        Deadline.Fixed.class,
                        fixed -> assertThat(fixed.lastDay()).isEqualTo(expected));
    }

    @Test
    void a_preset_of_another_shape_is_refused_with_every_path() {
        assertThatThrownBy(() -> RegulatoryPresets.parse("mine.yaml", "id: Mine\nverison: 1\n"))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining("milestones")
                .hasMessageContaining("mine.yaml:2")
                .hasMessageContaining("verison");
        assertThatThrownBy(() -> RegulatoryPresets.parse("mine.yaml", "a: ["))
                .hasMessageContaining("YAML");
        assertThatThrownBy(() -> RegulatoryPresets.parse("mine.yaml", ""))
                .isInstanceOf(RefusedInput.class);
    }

    @Test
    void a_preset_that_contradicts_itself_is_refused() {
        assertThatThrownBy(() -> RegulatoryPresets.parse("mine.yaml", document("noticed", "none")))
                .hasMessageContaining("noticed");
        assertThatThrownBy(
                        () ->
                                RegulatoryPresets.parse(
                                        "mine.yaml", document("aware", "end-of-next-working-day")))
                .hasMessageContaining("1182/71");
        assertThat(RegulatoryPresets.parse("mine.yaml", document("aware", "none")).id())
                .isEqualTo("mine");
    }

    private static String document(String anchor, String roll) {
        return """
        id: mine
        version: "1"
        title: Mine
        source: our contract
        verifiedOn: "2026-01-01"
        effectiveFrom: "2020-01-01"
        note: Ask counsel.
        anchors: { aware: somebody knows }
        milestones:
          - id: notice
            title: Notice
            binding: hard
            due: { after: %s, within: { hours: 24 }, roll: %s }
            communication: { kind: notice, to: them, contents: [what happened] }
        """
                .formatted(anchor, roll);
    }
}
