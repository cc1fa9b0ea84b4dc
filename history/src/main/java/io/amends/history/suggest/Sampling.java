package io.amends.history.suggest;

import io.amends.history.csv.CsvHeader;
import io.amends.history.reading.Sources;
import io.amends.history.source.AccountRow;
import io.amends.history.source.FileFormat;
import io.amends.history.source.Intake;
import io.amends.history.source.Lines;
import io.amends.history.source.Progress;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejections;
import io.amends.history.source.SourceBytes;
import io.amends.history.source.TablePlan;
import io.amends.history.vendor.VendorExport;
import io.amends.history.xes.XesColumns;
import io.amends.history.xlsx.XlsxHeader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a bounded sample of a file: the first lines, and runs of lines spread over what follows, so
 * that what changed over the years is seen too. Runs and not single lines, since a contact's lines
 * mostly lie near each other.
 */
final class Sampling {

    private static final int FIRST = 20_000;
    private static final int RUN = 250;
    private static final int RUNS = 40;

    /** Of a sample's lines at most so many are spread over what follows the first. */
    static final int SPREAD = RUN * RUNS;

    private static final long MOST_LINES = 2_000_000;
    private static final int MOST_CELLS = 2_500_000;
    private static final int LONGEST = 240;
    private static final int REMEMBERED = 20_000;

    /** Bytes of a help desk's JSON, which may be gigabytes. */
    static final long PEEKED = 8L * 1024 * 1024;

    /** What every record of a help desk's reader calls its contact. */
    private static final String CONTACT = "contact";

    private final int first;
    private final List<String[]> head = new ArrayList<>();
    private final Deque<List<String[]>> runs = new ArrayDeque<>();
    private final Map<String, String> same = new HashMap<>();
    private long every = 1;
    private long lines;
    private long run;

    private Sampling(int columns) {
        first = Math.min(FIRST, Math.max(500, MOST_CELLS / Math.max(1, columns)));
    }

    /** What a file's beginning says of its columns. */
    private record Head(
            FileFormat format,
            Optional<Character> delimiter,
            List<String> columns,
            List<List<String>> beginning) {}

    private static Head look(Path file) {
        try (SourceBytes bytes = SourceBytes.open(file, false)) {
            FileFormat format = bytes.format();
            return switch (format) {
                case CSV -> {
                    CsvHeader header = CsvHeader.of(bytes);
                    yield new Head(
                            format,
                            Optional.of(header.delimiter()),
                            header.columns(),
                            header.beginning());
                }
                case XES -> new Head(format, Optional.empty(), XesColumns.of(bytes), List.of());
                case XLSX -> {
                    XlsxHeader header = XlsxHeader.of(file);
                    yield new Head(format, Optional.empty(), header.columns(), header.beginning());
                }
                case ZENDESK, JIRA, FRESHDESK, INTERCOM ->
                        throw new IllegalStateException(format + " is not told by first bytes");
            };
        }
    }

    /**
     * @throws RefusedInput when the file cannot be read, or has no line behind its header
     */
    static Sample of(Path file) {
        Head look = look(file);
        List<String> named = look.columns();
        List<String> repeated =
                named.stream().filter(n -> Collections.frequency(named, n) > 1).distinct().toList();
        List<String> columns =
                named.stream().filter(n -> !repeated.contains(n) && !n.isBlank()).toList();
        if (columns.isEmpty()) {
            throw new RefusedInput(file + ": names no column, expected a header or attributes");
        }
        Sampling sampling = new Sampling(columns.size());
        boolean ended = sampling.read(file, columns, fullest(named, columns, look.beginning()));
        List<String[]> rows = sampling.rows();
        if (rows.isEmpty()) {
            throw new RefusedInput(file + ": no line of it could be read");
        }
        return new Sample(
                file,
                look.format(),
                look.delimiter(),
                Column.all(columns, rows),
                rows,
                sampling.lines,
                ended && sampling.lines == rows.size(),
                repeated);
    }

    /**
     * The first records that a help desk's reader makes of an export, as the main table takes them.
     *
     * @throws RefusedInput when the export cannot be read or none of its objects tells of a contact
     */
    static Sample of(Path export, FileFormat format, TablePlan main) {
        List<String> columns = main.columns();
        Sampling sampling = new Sampling(columns.size());
        TablePlan plan =
                new TablePlan.Accounts(
                        main.name(),
                        Optional.empty(),
                        main.lines(),
                        0,
                        CONTACT,
                        Optional.empty(),
                        columns);
        boolean[] whole = {true};
        boolean ended =
                sampling.read(
                        intake ->
                                whole[0] =
                                        VendorExport.peek(
                                                format,
                                                List.of(plan),
                                                export,
                                                intake,
                                                Rejections.counted(),
                                                PEEKED),
                        sampling.first);
        List<String[]> rows = sampling.rows();
        return new Sample(
                export,
                format,
                Optional.empty(),
                Column.all(columns, rows),
                rows,
                sampling.lines,
                ended && whole[0],
                List.of());
    }

    /** A column that is hardly ever blank: a line in which it is cannot be told from a broken one. */
    private static String fullest(
            List<String> named, List<String> columns, List<List<String>> beginning) {
        String best = columns.getFirst();
        long most = -1;
        for (String column : columns) {
            int at = named.indexOf(column);
            long filled = 0;
            for (List<String> record : beginning) {
                if (at < record.size() && !record.get(at).isBlank()) {
                    filled++;
                }
            }
            if (filled > most) {
                most = filled;
                best = column;
            }
        }
        return best;
    }

    private boolean read(Path file, List<String> columns, String fullest) {
        TablePlan plan =
                new TablePlan.Accounts(
                        "main", Optional.empty(), Lines.ALL, 0, fullest, Optional.empty(), columns);
        return read(
                intake ->
                        Sources.read(
                                List.of(plan),
                                file,
                                intake,
                                Rejections.counted(),
                                Progress.SILENT,
                                Sources.Fingerprint.NONE),
                MOST_LINES);
    }

    private boolean read(Consumer<Intake> reading, long most) {
        try {
            reading.accept(new Intake(row -> null, row -> {}, line -> take(line, most)));
            return true;
        } catch (Enough enough) {
            return false;
        }
    }

    private void take(AccountRow line, long most) {
        if (lines == most) {
            throw new Enough();
        }
        long number = lines++;
        if (number < first) {
            head.add(cells(line));
            return;
        }
        long behind = number - first;
        if (behind % RUN == 0) {
            run = behind / RUN;
            if (run % every == 0) {
                beginRun();
            }
        }
        if (run % every == 0) {
            runs.getLast().add(cells(line));
        }
    }

    /** When there are too many runs, every second goes and only half as many are taken from now on. */
    private void beginRun() {
        if (runs.size() == RUNS) {
            boolean keep = true;
            for (var each = runs.iterator(); each.hasNext(); keep = !keep) {
                each.next();
                if (!keep) {
                    each.remove();
                }
            }
            every *= 2;
        }
        if (run % every == 0) {
            runs.addLast(new ArrayList<>(RUN));
        }
    }

    private List<String[]> rows() {
        List<String[]> all = new ArrayList<>(head);
        runs.forEach(all::addAll);
        return all;
    }

    private String[] cells(AccountRow line) {
        String[] cells = new String[line.cells().size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = shared(line.cells().get(i).strip());
        }
        return cells;
    }

    private String shared(String cell) {
        if (cell.isEmpty()) {
            return "";
        }
        String shown = cell.length() > LONGEST ? cell.substring(0, LONGEST) : cell;
        if (same.size() >= REMEMBERED) {
            return same.getOrDefault(shown, shown);
        }
        return same.computeIfAbsent(shown, s -> s);
    }
}
