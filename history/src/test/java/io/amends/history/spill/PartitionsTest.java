package io.amends.history.spill;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.history.source.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionsTest {

    private static final long SEED = 20260302;

    @TempDir private Path folder = Path.of("");

    @Test
    void every_row_comes_back_as_it_was_and_in_the_order_it_was_added() throws IOException {
        for (long budget : List.of(0L, 200_000L, Long.MAX_VALUE)) {
            List<Row> rows = rows(20_000);
            try (Partitions<Row> partitions = new Partitions<>(new RowCodec(), folder, budget)) {
                rows.forEach(partitions::add);
                assertThat(byContact(read(partitions)))
                        .as("seed %d, budget %d", SEED, budget)
                        .isEqualTo(byContact(rows));
                assertThat(partitions.spilledBytes() > 0).isEqualTo(budget < Long.MAX_VALUE);
            }
            assertThat(leftOver()).as("nothing stays on disk").isEmpty();
        }
    }

    @Test
    void all_rows_of_a_contact_are_in_one_partition() {
        try (Partitions<Row> partitions = new Partitions<>(new RowCodec(), folder, 0)) {
            rows(5_000).forEach(partitions::add);
            Map<String, Set<Integer>> where = new HashMap<>();
            for (int i = 0; i < Partitions.COUNT; i++) {
                int index = i;
                partitions.read(
                        index,
                        row ->
                                where.computeIfAbsent(row.contact(), c -> new HashSet<>())
                                        .add(index));
            }
            assertThat(where.values()).allSatisfy(places -> assertThat(places).hasSize(1));
            assertThat(where.values().stream().flatMap(Set::stream).distinct().count())
                    .as("contacts spread over the partitions")
                    .isGreaterThan(Partitions.COUNT / 2);
        }
    }

    @Test
    void a_released_partition_is_empty() {
        try (Partitions<Row> partitions =
                new Partitions<>(new RowCodec(), folder, Long.MAX_VALUE)) {
            rows(2_000).forEach(partitions::add);
            for (int i = 0; i < Partitions.COUNT; i++) {
                partitions.release(i);
            }
            assertThat(read(partitions)).isEmpty();
        }
    }

    private static List<Row> read(Partitions<Row> partitions) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Partitions.COUNT; i++) {
            partitions.read(i, rows::add);
        }
        return rows;
    }

    private static Map<String, List<Row>> byContact(List<Row> rows) {
        Map<String, List<Row>> contacts = new HashMap<>();
        rows.forEach(r -> contacts.computeIfAbsent(r.contact(), c -> new ArrayList<>()).add(r));
        return contacts;
    }

    /** Words that recur, words that never do, long ones, odd characters and empty cells. */
    private static List<Row> rows(int many) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Instant at =
                    Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(2) * 7L);
            List<String> cells =
                    List.of(
                            "status-" + random.nextInt(5),
                            random.nextBoolean() ? "" : "m" + i,
                            "ü🙂\n\"" + "x".repeat(random.nextInt(2_400)));
            rows.add(
                    new Row(
                            "contact-" + random.nextInt(many / 10),
                            random.nextInt(3),
                            at,
                            random.nextBoolean() ? at : at.plusSeconds(9),
                            cells));
        }
        return rows;
    }

    private List<Path> leftOver() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
