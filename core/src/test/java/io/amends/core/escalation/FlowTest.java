package io.amends.core.escalation;

import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.BEN;
import static io.amends.core.testing.Story.CARLA;
import static io.amends.core.testing.Story.TIERS;
import static io.amends.core.testing.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.Story;
import io.amends.core.timeline.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTest {

    private static final Instant LATER = at("2026-03-31T00:00");

    private static Story through(String teams) {
        Story story = Story.of("C-1").opened("2026-03-02T09:00");
        int minute = 10;
        for (String team : teams.split(" ", -1)) {
            story.assigned("2026-03-02T09:" + minute++, ANNA, "T1", team);
        }
        return story;
    }

    @ParameterizedTest(name = "{0}: {1} changes, {2} ping-pong")
    @CsvSource({
        "A, 0, 0",
        "A B, 1, 0",
        "A B A, 2, 1",
        "A A B B A A, 2, 1",
        "A B A B, 3, 2",
        "A B C A, 3, 0",
        "A B A C A, 4, 2",
    })
    void team_ping_pong_collapses_repeats_and_counts_overlaps(
            String teams, int changes, int pingPong) {
        Flow flow = Flow.of(through(teams).timeline(), LATER);
        assertThat(flow.teamChanges()).isEqualTo(changes);
        assertThat(flow.teamPingPong()).isEqualTo(pingPong);
    }

    @Test
    void tiers_moves_and_reentries_are_counted() {
        Flow flow =
                Flow.of(
                        Story.of("C-1")
                                .opened("2026-03-02T09:00")
                                .assigned("2026-03-02T09:00", ANNA, "T1")
                                .assigned("2026-03-02T10:00", BEN, "T3")
                                .assigned("2026-03-02T11:00", ANNA, "T1")
                                .assigned("2026-03-02T12:00", CARLA, "T2")
                                .timeline(),
                        LATER);
        assertThat(flow)
                .isEqualTo(
                        new Flow(
                                TIERS.get("T1"),
                                TIERS.get("T2"),
                                TIERS.get("T3"),
                                2,
                                1,
                                3,
                                1,
                                1,
                                3,
                                0));
    }

    @Test
    void neither_a_queue_nor_a_machine_nor_a_name_within_one_row_is_an_owner() {
        Flow flow =
                Flow.of(
                        Story.of("C-1")
                                .opened("2026-03-02T09:00")
                                .assigned("2026-03-02T09:00", ANNA, "T1")
                                .status("2026-03-02T10:00", "Queued", false)
                                .assigned("2026-03-02T10:00", BEN, "T1")
                                .assignedToSystem("2026-03-02T10:30", "T1")
                                .status("2026-03-02T10:30", "Accepted", true)
                                .assigned("2026-03-02T11:00", ANNA, "T1")
                                .timeline(),
                        LATER);
        assertThat(flow.ownerChanges()).isZero();
    }

    @Test
    void only_what_is_resolved_can_be_reopened() {
        Flow flow =
                Flow.of(
                        through("A")
                                .reopened("2026-03-02T10:00")
                                .resolved("2026-03-02T11:00")
                                .reopened("2026-03-02T12:00")
                                .reopened("2026-03-02T13:00")
                                .timeline(),
                        LATER);
        assertThat(flow.reopens()).isOne();
    }

    @Test
    void S01_each_tier_has_its_own_time_and_the_next_tiers_starts_at_the_decision() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", ANNA, "T1")
                        .told("2026-03-04T09:00", ANNA)
                        .assigned("2026-03-05T09:00", null, "T2")
                        .told("2026-03-05T09:10", ANNA)
                        .assigned("2026-03-05T09:40", BEN, "T2")
                        .told("2026-03-05T11:00", BEN)
                        .resolved("2026-03-05T12:00")
                        .reopened("2026-03-06T12:00");
        assertThat(TierStay.of(story.timeline(), at("2026-03-06T13:00")))
                .extracting(s -> s.tier() + " " + s.length() + " " + s.ended())
                .containsExactly("T1 PT72H true", "T2 PT3H true", "T2 PT1H false");
        List<Escalation> escalations = Escalations.of(story.timeline(), Rulebook.standard(), LATER);
        assertThat(NextTier.of(story.timeline(), escalations, at("2026-03-06T13:00")))
                .containsExactly(
                        new NextTier(
                                escalations.getFirst().id(),
                                Duration.ofMinutes(40),
                                Duration.ofHours(2),
                                Duration.ofHours(28)));
    }
}
