package io.amends.history.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.history.mapping.LineStatuses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportCaseTest {

    private static final Instant START = Instant.parse("2012-05-01T08:00:00Z");
    private static final LineStatuses STATUSES =
            new LineStatuses(Set.of("Accepted"), Set.of("Queued"), Set.of("Completed"));

    /** Rows a minute apart, each as line, team, person and status. */
    private static SupportCase of(String... rows) {
        List<SupportEvent> events = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            String[] row = rows[i].split(" ", -1);
            events.add(
                    new SupportEvent(
                            START.plus(Duration.ofMinutes(i)),
                            Integer.parseInt(row[0]) - 1,
                            row[1],
                            row[2],
                            row[3],
                            "P" + i));
        }
        return SupportCase.of(events, STATUSES);
    }

    private static SupportCase throughTeams(String teams) {
        return of(
                teams.chars()
                        .mapToObj(team -> "1 " + (char) team + " Ann Accepted")
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "A,     0, 0, false",
        "AAB,   1, 0, false",
        "ABA,   2, 1, false",
        "AABBA, 2, 1, false",
        "ABAB,  3, 2, true",
        "ABABA, 4, 3, true",
        "ABCA,  3, 0, false",
        "ABACA, 4, 2, false"
    })
    void returns_to_a_team_overlap_and_repeats_of_it_do_not_count(
            String teams, int handoffs, int returns, boolean backAndForth) {
        SupportCase seen = throughTeams(teams);

        assertThat(seen.teamHandoffs()).isEqualTo(handoffs);
        assertThat(seen.teamReturns()).isEqualTo(returns);
        assertThat(seen.backAndForth()).isEqualTo(backAndForth);
    }

    @Test
    void a_jump_over_a_line_is_one_upward_move() {
        SupportCase seen =
                of("1 A Ann Accepted", "3 C Cem Accepted", "2 B Bo Accepted", "3 C Cem Accepted");

        assertThat(seen.path()).containsExactly(0, 2, 1, 2);
        assertThat(seen.upwardMoves()).isEqualTo(2);
        assertThat(seen.downwardMoves()).isEqualTo(1);
        assertThat(seen.highestLine()).isEqualTo(2);
    }

    @Test
    void acceptance_on_any_higher_line_counts_even_after_a_fall_back() {
        SupportCase seen =
                of(
                        "1 A Ann Accepted",
                        "2 B Ann Queued",
                        "1 A Ann Accepted",
                        "3 C Ann Queued",
                        "3 C Cem Accepted");

        assertThat(seen.firstUpper()).isEqualTo(START.plus(Duration.ofMinutes(1)));
        assertThat(seen.untilUpperAccept()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void a_case_that_was_never_on_the_first_line_did_not_pass_up_from_it() {
        SupportCase seen = of("2 B Bo Accepted", "3 C Cem Accepted");

        assertThat(seen.upwardMoves()).isEqualTo(1);
        assertThat(seen.firstUpper()).isNull();
        assertThat(seen.firstUpperAccept()).isNull();
    }

    @Test
    void a_case_that_comes_down_first_passes_up_when_it_rises_again() {
        SupportCase seen = of("2 B Bo Accepted", "1 A Ann Accepted", "2 B Bo Accepted");

        assertThat(seen.firstUpper()).isEqualTo(START.plus(Duration.ofMinutes(2)));
        assertThat(seen.untilUpperAccept()).isEqualTo(Duration.ZERO);
    }

    @Test
    void any_other_status_directly_after_completed_is_a_reopening() {
        SupportCase seen =
                of(
                        "1 A Ann Completed",
                        "1 A Ann Completed",
                        "1 A Ann Queued",
                        "1 A Ann Completed",
                        "1 A Ann Unmatched");

        assertThat(seen.reopens()).isEqualTo(2);
    }

    @Test
    void a_queue_is_measured_to_the_next_row_only_where_that_is_accepted() {
        SupportCase seen =
                of(
                        "1 A Ann Queued",
                        "1 A Ann Queued",
                        "1 A Bo Accepted",
                        "1 A Bo Queued",
                        "1 A Bo Completed");

        assertThat(seen.longestQueue()).isEqualTo(Duration.ofMinutes(1));
        assertThat(of("1 A Ann Queued", "1 A Ann Completed").longestQueue()).isNull();
    }

    @Test
    void names_left_over_in_a_queue_and_system_users_are_owners_here() {
        SupportCase seen =
                of("1 A Ann Accepted", "1 A Siebel Queued", "1 A Ann Queued", "1 A Ann Accepted");

        assertThat(seen.ownerChanges()).isEqualTo(2);
    }

    @Test
    void the_product_is_that_of_the_last_row() {
        assertThat(throughTeams("ABC").product()).isEqualTo("P2");
    }
}
