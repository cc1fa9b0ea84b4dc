package io.amends.history.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.source.RefusedInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {

    private static Mapping mapping(String format, String main, String further) {
        return Mapping.parse(
                "own.yaml",
                """
                mapping: own
                version: 1
                zone: UTC
                format: %s
                tables:
                  main: {rows: events, contact: contact, occurred: at%s}
                  people: {rows: accounts, account: account, fields: {name: name}%s}
                """
                        .formatted(format, main, further));
    }

    @Test
    void tables_of_a_help_desks_records_all_read_the_main_file() {
        Mapping mapping = mapping("jira", ", records: events", ", records: accounts");

        assertThat(mapping.plans())
                .allMatch(plan -> plan.file().isEmpty())
                .extracting(plan -> plan.lines().records().orElseThrow())
                .containsExactly("events", "accounts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csv|, records: events|, file: a.csv|Expected no records unless format is one of",
                "jira||, file: a.csv|Expected records (events, changes), but none are named",
                "jira|, records: events|, records: accounts, file: a.csv|Expected no file beside records",
                "jira|, records: people|, file: a.csv|records"
            })
    void records_elsewhere_are_refused(
            String format, String main, String further, String expected) {
        String plain = further.replace("'", "");

        assertThatThrownBy(() -> mapping(format, main == null ? "" : main, plain))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("own.yaml:")
                .hasMessageContaining(expected);
    }
}
