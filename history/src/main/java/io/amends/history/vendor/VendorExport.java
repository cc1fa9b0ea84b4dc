package io.amends.history.vendor;

import io.amends.history.json.Item;
import io.amends.history.json.ItemSink;
import io.amends.history.json.JsonItems;
import io.amends.history.source.DecimalMark;
import io.amends.history.source.Encoding;
import io.amends.history.source.FileFormat;
import io.amends.history.source.FileRead;
import io.amends.history.source.Intake;
import io.amends.history.source.Meter;
import io.amends.history.source.Progress;
import io.amends.history.source.Reason;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejection;
import io.amends.history.source.Rejections;
import io.amends.history.source.SourceBytes;
import io.amends.history.source.TablePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the JSON that a help desk gives: one file, or all in a folder or archive. Twice: who is who must be known
 * before the first message, and an API lists it behind.
 */
public final class VendorExport {

    private final Shape shape;
    private final FileFormat format;
    private final Rejections rejections;
    private final Meter meter;
    private final Directory directory = new Directory();
    private final RecordTables tables;
    private final long most;
    private boolean whole = true;

    private VendorExport(
            FileFormat format,
            List<TablePlan> plans,
            Intake intake,
            Rejections rejections,
            Meter meter,
            long most) {
        this.most = most;
        this.shape = shape(format);
        this.format = format;
        this.rejections = rejections;
        this.meter = meter;
        this.tables = new RecordTables(plans, intake, rejections);
    }

    static Shape shape(FileFormat format) {
        return switch (format) {
            case ZENDESK -> new ZendeskShape();
            case JIRA -> new JiraShape();
            case FRESHDESK -> new FreshdeskShape();
            case INTERCOM -> new IntercomShape();
            case CSV, XES, XLSX ->
                    throw new IllegalArgumentException(format + " is no help desk's");
        };
    }

    /**
     * Reads a file, or the JSON files of a folder or zip archive in the order of their names.
     *
     * @param plans tables of records
     * @param fingerprint whether to take the files' SHA-256
     * @throws RefusedInput when a file cannot be used, naming the place, or nothing in them can
     */
    public static List<FileRead> read(
            FileFormat format,
            List<TablePlan> plans,
            Path path,
            Intake intake,
            Rejections rejections,
            Meter meter,
            boolean fingerprint) {
        VendorExport reading =
                new VendorExport(format, plans, intake, rejections, meter, Long.MAX_VALUE);
        try (ExportFiles export = ExportFiles.of(path)) {
            export.files().forEach(reading::learn);
            List<FileRead> read = new ArrayList<>();
            for (Path file : export.files()) {
                read.add(reading.read(file, fingerprint));
            }
            reading.refuseNothing(path, read);
            return reading.noted(read);
        }
    }

    /**
     * Reads only the beginning of each file: who is who is known as far as it is told there.
     *
     * @param most bytes to be read of all files together, the same of each
     * @return whether that was all there is
     * @throws RefusedInput when a file cannot be used, naming the place
     */
    public static boolean peek(
            FileFormat format,
            List<TablePlan> plans,
            Path path,
            Intake intake,
            Rejections rejections,
            long most) {
        try (ExportFiles export = ExportFiles.of(path)) {
            VendorExport reading =
                    new VendorExport(
                            format,
                            plans,
                            intake,
                            rejections,
                            new Meter(Progress.SILENT, rejections, 0),
                            most / export.files().size());
            export.files().forEach(reading::learn);
            export.files().forEach(file -> reading.read(file, false));
            return reading.whole;
        }
    }

    private void learn(Path file) {
        try (SourceBytes bytes = SourceBytes.open(file, false)) {
            if (bytes.format() == FileFormat.XLSX) {
                throw new RefusedInput(file + ": is a zip archive or a workbook; unpack it");
            }
            items(bytes, new Learner(bytes));
        }
    }

    private long items(SourceBytes bytes, ItemSink sink) {
        try {
            return JsonItems.read(bytes, shape.collections(), sink);
        } catch (Enough enough) {
            whole = false;
            return 0;
        }
    }

    private void goOn(SourceBytes bytes) {
        if (bytes.taken() > most) {
            throw new Enough();
        }
    }

    private FileRead read(Path file, boolean fingerprint) {
        long rowsBefore = tables.rows();
        long rejectedBefore = rejections.count();
        try (SourceBytes bytes = SourceBytes.open(file, fingerprint)) {
            Teller teller = new Teller(bytes, rowsBefore);
            long items = items(bytes, teller);
            Optional<String> sha256 = bytes.fingerprint();
            long rows = tables.rows() - rowsBefore;
            meter.done(bytes, rows);
            return new FileRead(
                    "main",
                    file,
                    format,
                    bytes.taken(),
                    bytes.gzip(),
                    Encoding.of(bytes.head()).charset().name(),
                    Optional.empty(),
                    DecimalMark.POINT,
                    sha256,
                    items,
                    rows,
                    rejections.count() - rejectedBefore,
                    List.of());
        }
    }

    private void refuseNothing(Path export, List<FileRead> read) {
        if (tables.rows() > 0) {
            return;
        }
        long items = read.stream().mapToLong(FileRead::lines).sum();
        List<String> reasons = new ArrayList<>();
        reasons.add(
                export
                        + ": "
                        + (items == 0
                                ? "holds no object"
                                : "none of its " + items + " objects tells of a contact"));
        rejections.first().stream().limit(3).map(Rejection::sentence).forEach(reasons::add);
        throw new RefusedInput(reasons);
    }

    /** What the tables noted belongs to no one file; it stands with the first. */
    private List<FileRead> noted(List<FileRead> read) {
        List<FileRead> all = new ArrayList<>(read);
        FileRead first = all.getFirst();
        all.set(
                0,
                new FileRead(
                        first.table(),
                        first.file(),
                        first.format(),
                        first.bytes(),
                        first.gzip(),
                        first.encoding(),
                        first.delimiter(),
                        first.decimals(),
                        first.sha256(),
                        first.lines(),
                        first.rows(),
                        first.rejected(),
                        tables.notes()));
        return List.copyOf(all);
    }

    /** Only looks who is who; what is wrong is told in the second reading. */
    private final class Learner implements ItemSink {
        private final SourceBytes bytes;

        private Learner(SourceBytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public void take(Item item) {
            shape.learn(item, directory);
            goOn(bytes);
        }

        @Override
        public void fault(
                String pointer, long line, Reason reason, String value, String expected) {}
    }

    private final class Teller implements ItemSink, Telling {

        private static final int BETWEEN_METERINGS = 255;

        private final SourceBytes bytes;
        private final long rowsBefore;
        private String pointer = "";
        private long line;
        private long items;

        private Teller(SourceBytes bytes, long rowsBefore) {
            this.bytes = bytes;
            this.rowsBefore = rowsBefore;
        }

        @Override
        public void take(Item item) {
            pointer = item.pointer();
            line = item.line();
            at("");
            shape.tell(item, directory, this);
            if ((++items & BETWEEN_METERINGS) == 0) {
                meter.at(bytes, tables.rows() - rowsBefore);
            }
            goOn(bytes);
        }

        @Override
        public void fault(String where, long begins, Reason reason, String value, String expected) {
            pointer = where;
            line = begins;
            at("");
            rejections.reject(reason, "", value, expected);
        }

        @Override
        public void at(String path) {
            rejections.at(bytes.name() + "#" + pointer + path, line);
        }

        @Override
        public void event(Cells cells) {
            tables.take("events", cells);
        }

        @Override
        public void change(Cells cells) {
            tables.take("changes", cells);
        }

        @Override
        public void account(Cells cells) {
            tables.take("accounts", cells);
        }

        @Override
        public void reject(Reason reason, String column, String value, String expected) {
            rejections.reject(reason, column, value, expected);
        }
    }
}
