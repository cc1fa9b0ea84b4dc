package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a cell is read by spreadsheets, which run what looks like a formula. */
class CsvLinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "-", "-1E9x", "=\"a\""})
    void what_could_be_a_formula_stands_behind_an_apostrophe(String cell) {
        assertThat(CsvLines.inert(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BW-1", "-12", "-12.5", "0.5", "-1.0E-5", "a=b", "'quoted'"})
    void what_is_none_stays_as_it_is(String cell) {
        assertThat(CsvLines.inert(cell)).isEqualTo(cell);
    }
}
