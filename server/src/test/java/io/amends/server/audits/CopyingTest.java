package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.server.TestServer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class CopyingTest {

    private static final List<String> COLUMNS = List.of("t", "i", "b", "f", "w", "j");
    private static final List<CellType> TYPES =
            List.of(
                    CellType.TEXT,
                    CellType.INT,
                    CellType.BIGINT,
                    CellType.BOOLEAN,
                    CellType.INSTANT,
                    CellType.TEXT);

    private final TestServer server = TestServer.shared();

    @BeforeEach
    void make() {
        server.jdbc().sql("DROP TABLE IF EXISTS copied").update();
        server.jdbc()
                .sql(
                        "CREATE TABLE copied (n serial, t text, i int, b bigint, f boolean,"
                                + " w timestamptz, j json)")
                .update();
    }

    @Test
    void every_value_arrives_as_it_was() {
        Instant before = Instant.parse("1883-11-18T12:03:58.000001Z");
        copy(
                List.of(
                        Arrays.asList("plain", -1L, Long.MIN_VALUE, true, before, "{\"a\":1}"),
                        Arrays.asList(
                                "Zoë\t\\N\n\u65e5\ud83d\ude00", 7, 8, false, Instant.EPOCH, "[]"),
                        Arrays.asList("", null, null, null, null, null),
                        Arrays.asList("a\0b", 0, 0, null, null, null)));

        assertThat(column("t", String.class))
                .containsExactly("plain", "Zoë\t\\N\n\u65e5\ud83d\ude00", "", "a\uFFFDb");
        assertThat(column("i", Integer.class)).containsExactly(-1, 7, null, 0);
        assertThat(column("b", Long.class)).containsExactly(Long.MIN_VALUE, 8L, null, 0L);
        assertThat(column("f", Boolean.class)).containsExactly(true, false, null, null);
        assertThat(
                        column("w", OffsetDateTime.class).stream()
                                .map(at -> at == null ? null : at.toInstant()))
                .containsExactly(before, Instant.EPOCH, null, null);
    }

    @Test
    void what_takes_many_chunks_arrives_whole() {
        String wide = "x".repeat(1000);
        copy(
                IntStream.range(0, 5000)
                        .mapToObj(
                                i -> Arrays.<@Nullable Object>asList(wide, i, i, true, null, null))
                        .toList());

        assertThat(
                        server.jdbc()
                                .sql("SELECT sum(i) FROM copied WHERE length(t) = 1000")
                                .query(Long.class)
                                .single())
                .isEqualTo(5000L * 4999 / 2);
    }

    @Test
    void what_the_database_refuses_is_told_with_its_cause() {
        assertThatThrownBy(
                        () -> copy(List.of(Arrays.asList("", null, null, null, null, "not json"))))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .hasCauseInstanceOf(SQLException.class);
    }

    private void copy(List<List<@Nullable Object>> rows) {
        try (Lanes lanes = new Lanes(server.bean(DataSource.class))) {
            Copying copying = new Copying(lanes, "copied", COLUMNS, TYPES);
            rows.forEach(copying::add);
            copying.flush();
            lanes.finish();
        }
    }

    private <T> List<T> column(String name, Class<T> type) {
        return server.jdbc()
                .sql("SELECT " + name + " FROM copied ORDER BY n")
                .query((row, number) -> row.getObject(name, type))
                .list();
    }
}
