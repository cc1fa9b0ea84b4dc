package io.amends.history.reading;

import io.amends.history.source.AccountRow;
import io.amends.history.source.FileRead;
import io.amends.history.source.InstantColumn;
import io.amends.history.source.InstantFormat;
import io.amends.history.source.Intake;
import io.amends.history.source.Lines;
import io.amends.history.source.Progress;
import io.amends.history.source.Rejection;
import io.amends.history.source.Rejections;
import io.amends.history.source.Row;
import io.amends.history.source.RowForm;
import io.amends.history.source.TablePlan;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of reading a file in a test. */
record Read(
        List<Row> rows, List<AccountRow> accounts, List<FileRead> files, Rejections rejections) {

    static final ZoneId ZONE = ZoneOffset.UTC;

    static RowForm form(
            int number, String contact, String occurred, String format, String... cells) {
        return new RowForm(
                number,
                List.of(contact),
                new InstantColumn(occurred, new InstantFormat(format, ZONE)),
                true,
                Optional.empty(),
                List.of(cells));
    }

    static RowForm optional(int number, String contact, String occurred, String... cells) {
        RowForm form = form(number, contact, occurred, "iso", cells);
        return new RowForm(
                number, form.contact(), form.occurred(), false, form.recorded(), form.cells());
    }

    static TablePlan plan(RowForm... forms) {
        return new TablePlan.Facts(
                "main", Optional.empty(), Optional.empty(), Lines.ALL, List.of(forms));
    }

    /** Columns id, at, status. */
    static TablePlan simple() {
        return plan(form(0, "id", "at", "iso", "status"));
    }

    static Read of(Path main, TablePlan... plans) {
        return of(main, Rejections.counted(), plans);
    }

    static Read of(Path main, Rejections rejections, TablePlan... plans) {
        List<Row> rows = new ArrayList<>();
        List<AccountRow> accounts = new ArrayList<>();
        List<FileRead> files =
                Sources.read(
                        List.of(plans),
                        main,
                        new Intake(row -> null, rows::add, accounts::add),
                        rejections,
                        Progress.SILENT,
                        Sources.Fingerprint.SHA_256);
        return new Read(rows, accounts, files, rejections);
    }

    FileRead file() {
        return files.getFirst();
    }

    List<String> contacts() {
        return rows.stream().map(Row::contact).toList();
    }

    List<String> statuses() {
        return rows.stream().map(row -> row.cells().getLast()).toList();
    }

    /** As {@code line column reason}. */
    List<String> rejected() {
        return rejections.first().stream().map(Read::brief).toList();
    }

    private static String brief(Rejection r) {
        return r.line() + " " + r.column() + " " + r.reason().code();
    }
}
