package io.amends.bench.server;

import io.amends.bench.audit.Volume;
import io.amends.core.protocol.Rulebook;
import io.amends.history.audit.Archive;
import io.amends.history.audit.Audit;
import io.amends.history.audit.AuditRequest;
import io.amends.history.audit.Watch;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import io.amends.server.audits.AuditOrder;
import io.amends.server.audits.AuditQueue;
import io.amends.server.audits.AuditState;
import io.amends.server.audits.Audits;
import io.amends.server.audits.FileName;
import io.amends.server.audits.Histories;
import io.amends.server.audits.KeptAudit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An audit from its order to its report, the same audit without a database in the same process, and
 * COPY of exactly the rows that the first left in the database. What the first takes longer than the
 * second is the import's own part.
 */
final class Importing {

    private static final long WARM_UP_CONTACTS = 20_000;

    private Importing() {}

    static KeptAudit measure(ConfigurableApplicationContext server, Volume volume)
            throws IOException {
        Volume small =
                Volume.in(Objects.requireNonNull(volume.file().getParent()), WARM_UP_CONTACTS);
        audited(server, small, new Stages());
        double alone = alone(volume);
        Stages stages = new Stages();
        KeptAudit audit = audited(server, volume, stages);
        double whole = seconds(audit);
        RawCopy.Copied text = RawCopy.of(database(server), audit.number(), volume.file(), "text");
        RawCopy.Copied binary =
                RawCopy.of(database(server), audit.number(), volume.file(), "binary");
        double own = whole - alone;
        ServerBench.tell(
                "import  %,d events, %,d rows: audit and import %.1f s (%s)",
                volume.events(), text.rows(), whole, stages);
        ServerBench.tell(
                "import  the same audit without a database %.1f s, so the import's own part is %.1f s",
                alone, own);
        ServerBench.tell("import  COPY of the same rows: %s; %s", text, binary);
        ServerBench.tell(
                "import  ratio COPY / import's own part: %.2f (binary COPY %.2f);"
                        + " COPY / audit and import: %.2f (binary COPY %.2f)",
                text.seconds() / own,
                binary.seconds() / own,
                text.seconds() / whole,
                binary.seconds() / whole);
        return audit;
    }

    private static DataSource database(ConfigurableApplicationContext server) {
        return server.getBean(DataSource.class);
    }

    private static double alone(Volume volume) throws IOException {
        Path work = Files.createTempDirectory(volume.file().getParent(), "alone-");
        Path mapping = volume.file().resolveSibling(Volume.MAPPING);
        AuditRequest request =
                new AuditRequest(
                        volume.file(),
                        Mapping.read(mapping),
                        mapping,
                        Rulebook.standard(),
                        Lexicons.standard(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        work,
                        Runtime.getRuntime().availableProcessors());
        long began = System.nanoTime();
        Audit.run(request, Watch.NOBODY, Archive.NONE);
        double seconds = (System.nanoTime() - began) / 1e9;
        Files.deleteIfExists(work);
        return seconds;
    }

    /** How long each stage was seen; what comes after the last is making indexes and the report. */
    private static final class Stages {
        private final Map<String, Double> seconds = new LinkedHashMap<>();
        private long sawLast = System.nanoTime();

        void saw(KeptAudit audit) {
            long now = System.nanoTime();
            boolean judged =
                    "JUDGING".equals(audit.stage()) && audit.stageDone() == audit.stageOf();
            String stage = audit.startedAt() == null ? "" : judged ? "JOINING" : "" + audit.stage();
            seconds.merge(stage, (now - sawLast) / 1e9, Double::sum);
            sawLast = now;
        }

        @Override
        public String toString() {
            return seconds.entrySet().stream()
                    .filter(stage -> !stage.getKey().isEmpty())
                    .map(
                            stage ->
                                    String.format(
                                            Locale.ROOT,
                                            "%s %.1f",
                                            stage.getKey().toLowerCase(Locale.ROOT),
                                            stage.getValue()))
                    .collect(Collectors.joining(", "));
        }
    }

    private static KeptAudit audited(
            ConfigurableApplicationContext server, Volume volume, Stages stages)
            throws IOException {
        Histories histories = server.getBean(Histories.class);
        Audits audits = server.getBean(Audits.class);
        UUID history = histories.add("bench", Instant.EPOCH);
        FileName name = new FileName(volume.file().getFileName().toString());
        histories.announce(history, name, Files.size(volume.file()));
        try (InputStream bytes = Files.newInputStream(volume.file())) {
            histories.append(history, name, 0, bytes);
        }
        String mapping = Files.readString(volume.file().resolveSibling(Volume.MAPPING));
        long number =
                audits.order(
                        new AuditOrder(
                                "Bench",
                                history,
                                name.value(),
                                "bench",
                                mapping,
                                null,
                                null,
                                "bench"),
                        Instant.EPOCH);
        server.getBean(AuditQueue.class).wake();
        while (true) {
            KeptAudit audit = audits.byNumber(number).orElseThrow();
            stages.saw(audit);
            if (audit.state() == AuditState.DONE) {
                return audit;
            }
            if (audit.state().isOver()) {
                throw new IllegalStateException("Expected an audit that is done, but " + audit);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static double seconds(KeptAudit audit) {
        return Duration.between(
                                Objects.requireNonNull(audit.startedAt()),
                                Objects.requireNonNull(audit.finishedAt()))
                        .toMillis()
                / 1000.0;
    }
}
