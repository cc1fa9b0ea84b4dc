package io.amends.history.audit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was planned for a made history: its {@code truth.csv}. */
record Truth(List<Row> rows) {

    /**
     * One planned escalation, or a contact that comes near one.
     *
     * @param type empty where there is no escalation
     */
    record Row(
            String contact,
            String type,
            String certainty,
            String decided,
            String resolved,
            List<String> proved,
            List<String> indicated,
            List<String> boundaries) {

        private static Row of(Line cells) {
            return new Row(
                    cells.get("contact"),
                    cells.get("type"),
                    cells.get("certainty"),
                    cells.get("decided_at"),
                    cells.get("resolved_at"),
                    listed(cells.get("proved")),
                    listed(cells.get("indicated")),
                    listed(cells.get("boundaries")));
        }

        private static List<String> listed(String cell) {
            return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|"));
        }

        boolean escalates() {
            return !type.isEmpty();
        }

        boolean isSuspected() {
            return certainty.equals("SUSPECTED");
        }
    }

    static Truth of(Path folder) {
        return new Truth(Audited.rows(folder.resolve("truth.csv")).stream().map(Row::of).toList());
    }

    Set<String> proved() {
        return faults(rows.stream(), true);
    }

    Set<String> indicated() {
        return faults(rows.stream(), false);
    }

    private static Set<String> faults(Stream<Row> rows, boolean proved) {
        return rows.flatMap(
                        row ->
                                (proved ? row.proved() : row.indicated())
                                        .stream()
                                                .map(
                                                        fault ->
                                                                row.contact()
                                                                        + " "
                                                                        + row.type()
                                                                        + " "
                                                                        + fault))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
