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

    static KeptAudit measure(ConfigurableApplicationContext server, Path data, Volume volume)
            throws IOException {
        Volume small =
                Volume.in(Objects.requireNonNull(volume.file().getParent()), WARM_UP_CONTACTS);
        audited(server, uploaded(server, small), new Stages());
        Effort began = Effort.soFar(data);
        alone(volume);
        Effort alone = Effort.soFar(data).since(began);
        Stages stages = new Stages();
        AuditOrder order = uploaded(server, volume);
        Effort ordered = Effort.soFar(data);
        KeptAudit audit = audited(server, order, stages);
        Effort whole = Effort.soFar(data).since(ordered);
        RawCopy.Copied text = RawCopy.of(database(server), audit.number(), data, "text");
        RawCopy.Copied binary = RawCopy.of(database(server), audit.number(), data, "binary");
        Effort own = whole.since(alone);
        tell("%,d events, %,d rows, %s", volume.events(), text.rows(), text.size());
        tell("audit and import             %s: %s", whole, stages);
        tell("the same without a database  %s", alone);
        tell("the import's own part        %s", own);
        tell("COPY of the same rows        %s", text.effort());
        tell("COPY in the binary form      %s", binary.effort());
        tell(
                "ratio COPY / own part %.2f, of processor time %.2f; COPY / audit and import %.2f,"
                        + " of processor time %.2f",
                text.effort().elapsed() / own.elapsed(),
                text.effort().processor() / own.processor(),
                text.effort().elapsed() / whole.elapsed(),
                text.effort().processor() / whole.processor());
        return audit;
    }

    private static void tell(String what, Object... values) {
        ServerBench.tell("import  " + what, values);
    }

    private static DataSource database(ConfigurableApplicationContext server) {
        return server.getBean(DataSource.class);
    }

    private static void alone(Volume volume) throws IOException {
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
        Audit.run(request, Watch.NOBODY, Archive.NONE);
        Files.deleteIfExists(work);
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

    private static AuditOrder uploaded(ConfigurableApplicationContext server, Volume volume)
            throws IOException {
        Histories histories = server.getBean(Histories.class);
        UUID history = histories.add("bench", Instant.EPOCH);
        FileName name = new FileName(volume.file().getFileName().toString());
        histories.announce(history, name, Files.size(volume.file()));
        try (InputStream bytes = Files.newInputStream(volume.file())) {
            histories.append(history, name, 0, bytes);
        }
        String mapping = Files.readString(volume.file().resolveSibling(Volume.MAPPING));
        return new AuditOrder(
                "Bench", history, name.value(), "bench", mapping, null, null, "bench");
    }

    private static KeptAudit audited(
            ConfigurableApplicationContext server, AuditOrder order, Stages stages) {
        Audits audits = server.getBean(Audits.class);
        long number = audits.order(order, Instant.EPOCH);
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
}
