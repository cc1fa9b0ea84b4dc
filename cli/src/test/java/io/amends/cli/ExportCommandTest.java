package io.amends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportCommandTest {

    @Test
    void it_writes_while_amends_runs_and_never_over_what_is_there() throws Exception {
        Path data = Serving.folder();
        Path out = data.resolveSibling(data.getFileName() + "-export");
        try (Serving running = Serving.on(data)) {
            assertThat(running.address()).isNotNull();
            try (Serving export = export(data, out)) {
                assertThat(export.end()).as(export.said()).isZero();
                assertThat(export.said())
                        .contains("Wrote 0 facts of 0 contacts to " + out, "amends audit " + out);
            }
            assertThat(out.resolve("events.csv")).exists();
            assertThat(out.resolve("accounts.csv")).exists();
            assertThat(Files.readString(out.resolve("mapping.yaml")))
                    .startsWith("# Written by 'amends export'");
            try (Serving again = export(data, out)) {
                assertThat(again.end()).isEqualTo(1);
                assertThat(again.said())
                        .contains("exists already", "--out")
                        .doesNotContain("\tat ");
            }
        }
    }

    private static Serving export(Path data, Path out) throws Exception {
        return Serving.begin(
                Map.of(), "export", "--data", data.toString(), "--out", out.toString());
    }
}
