package io.amends.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CompanyTest {

    @Test
    void a_stream_has_ten_rows_of_each_contact_in_order_of_time() throws IOException {
        List<Map<String, String>> rows = PlainCsv.rows(stream(1, 3_000));

        assertThat(rows).hasSize(30_000);
        List<Instant> times = rows.stream().map(r -> Instant.parse(cell(r, "at"))).toList();
        assertThat(times).isSorted();
        assertThat(
                        rows.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                r -> cell(r, "case"), Collectors.counting()))
                                .values())
                .hasSize(3_000)
                .containsOnly(10L);
    }

    @Test
    void contacts_are_interleaved() throws IOException {
        List<String> cases =
                PlainCsv.rows(stream(1, 500)).stream().map(r -> cell(r, "case")).toList();

        long changes = 0;
        for (int i = 1; i < cases.size(); i++) {
            changes += cases.get(i).equals(cases.get(i - 1)) ? 0 : 1;
        }
        assertThat(changes).isGreaterThan(cases.size() * 9L / 10);
    }

    @Test
    void the_same_seed_writes_the_same_bytes_and_another_does_not() throws IOException {
        assertThat(stream(5, 400)).isEqualTo(stream(5, 400)).isNotEqualTo(stream(6, 400));
    }

    @Test
    void a_stream_is_written_while_it_is_made() throws IOException {
        long[] written = {0, 0};
        OutputStream counting =
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        written[0]++;
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        written[0] += length;
                        written[1] = Math.max(written[1], length);
                    }
                };

        Company.stream(3, 100_000, counting);

        assertThat(written[0]).isGreaterThan(50_000_000);
        assertThat(written[1]).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void its_mapping_names_every_type_that_is_written() throws IOException {
        String mapping = Company.mapping();

        assertThat(PlainCsv.rows(stream(1, 200)).stream().map(r -> cell(r, "type")).distinct())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(mapping).contains("        " + type + ": "));
    }

    @Test
    void the_company_does_not_know_the_rules_it_is_used_to_check() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).doesNotContain("<artifactId>core</");
        try (var files = Files.walk(Path.of("src", "main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as("%s", file).doesNotContain("amends.core");
            }
        }
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static String stream(long seed, long contacts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Company.stream(seed, contacts, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
