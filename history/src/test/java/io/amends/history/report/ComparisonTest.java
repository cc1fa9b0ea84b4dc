package io.amends.history.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.source.RefusedInput;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void differences_of_shares_stand_with_their_interval() {
        Report first = SampleReports.rich();
        Report better = withCompliance(first, SampleReports.share(250, 366));
        String text = Comparison.of(first, better, Locale.ENGLISH).text();
        // 0.27322 [0.20220, 0.34027], worked out apart by the formula of Newcombe 1998, method 10
        assertThat(line(text, "Communication compliance"))
                .contains("41% (150 of 366)")
                .contains("68% (250 of 366)")
                .contains("+27.3 points (+20.2 to +34.0)")
                .endsWith("differs");
    }

    @Test
    void a_report_beside_itself_differs_in_nothing() {
        String text =
                Comparison.of(SampleReports.rich(), SampleReports.rich(), Locale.ENGLISH).text();
        assertThat(text.lines().filter(l -> l.endsWith(" differs"))).isEmpty();
        assertThat(line(text, "Invisible escalation")).contains("±0.0 points").endsWith("the same");
    }

    @Test
    void what_one_of_them_could_not_judge_has_no_difference() {
        String text =
                Comparison.of(SampleReports.rich(), SampleReports.blind(), Locale.ENGLISH).text();
        assertThat(line(text, "Invisible escalation"))
                .contains("could not be judged")
                .endsWith("not judged in both");
        assertThat(text).doesNotContain("0 / 0 / 0 / 0");
    }

    @Test
    void reports_of_different_schema_versions_are_refused() {
        Report second = SampleReports.empty();
        Report first = withVersion(second, 2);
        assertThatThrownBy(() -> Comparison.of(first, second, Locale.ENGLISH))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("first has version 2 and the second has version 1");
    }

    @Test
    void the_page_holds_the_same_lines_and_no_markup_of_a_source() {
        StringWriter out = new StringWriter();
        Comparison.of(SampleReports.rich(), SampleReports.empty(), Locale.ENGLISH).writeHtml(out);
        assertThat(out.toString())
                .contains("Communication compliance")
                .contains("<table")
                .doesNotContain("<script>window");
        for (Report report : List.of(SampleReports.blind(), SampleReports.empty())) {
            assertThat(Comparison.of(report, SampleReports.rich(), Locale.ENGLISH).text())
                    .doesNotContain("NaN")
                    .doesNotContain("null");
        }
    }

    private static String line(String text, String label) {
        return text.lines().filter(l -> l.strip().startsWith(label)).findFirst().orElse("");
    }

    private static Report withCompliance(Report r, Report.Share compliance) {
        return new Report(
                r.schemaVersion(),
                r.provenance(),
                r.reading(),
                r.observability(),
                r.notJudged(),
                r.headline(),
                r.modes(),
                new Report.Commitments(
                        compliance, r.commitments().onTime(), r.commitments().kinds()),
                r.escalations(),
                r.tierFlow(),
                r.concentration(),
                r.months(),
                r.satisfaction(),
                r.causes(),
                r.cost(),
                r.accountSignals(),
                r.sourceMeasures(),
                r.worst());
    }

    private static Report withVersion(Report r, int version) {
        return new Report(
                version,
                r.provenance(),
                r.reading(),
                r.observability(),
                r.notJudged(),
                r.headline(),
                r.modes(),
                r.commitments(),
                r.escalations(),
                r.tierFlow(),
                r.concentration(),
                r.months(),
                r.satisfaction(),
                r.causes(),
                r.cost(),
                r.accountSignals(),
                r.sourceMeasures(),
                r.worst());
    }
}
