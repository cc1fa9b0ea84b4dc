package io.amends.history.vendor;

import io.amends.history.source.Intake;
import io.amends.history.source.Rejections;
import io.amends.history.source.RowAssembly;
import io.amends.history.source.TablePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of a mapping that take one kind of record, and what they have seen. */
final class RecordTables {

    private final Map<String, List<Table>> byRecords = new HashMap<>();

    RecordTables(List<TablePlan> plans, Intake intake, Rejections rejections) {
        for (TablePlan plan : plans) {
            byRecords
                    .computeIfAbsent(
                            plan.lines().records().orElseThrow(), kind -> new ArrayList<>())
                    .add(new Table(RowAssembly.of(plan, intake, rejections)));
        }
    }

    void take(String records, Cells cells) {
        for (Table table : byRecords.getOrDefault(records, List.of())) {
            table.take(cells);
        }
    }

    /** Rows given so far. */
    long rows() {
        return all().stream().mapToLong(table -> table.assembly.rows()).sum();
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        byRecords.forEach((kind, tables) -> tables.forEach(table -> table.note(kind, notes)));
        return notes.stream().sorted().distinct().toList();
    }

    private List<Table> all() {
        return byRecords.values().stream().flatMap(List::stream).toList();
    }

    private static final class Table {
        private final RowAssembly assembly;
        private final boolean[] seen;
        private boolean any;

        private Table(RowAssembly assembly) {
            this.assembly = assembly;
            this.seen = new boolean[assembly.columns().size()];
        }

        private void take(Cells cells) {
            any = true;
            assembly.begin();
            for (int slot = 0; slot < seen.length; slot++) {
                String value = cells.value(assembly.columns().get(slot));
                if (!value.isEmpty()) {
                    seen[slot] = true;
                    char[] characters = value.toCharArray();
                    assembly.field(slot, characters, 0, characters.length);
                }
            }
            assembly.end();
        }

        private void note(String kind, List<String> notes) {
            if (!any) {
                notes.add("The export holds no " + kind + ".");
                return;
            }
            for (int slot = 0; slot < seen.length; slot++) {
                if (!seen[slot]) {
                    notes.add("No " + kind + " have \"" + assembly.columns().get(slot) + "\".");
                }
            }
            notes.addAll(assembly.notes());
        }
    }
}
