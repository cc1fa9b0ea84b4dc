package io.amends.history.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The help desk of an Italian software company: figures published by others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedTicketFiguresTest {

    /** Said in words; compared as numbers of their own. */
    private static final Set<String> IN_WORDS =
            Set.of("median_duration_days", "escalation_rate", "not_reproducible", "source");

    private RealHistory history;

    @BeforeAll
    void read() {
        history = RealHistory.read("helpdesk-italy", "finale.csv", "helpdesk-italy.yaml");
    }

    private JsonNode figures() {
        return RealHistory.json(history.figures()).path("activity-flow");
    }

    @Test
    void every_published_figure_that_can_be_reproduced_is_met() {
        JsonNode figures = figures();

        history.expected()
                .path("published")
                .forEachEntry(
                        (name, value) -> {
                            if (name.equals("directly_follows")) {
                                value.forEachEntry(
                                        (step, count) ->
                                                assertThat(figures.path(name).path(step))
                                                        .as(step)
                                                        .isEqualTo(count));
                            } else if (!IN_WORDS.contains(name)) {
                                assertThat(figures.path(name)).as(name).isEqualTo(value);
                            }
                        });
        assertThat(figures.path("median_duration_days").asInt()).isEqualTo(39);
        assertThat(figures.path("escalation_rate").asDouble()).isEqualTo(0.0205);
    }

    @Test
    void every_figure_computed_from_the_file_by_others_is_met() {
        JsonNode figures = figures();

        history.expected()
                .path("computed")
                .forEachEntry(
                        (name, value) -> assertThat(figures.path(name)).as(name).isEqualTo(value));
    }

    @Test
    void every_value_ever_seen_is_told_apart_from_those_of_the_last_rows() {
        assertThat(figures().path("customers").asInt()).isEqualTo(397);
        assertThat(figures().path("by_last_event").path("customers").asInt()).isEqualTo(395);
    }

    @Test
    void the_published_figures_count_a_row_that_stands_twice_twice() {
        long rows = history.contacts().values().stream().mapToLong(List::size).sum();
        long different =
                history.contacts().values().stream()
                        .mapToLong(contact -> contact.stream().distinct().count())
                        .sum();

        assertThat(figures().path("events").asLong()).isEqualTo(rows);
        assertThat(rows - different).isPositive();
    }

    @Test
    void neither_order_nor_splitting_changes_a_figure() {
        Map<String, Object> figures = history.figures();
        for (long seed = 1; seed <= 8; seed++) {
            assertThat(history.figuresInAnotherOrder(seed)).as("seed %d", seed).isEqualTo(figures);
        }
    }
}
