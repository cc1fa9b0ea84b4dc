package io.amends.server.audits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The history that comes with Amends: an invented company with every failure mode in it. */
@Component
public class ExampleHistory {

    private static final String MAIN = "events.csv";
    private static final String MAPPING = "mapping.yaml";

    private final Histories histories;
    private final Path folder;

    /**
     * @param home where Amends is installed; set by {@code ./amends}
     */
    ExampleHistory(Histories histories, @Value("${amends.home:.}") Path home) {
        this.histories = histories;
        this.folder = home.resolve("examples").resolve("brightwater");
    }

    public boolean isThere() {
        return Files.isRegularFile(folder.resolve(MAIN));
    }

    /** Brings it in as if it had been uploaded. */
    public AuditOrder order(String name, String by, Instant at) {
        UUID history = histories.add(by, at);
        try {
            for (Path file : tables()) {
                FileName called = new FileName(file.getFileName().toString());
                histories.announce(history, called, Files.size(file));
                try (InputStream bytes = Files.newInputStream(file)) {
                    histories.append(history, called, 0, bytes);
                }
            }
            String mapping = Files.readString(folder.resolve(MAPPING));
            return new AuditOrder(name, history, MAIN, "brightwater", mapping, null, null, by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
    }
}
