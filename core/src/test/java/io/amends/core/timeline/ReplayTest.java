package io.amends.core.timeline;

import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.BEN;
import static io.amends.core.testing.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.testing.RandomTimelines;
import io.amends.core.testing.Story;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplayTest {

    @Test
    void replay_equals_incremental_evolution_after_every_event() {
        RandomTimelines.forEach(
                300,
                soup -> {
                    ContactState state = ContactState.START;
                    List<Event> told = new ArrayList<>();
                    for (Event event : soup.timeline().events()) {
                        told.add(event);
                        state = ContactState.evolve(state, event);
                        Timeline soFar = Timeline.of(soup.timeline().contact(), told);
                        assertThat(Replay.replay(soFar)).isEqualTo(state);
                    }
                    assertThat(state.count()).isEqualTo(told.size());
                });
    }

    @Test
    void the_head_agrees_with_what_the_timeline_says() {
        RandomTimelines.forEach(
                1_000,
                soup -> {
                    Timeline facts = soup.timeline();
                    if (facts.isEmpty()) {
                        return;
                    }
                    ContactState state = Replay.replay(facts);
                    Ownership last = facts.ownership(facts.lastAt()).getLast();
                    assertThat(state.holder().person()).isEqualTo(last.person());
                    assertThat(state.holder().team()).isEqualTo(last.team());
                    assertThat(state.holder().tier()).isEqualTo(last.tier());
                    List<Resolution> resolutions = facts.resolutions();
                    boolean resolved =
                            !resolutions.isEmpty() && resolutions.getLast().reopenedAt() == null;
                    assertThat(state.isResolved()).isEqualTo(resolved);
                });
    }

    @Test
    void facts_in_any_order_fold_into_a_state_that_names_what_is_odd() {
        RandomTimelines.forEach(
                500,
                soup -> {
                    List<Event> shuffled = new ArrayList<>(soup.timeline().events());
                    Collections.shuffle(shuffled, new Random(soup.seed()));
                    ContactState state = ContactState.START;
                    boolean backwards = false;
                    for (Event event : shuffled) {
                        backwards |=
                                state.lastAt() != null
                                        && event.occurredAt().isBefore(state.lastAt());
                        state = ContactState.evolve(state, event);
                    }
                    assertThat(state.anomalies()).hasSizeLessThanOrEqualTo(16);
                    assertThat(state.anomalyCount() > 0 || !backwards).isTrue();
                });
    }

    @Test
    void the_head_holds_what_a_desk_shows() {
        ContactState state =
                Replay.replay(
                        Story.of("C-1")
                                .opened("2026-03-02T09:00")
                                .assigned("2026-03-02T09:05", ANNA, "T1")
                                .severity("2026-03-02T09:06", Severity.S2)
                                .wrote("2026-03-02T09:10")
                                .escalated("2026-03-02T09:20", EscalationType.CUSTOMER)
                                .offered("2026-03-02T09:25")
                                .told("2026-03-02T09:30", ANNA)
                                .toldAutomatically("2026-03-02T09:40")
                                .timeline());
        assertThat(state.phase()).isEqualTo(Phase.OPEN);
        assertThat(state.severity()).isEqualTo(Severity.S2);
        assertThat(state.holder().person()).isEqualTo(ANNA);
        assertThat(state.escalations())
                .isEqualTo(Map.of(EscalationType.CUSTOMER, at("2026-03-02T09:20")));
        assertThat(state.offer()).isNotNull();
        assertThat(state.customerSpokeAt()).isEqualTo(at("2026-03-02T09:10"));
        assertThat(state.delivered()).extracting(d -> d.at()).isEqualTo(at("2026-03-02T09:30"));
        assertThat(state.anomalies()).isEmpty();
    }

    @Test
    void a_bounce_takes_the_last_message_back_and_the_one_before_stands() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .told("2026-03-02T09:30", ANNA)
                        .told("2026-03-02T10:00", BEN)
                        .event(
                                new Event.MessageBounced(
                                        Stamp.at(at("2026-03-02T10:05"), Actor.AUTOMATION),
                                        new MessageId("m2")));
        ContactState state = Replay.replay(story.timeline());
        assertThat(state.delivered()).extracting(d -> d.at()).isEqualTo(at("2026-03-02T09:30"));
    }

    @Test
    void reopening_what_was_never_resolved_is_named_and_folded() {
        ContactState state =
                Replay.replay(
                        Story.of("C-1")
                                .opened("2026-03-02T09:00")
                                .reopened("2026-03-02T10:00")
                                .timeline());
        assertThat(state.phase()).isEqualTo(Phase.OPEN);
        assertThat(state.anomalies())
                .extracting(Anomaly::kind)
                .containsExactly(Anomaly.Kind.REOPENED_UNRESOLVED);
    }
}
