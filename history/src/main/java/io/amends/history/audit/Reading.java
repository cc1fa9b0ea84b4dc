package io.amends.history.audit;

import io.amends.history.assembly.AccountCells;
import io.amends.history.assembly.Assembler;
import io.amends.history.assembly.MergeRows;
import io.amends.history.assembly.UnlistedWords;
import io.amends.history.audit.Watch.Stage;
import io.amends.history.reading.Sources;
import io.amends.history.source.AccountRow;
import io.amends.history.source.FileRead;
import io.amends.history.source.Intake;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejections;
import io.amends.history.source.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came in.
 *
 * @param unlisted values that the mapping gives no meaning to
 * @param first the earliest instant read
 * @param last the latest instant read
 */
record Reading(
        List<FileRead> files,
        List<AccountRow> accounts,
        Rejections rejections,
        UnlistedWords unlisted,
        long rows,
        Instant first,
        Instant last) {

    /** Reads every table and puts the rows away by contact. */
    static Reading of(AuditRequest request, Stores stores, Watch watch, Archive archive) {
        if (request.tables().isEmpty()) {
            Rejections rejections =
                    request.strict() ? Rejections.strict() : Rejections.givenTo(archive::leaveOut);
            return read(request, stores, watch, rejections);
        }
        Path rejected = request.tables().get().resolve("rejected.csv");
        try (Writer out = Files.newBufferedWriter(rejected)) {
            return read(request, stores, watch, Rejections.writtenTo(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading read(
            AuditRequest request, Stores stores, Watch watch, Rejections rejections) {
        List<AccountRow> accounts = new ArrayList<>();
        Extent extent = new Extent();
        UnlistedWords unlisted = new UnlistedWords(request.mapping());
        AccountCells cells = new AccountCells(request.mapping(), unlisted);
        MergeRows merges = new MergeRows(request.mapping());
        List<FileRead> files;
        try (Handover handover = new Handover(stores.rows()::add)) {
            files =
                    Sources.read(
                            request.mapping().plans(),
                            request.file(),
                            new Intake(
                                    Assembler.check(request.mapping(), unlisted),
                                    row -> {
                                        extent.add(row.occurredAt());
                                        tie(merges, row, stores.families());
                                        handover.accept(row);
                                    },
                                    account -> {
                                        cells.check(account)
                                                .forEach(
                                                        c ->
                                                                rejections.leaveOut(
                                                                        c.column(),
                                                                        c.value(),
                                                                        c.expected()));
                                        accounts.add(account);
                                    }),
                            rejections,
                            reached ->
                                    watch.at(
                                            Stage.READING,
                                            reached.bytes(),
                                            reached.ofBytes(),
                                            reached.rows()),
                            Sources.Fingerprint.SHA_256);
        }
        return new Reading(
                files,
                accounts,
                rejections,
                unlisted,
                extent.rows,
                extent.first(request),
                extent.last());
    }

    private static void tie(MergeRows merges, Row row, Families families) {
        @Nullable String survivor = merges.survivor(row);
        if (survivor != null) {
            families.merged(row.contact(), survivor);
        }
    }

    private static final class Extent {
        private long rows;
        private @Nullable Instant first;
        private @Nullable Instant last;

        void add(Instant at) {
            rows++;
            if (first == null || at.isBefore(first)) {
                first = at;
            }
            if (last == null || at.isAfter(last)) {
                last = at;
            }
        }

        Instant first(AuditRequest request) {
            if (first == null) {
                throw new RefusedInput(
                        request.file().getFileName()
                                + ": expected at least one row that can be read, but there is"
                                + " none; see what was rejected and correct the mapping");
            }
            return first;
        }

        Instant last() {
            return Objects.requireNonNull(last);
        }
    }
}
