package io.amends.history.reading;

import io.amends.history.csv.CsvFile;
import io.amends.history.source.Contents;
import io.amends.history.source.FileFormat;
import io.amends.history.source.FileRead;
import io.amends.history.source.Intake;
import io.amends.history.source.Meter;
import io.amends.history.source.Progress;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejection;
import io.amends.history.source.Rejections;
import io.amends.history.source.SourceBytes;
import io.amends.history.source.TablePlan;
import io.amends.history.vendor.VendorExport;
import io.amends.history.xes.XesFile;
import io.amends.history.xlsx.XlsxFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the files of a mapping's tables, one after the other. */
public final class Sources {

    /** Whether to take the files' SHA-256 while they pass; costs seconds per gigabyte. */
    public enum Fingerprint {
        NONE,
        SHA_256
    }

    private final String main;
    private final Path mainFile;
    private final Intake intake;
    private final Rejections rejections;
    private final Fingerprint fingerprint;

    private Sources(
            String main,
            Path mainFile,
            Intake intake,
            Rejections rejections,
            Fingerprint fingerprint) {
        this.main = main;
        this.mainFile = mainFile;
        this.intake = intake;
        this.rejections = rejections;
        this.fingerprint = fingerprint;
    }

    /**
     * Reads lookups first, then account tables, then the others in their order.
     *
     * @param plans the main table's first; when its file gives nothing, the reading is refused
     * @param mainFile what tables without a file of their own are read from; the others lie beside it
     * @return what was read of each table's file, in the order of reading
     * @throws RefusedInput when a file cannot be used, naming the place
     */
    public static List<FileRead> read(
            List<TablePlan> plans,
            Path mainFile,
            Intake intake,
            Rejections rejections,
            Progress progress,
            Fingerprint fingerprint) {
        if (plans.stream().allMatch(plan -> plan.lines().records().isEmpty())) {
            SourceBytes.require(mainFile);
        }
        Sources sources =
                new Sources(plans.getFirst().name(), mainFile, intake, rejections, fingerprint);
        Meter meter = new Meter(progress, rejections, sources.bytesOf(plans));
        List<TablePlan> ordered = new ArrayList<>(plans);
        ordered.sort(Comparator.comparingInt(Sources::turn));
        List<FileRead> read = new ArrayList<>();
        List<TablePlan> records =
                ordered.stream().filter(p -> p.lines().records().isPresent()).toList();
        for (TablePlan plan : ordered) {
            if (plan.lines().records().isEmpty()) {
                read.add(
                        sources.isLeftOut(plan)
                                ? sources.leftOut(plan)
                                : sources.read(plan, meter));
            }
        }
        if (!records.isEmpty()) {
            read.addAll(sources.readRecords(records, meter));
        }
        return List.copyOf(read);
    }

    private static int turn(TablePlan plan) {
        return switch (plan) {
            case TablePlan.Lookup lookup -> 0;
            case TablePlan.Accounts accounts -> 1;
            case TablePlan.Facts facts -> 2;
        };
    }

    private boolean isLeftOut(TablePlan plan) {
        return plan.lines().mayBeMissing() && Files.notExists(file(plan));
    }

    private FileRead leftOut(TablePlan plan) {
        intake.lookups().leaveOut(plan.name());
        return FileRead.missing(
                plan.name(), file(plan), "There is no such file; what it would tell is not seen.");
    }

    /** All tables of a help desk's records come from the same files, which are read together. */
    private List<FileRead> readRecords(List<TablePlan> plans, Meter meter) {
        FileFormat format =
                plans.stream().flatMap(plan -> format(plan).stream()).findFirst().orElseThrow();
        return VendorExport.read(
                format,
                plans,
                mainFile,
                intake,
                rejections,
                meter,
                fingerprint == Fingerprint.SHA_256);
    }

    private FileRead read(TablePlan plan, Meter meter) {
        long rejectedBefore = rejections.count();
        try (SourceBytes bytes = SourceBytes.open(file(plan), fingerprint == Fingerprint.SHA_256)) {
            FileFormat format =
                    bytes.format() == FileFormat.XLSX
                            ? FileFormat.XLSX
                            : format(plan).orElseGet(bytes::format);
            Contents contents =
                    switch (format) {
                        case CSV -> CsvFile.read(plan, bytes, intake, rejections, meter);
                        case XES -> XesFile.read(plan, bytes, intake, rejections, meter);
                        case XLSX -> XlsxFile.read(plan, bytes, intake, rejections, meter);
                        case ZENDESK, JIRA, FRESHDESK, INTERCOM ->
                                throw new IllegalArgumentException(
                                        "Table " + plan.name() + " takes no records");
                    };
            Optional<String> sha256 = bytes.fingerprint();
            meter.done(bytes, contents.rows());
            long rejected = rejections.count() - rejectedBefore;
            return new FileRead(
                    plan.name(),
                    bytes.path(),
                    format,
                    bytes.taken(),
                    bytes.gzip(),
                    contents.encoding(),
                    contents.delimiter(),
                    contents.decimals(),
                    sha256,
                    contents.lines(),
                    contents.rows(),
                    rejected,
                    notes(plan, bytes.path(), contents, rejected));
        }
    }

    /** A main file that gives nothing is refused; of a further table it is noted. */
    private List<String> notes(TablePlan plan, Path path, Contents contents, long rejected) {
        if (contents.rows() > 0) {
            return contents.notes();
        }
        String nothing =
                contents.lines() == 0
                        ? "the file holds no line beyond its header"
                        : "none of its " + contents.lines() + " lines could be used";
        if (plan.name().equals(main)) {
            List<String> reasons = new ArrayList<>();
            reasons.add(path + ": " + nothing);
            contents.notes().forEach(note -> reasons.add(path + ": " + note));
            if (rejected > 0) {
                rejections.first().stream().limit(3).map(Rejection::sentence).forEach(reasons::add);
            }
            throw new RefusedInput(reasons);
        }
        List<String> notes = new ArrayList<>(contents.notes());
        if (rejected > 0 || contents.lines() == 0) {
            notes.add(Character.toUpperCase(nothing.charAt(0)) + nothing.substring(1) + ".");
        }
        return notes;
    }

    private static Optional<FileFormat> format(TablePlan plan) {
        return switch (plan) {
            case TablePlan.Facts facts -> facts.format();
            case TablePlan.Accounts accounts -> Optional.empty();
            case TablePlan.Lookup lookup -> Optional.empty();
        };
    }

    private Path file(TablePlan plan) {
        return plan.file().map(mainFile::resolveSibling).orElse(mainFile);
    }

    /** A file that cannot be looked at counts nothing: that is told when its turn comes. */
    private long bytesOf(List<TablePlan> plans) {
        return plans.stream().map(plan -> file(plan).toFile().length()).reduce(0L, Long::sum);
    }
}
