package io.amends.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.bench.audit.LaneProcess.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit's memory does not grow with the history: what is too much goes to disk. */
class AuditMemoryTest {

    /** Past the start of the process only the least is spent on compiling: the runs are short. */
    private static final List<String> SHORT_RUN =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @TempDir Path folder;

    @Test
    void what_goes_to_disk_changes_nothing_in_the_report() throws Exception {
        Volume volume = Volume.in(folder, 80_000);

        Measured roomy = audited(volume, "-Xmx1g");
        String inMemory = report(volume);
        Measured tight = audited(volume, "-Xmx128m");
        String fromDisk = report(volume);

        assertThat(roomy.spilledBytes()).isZero();
        assertThat(tight.spilledBytes()).isPositive();
        assertThat(tight.found()).isEqualTo("80000 contacts");
        assertThat(withoutSpilled(fromDisk)).isEqualTo(withoutSpilled(inMemory));
    }

    @Test
    void nothing_is_left_behind_on_disk() throws Exception {
        Volume volume = Volume.in(folder, 1_000);

        audited(volume, "-Xmx128m");

        assertThat(folder.resolve(Lane.SPILL)).isEmptyDirectory();
    }

    @Test
    void bare_rules_and_sql_find_the_same() throws Exception {
        Volume volume = Volume.in(folder, 5_000);

        Measured bare = LaneProcess.measure(Lane.TWO_RULES, volume.file(), SHORT_RUN);
        Measured sql = LaneProcess.measure(Lane.DUCKDB, volume.file(), SHORT_RUN);

        assertThat(sql.found()).isEqualTo(bare.found()).doesNotContain(" 0 gaps");
    }

    @Test
    @Tag("long")
    void three_million_contacts_pass_in_one_gigabyte() throws Exception {
        Volume volume = Volume.in(folder, 3_000_000);

        Measured measured = LaneProcess.measure(Lane.AMENDS, volume.file(), List.of("-Xmx1g"));

        assertThat(measured.found()).isEqualTo("3000000 contacts");
        assertThat(measured.spilledBytes()).isPositive();
    }

    private static Measured audited(Volume volume, String heap) throws Exception {
        return LaneProcess.measure(
                Lane.AMENDS,
                volume.file(),
                List.of(heap, SHORT_RUN.getFirst(), SHORT_RUN.getLast()));
    }

    private static String report(Volume volume) throws IOException {
        return Files.readString(volume.file().resolveSibling(Lane.REPORT));
    }

    private static String withoutSpilled(String report) {
        assertThat(report).contains("\"spilled_bytes\"");
        return report.replaceFirst("\"spilled_bytes\"\\s*:\\s*\\d+", "");
    }
}
