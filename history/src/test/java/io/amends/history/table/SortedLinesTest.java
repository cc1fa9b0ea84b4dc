package io.amends.history.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedLinesTest {

    private static final long SEED = 7;

    @TempDir private Path folder = Path.of("");

    @Test
    void lines_leave_sorted_whatever_order_they_came_in_and_however_little_fits()
            throws IOException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            keys.add("contact-" + i);
        }
        List<String> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, new Random(SEED));
        for (long budget : List.of(500L, 20_000L, Long.MAX_VALUE)) {
            assertThat(sorted(keys, budget))
                    .as("seed %d", SEED)
                    .isEqualTo(sorted(shuffled, budget));
            assertThat(sorted(shuffled, budget)).isEqualTo(sorted(keys, Long.MAX_VALUE));
        }
    }

    @Test
    void line_breaks_and_backslashes_survive_the_way_over_disk() throws IOException {
        try (SortedLines lines = new SortedLines(folder, 0)) {
            lines.add("b", "\"two\nlines\",\\n\r\n");
            lines.add("a", "one\n");
            StringWriter out = new StringWriter();
            lines.writeTo(out);
            assertThat(out.toString()).isEqualTo("one\n\"two\nlines\",\\n\r\n");
        }
    }

    @Test
    void nothing_stays_on_disk() throws IOException {
        sorted(List.of("a", "b", "c"), 0);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private String sorted(List<String> keys, long budget) throws IOException {
        try (SortedLines lines = new SortedLines(folder, budget)) {
            keys.forEach(key -> lines.add(key, key + ",x\n"));
            StringWriter out = new StringWriter();
            lines.writeTo(out);
            return out.toString();
        }
    }
}
