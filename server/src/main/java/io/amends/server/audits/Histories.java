package io.amends.server.audits;

import io.amends.server.database.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files people bring, in the data folder; each goes on where a broken connection left it. */
@Repository
public class Histories {

    private final JdbcClient sql;
    private final Path folder;
    private final Arrivals arrivals = new Arrivals();

    Histories(JdbcClient sql, DatabaseSettings settings) {
        this.sql = sql;
        this.folder = settings.data().toAbsolutePath().resolve("histories");
    }

    /** A file of a history; whole once as many bytes were received as it has. */
    public record HistoryFile(String name, long size, long received) {

        public boolean isWhole() {
            return received == size;
        }
    }

    /** How appending went. */
    public enum Appended {
        DONE,
        /** The bytes do not start where the last ones ended. */
        ELSEWHERE,
        /** More bytes than the file was said to have. */
        TOO_MANY
    }

    @Transactional
    public UUID add(String by, Instant at) {
        UUID id = UUID.randomUUID();
        sql.sql("INSERT INTO history VALUES (:id, :at, :by)")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        return id;
    }

    /** Announces a file; one of that name that has begun is started anew if its size differs. */
    @Transactional
    public HistoryFile announce(UUID history, FileName name, long size) {
        sql.sql(
                        """
                        INSERT INTO history_file (history, name, size) VALUES (:history, :name, :size)
                        ON CONFLICT (history, name) DO UPDATE SET
                            received = CASE WHEN history_file.size = excluded.size
                                THEN history_file.received ELSE 0 END,
                            size = excluded.size
                        """)
                .param("history", history)
                .param("name", name.value())
                .param("size", size)
                .update();
        return file(history, name).orElseThrow();
    }

    @SuppressWarnings("NullAway") // rows are never null
    public List<HistoryFile> files(UUID history) {
        return sql.sql(
                        """
                        SELECT name, size, received FROM history_file
                        WHERE history = :history ORDER BY name
                        """)
                .param("history", history)
                .query(HistoryFile.class)
                .list();
    }

    public Optional<HistoryFile> file(UUID history, FileName name) {
        return files(history).stream().filter(file -> file.name().equals(name.value())).findFirst();
    }

    /**
     * Writes bytes where the last ones ended. What arrived before a connection broke, or before the
     * disk was full, is kept and counted.
     */
    public Appended append(UUID history, FileName name, long offset, InputStream bytes)
            throws IOException {
        Files.createDirectories(folder(history));
        try (Arrivals.Arrival arrival = arrivals.into(folder(history).resolve(name.value()))) {
            HistoryFile file = file(history, name).orElseThrow();
            if (offset != file.received()) {
                return Appended.ELSEWHERE;
            }
            try {
                return switch (arrival.take(bytes, offset, file.size())) {
                    case WHOLE -> Appended.DONE;
                    case TOO_LONG -> Appended.TOO_MANY;
                    case TAKEN_OVER -> Appended.ELSEWHERE;
                };
            } finally {
                arrival.count(end -> received(history, name, offset, end));
            }
        }
    }

    private void received(UUID history, FileName name, long from, long to) {
        sql.sql(
                        """
                        UPDATE history_file SET received = :to
                        WHERE history = :history AND name = :name AND received = :from
                        """)
                .param("history", history)
                .param("name", name.value())
                .param("from", from)
                .param("to", to)
                .update();
    }

    public boolean isThere(UUID history) {
        return sql.sql("SELECT EXISTS (SELECT FROM history WHERE id = :id)")
                .param("id", history)
                .query(Boolean.class)
                .single();
    }

    public Path folder(UUID history) {
        return folder.resolve(history.toString());
    }

    /** Deletes the files and what is known of them. */
    @Transactional
    public void delete(UUID history) {
        sql.sql("DELETE FROM history WHERE id = :id").param("id", history).update();
        try {
            deleteAll(folder(history));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
