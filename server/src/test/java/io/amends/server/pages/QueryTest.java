package io.amends.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTest {

    private final Query query =
            new Query(
                    "/audits",
                    Map.of(
                            "sort",
                            List.of("opened"),
                            "search",
                            List.of("a&b"),
                            "after",
                            List.of("x")));

    @Test
    void another_language_keeps_everything_else() {
        assertThat(query.with("language", "de"))
                .isEqualTo("/audits?after=x&language=de&search=a%26b&sort=opened");
    }

    @Test
    void a_second_click_on_a_column_turns_its_order_round_and_starts_over() {
        assertThat(query.sortedBy("opened")).isEqualTo("/audits?search=a%26b&sort=-opened");
        assertThat(query.sortedBy("account")).isEqualTo("/audits?search=a%26b&sort=account");
        assertThat(query.sorted("opened")).isEqualTo("ascending");
        assertThat(query.sorted("account")).isNull();
    }

    @Test
    void turning_back_forgets_the_way_forward() {
        assertThat(query.turned("before", "q"))
                .isEqualTo("/audits?before=q&search=a%26b&sort=opened");
    }

    @Test
    void without_values_the_address_is_the_path() {
        assertThat(new Query("/look", Map.of()).with("sort", null)).isEqualTo("/look");
    }
}
