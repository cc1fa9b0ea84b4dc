package io.amends.history.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {

    private static final Path SCHEMA = Path.of("../docs/report.schema.json");

    @TempDir Path folder;

    @Test
    void what_is_written_is_what_the_published_schema_says() throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        for (Report report :
                List.of(SampleReports.rich(), SampleReports.blind(), SampleReports.empty())) {
            Path file = folder.resolve("report.json");
            JsonReport.write(report, file);
            List<Error> errors = schema.validate(Files.readString(file), InputFormat.JSON);
            assertThat(errors).isEmpty();
        }
        assertThat(schema.validate("{\"schema_version\": 1}", InputFormat.JSON)).isNotEmpty();
        String wrong = json(SampleReports.empty()).replace("\"rows\" : 0", "\"rows\" : \"0\"");
        assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void what_was_written_reads_back_the_same() throws IOException {
        Path file = folder.resolve("report.json");
        for (Report report : List.of(SampleReports.rich(), SampleReports.empty())) {
            JsonReport.write(report, file);
            String before = Files.readString(file);
            Path again = folder.resolve("again.json");
            JsonReport.write(JsonReport.read(file), again);
            assertThat(Files.readString(again)).isEqualTo(before);
        }
        JsonReport.write(SampleReports.empty(), file);
        assertThat(JsonReport.read(file)).isEqualTo(SampleReports.empty());
    }

    @Test
    void keys_are_in_snake_case_and_in_the_order_of_the_records() {
        String json = json(SampleReports.rich());
        assertThat(json.indexOf("\"schema_version\""))
                .isLessThan(json.indexOf("\"provenance\""))
                .isNotNegative();
        assertThat(json.indexOf("\"provenance\"")).isLessThan(json.indexOf("\"reading\""));
        assertThat(json)
                .contains("\"kaplan_meier_p90\"")
                .contains("\"as_of\" : \"2026-06-30T16:00:00Z\"");
        assertThat(json).doesNotContainPattern("\"[a-z_]+[A-Z][A-Za-z]*\" : ");
    }

    @Test
    void the_same_report_is_the_same_bytes() {
        assertThat(json(SampleReports.rich())).isEqualTo(json(SampleReports.rich()));
    }

    @Test
    void a_bound_that_does_not_exist_is_null_and_never_infinite() {
        String json = json(SampleReports.rich());
        assertThat(json).doesNotContain("Infinity").doesNotContain("NaN");
        String beta = json.substring(json.indexOf("\"Beta\""));
        assertThat(beta.substring(0, beta.indexOf('}')))
                .contains("\"low\" : 0.59")
                .contains("\"high\" : null");
    }

    @Test
    void what_is_no_report_is_refused_with_its_place() throws IOException {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "{\"rows\": 3}");
        assertThatThrownBy(() -> JsonReport.read(file))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("other.json")
                .hasMessageContaining("schema_version");
        Files.writeString(file, "{\"schema_version\": ");
        assertThatThrownBy(() -> JsonReport.read(file)).isInstanceOf(RefusedInput.class);
        Files.writeString(file, "{\"schema_version\": 1, \"surprise\": true}");
        assertThatThrownBy(() -> JsonReport.read(file))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("surprise");
        Files.writeString(file, "[]");
        assertThatThrownBy(() -> JsonReport.read(file)).isInstanceOf(RefusedInput.class);
    }

    @Test
    void a_report_of_another_schema_version_is_refused_by_both_numbers() throws IOException {
        Path file = folder.resolve("newer.json");
        Files.writeString(file, "{\"schema_version\": 9, \"surprise\": true}");
        assertThatThrownBy(() -> JsonReport.read(file))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("expected schema version 1, but it has 9");
    }

    private static String json(Report report) {
        StringWriter out = new StringWriter();
        JsonReport.write(report, out);
        return out.toString();
    }
}
