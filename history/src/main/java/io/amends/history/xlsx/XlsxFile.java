package io.amends.history.xlsx;

import io.amends.history.source.Contents;
import io.amends.history.source.DecimalMark;
import io.amends.history.source.Header;
import io.amends.history.source.Intake;
import io.amends.history.source.Meter;
import io.amends.history.source.Reason;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejections;
import io.amends.history.source.RowAssembly;
import io.amends.history.source.SourceBytes;
import io.amends.history.source.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one sheet of a workbook by a table's plan. Its first row that is not blank is the header. */
public final class XlsxFile {

    private static final int BETWEEN_METERINGS = 1023;

    private final SourceBytes bytes;
    private final TablePlan plan;
    private final Rejections rejections;
    private final RowAssembly assembly;
    private final List<String> notes = new ArrayList<>();
    private long lines;

    private XlsxFile(TablePlan plan, SourceBytes bytes, Intake intake, Rejections rejections) {
        this.plan = plan;
        this.bytes = bytes;
        this.rejections = rejections;
        this.assembly = RowAssembly.of(plan, intake, rejections);
    }

    /**
     * @throws RefusedInput when it is no workbook, has no such sheet, or lacks a mapped column
     */
    public static Contents read(
            TablePlan plan, SourceBytes bytes, Intake intake, Rejections rejections, Meter meter) {
        XlsxFile file = new XlsxFile(plan, bytes, intake, rejections);
        try (Workbook book = Workbook.open(bytes.path());
                Sheet sheet = book.sheet(plan.lines().sheet())) {
            file.readAll(sheet, meter);
        }
        file.notes.addAll(file.assembly.notes());
        return new Contents(
                "UTF-8",
                Optional.empty(),
                DecimalMark.POINT,
                file.lines,
                file.assembly.rows(),
                file.notes);
    }

    private void readAll(Sheet sheet, Meter meter) {
        int[] slots = slots(sheet);
        while (sheet.nextRow()) {
            if (sheet.width() == 0) {
                continue;
            }
            lines++;
            rejections.at(bytes.name(), sheet.number());
            assembly.begin();
            for (int column = 0; column < Math.min(slots.length, sheet.width()); column++) {
                if (slots[column] >= 0) {
                    take(slots[column], sheet.cell(column));
                }
            }
            assembly.end();
            if ((lines & BETWEEN_METERINGS) == 0) {
                meter.at(bytes, assembly.rows());
            }
        }
    }

    private void take(int slot, Values.@Nullable Value value) {
        switch (value) {
            case null -> {}
            case Values.Value.Text(String text) -> {
                char[] characters = text.toCharArray();
                assembly.field(slot, characters, 0, characters.length);
            }
            case Values.Value.At(var local) -> assembly.local(slot, local);
            case Values.Value.Failed(String word) -> {
                char[] characters = word.toCharArray();
                assembly.field(slot, characters, 0, characters.length);
                assembly.fault(slot, Reason.FAILED_FORMULA);
            }
        }
    }

    private int[] slots(Sheet sheet) {
        return Header.slots(
                XlsxHeader.header(sheet, bytes.path()),
                assembly.columns(),
                plan.lines(),
                bytes.path() + ", row " + sheet.number(),
                notes);
    }
}
