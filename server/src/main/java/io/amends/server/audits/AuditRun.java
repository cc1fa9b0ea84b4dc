package io.amends.server.audits;

import io.amends.core.protocol.Rulebook;
import io.amends.history.audit.Audit;
import io.amends.history.audit.AuditRequest;
import io.amends.history.audit.Watch;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import io.amends.history.report.Report;
import io.amends.history.rulebook.RulebookDocument;
import io.amends.server.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs one audit over its files into its partitions and reports. */
@Component
class AuditRun {

    private static final Duration NOTED_EVERY = Duration.ofMillis(400);

    private final Audits audits;
    private final Histories histories;
    private final Partitions partitions;
    private final Reports reports;
    private final DataSource database;
    private final Room room;
    private final Path folder;

    AuditRun(
            Audits audits,
            Histories histories,
            Partitions partitions,
            Reports reports,
            DataSource database,
            Room room,
            DatabaseSettings settings) {
        this.audits = audits;
        this.histories = histories;
        this.partitions = partitions;
        this.reports = reports;
        this.database = database;
        this.room = room;
        this.folder = settings.data().toAbsolutePath().resolve("tmp");
    }

    /** Somebody does not want it any more, or the service stops. */
    static final class Stopped extends RuntimeException {}

    /**
     * @param hold ours on this audit
     * @param stopping whether the service is about to stop
     */
    void run(KeptAudit audit, Hold hold, int workers, BooleanSupplier stopping) throws IOException {
        Path work = work(audit.number());
        delete(work);
        Files.createDirectories(work);
        try {
            partitions.make(audit.number());
            Report report =
                    archived(audit, request(audit, work, workers), watch(audit, hold, stopping));
            room.mustBeLeft();
            reports.keep(audit, report, hold);
        } catch (IOException | RuntimeException broken) {
            boolean full = Breakage.lostTheDatabase(broken) && room.isShort();
            delete(work);
            dropAfter(broken, audit.number());
            if (full) {
                throw new Room.Full(broken);
            }
            throw broken;
        } finally {
            delete(work);
        }
    }

    /** When it returns, whether well or not, nothing is sent to the partitions any more. */
    private Report archived(KeptAudit audit, AuditRequest request, Watch watch) {
        try (AuditArchive archive =
                new AuditArchive(database, partitions.types(), audit.number())) {
            Report report = Audit.run(request, watch, archive);
            archive.finish();
            return report;
        }
    }

    /** Removes what it sent to the database: it is shown by nothing. */
    void drop(long number) {
        partitions.drop(number);
    }

    /** What broke is what is told; should the database be gone, it is dropped once it is back. */
    private void dropAfter(Exception broken, long number) {
        try {
            drop(number);
        } catch (RuntimeException gone) {
            broken.addSuppressed(gone);
        }
    }

    /** Removes what one that was killed left behind. */
    void clear(long number) throws IOException {
        partitions.drop(number);
        delete(work(number));
    }

    private Path work(long number) {
        return folder.resolve("audit-" + number);
    }

    private AuditRequest request(KeptAudit audit, Path work, int workers) throws IOException {
        Path mapping = Files.writeString(work.resolve("mapping.yaml"), audit.mapping());
        return new AuditRequest(
                histories.folder(audit.history()).resolve(audit.mainFile()).normalize(),
                Mapping.read(mapping),
                mapping,
                rulebook(audit.protocol(), work),
                Lexicons.standard(),
                Optional.ofNullable(audit.asOf()),
                Optional.empty(),
                false,
                work,
                workers);
    }

    private static Rulebook rulebook(@Nullable String protocol, Path work) throws IOException {
        return protocol == null
                ? Rulebook.standard()
                : RulebookDocument.read(Files.writeString(work.resolve("protocol.yaml"), protocol));
    }

    private Watch watch(KeptAudit audit, Hold hold, BooleanSupplier stopping) {
        return new Watch() {
            private long notedAt = System.nanoTime() - NOTED_EVERY.toNanos();
            private @Nullable Stage noted;

            @Override
            public synchronized void at(Stage stage, long done, long of, long detail) {
                if (stopping.getAsBoolean()) {
                    throw new Stopped();
                }
                room.mustBeLeft();
                long now = System.nanoTime();
                if (stage == noted && done < of && now - notedAt < NOTED_EVERY.toNanos()) {
                    return;
                }
                noted = stage;
                notedAt = now;
                hold.mustLast();
                if (!audits.goesOn(audit.number(), stage, done, of, detail)) {
                    throw new Stopped();
                }
            }
        };
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
