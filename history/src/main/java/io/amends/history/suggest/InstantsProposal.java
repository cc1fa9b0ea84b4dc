package io.amends.history.suggest;

import io.amends.history.source.InstantFormat;
import io.amends.history.source.RefusedInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a row happened: the column, how it is written, and the zone. */
final class InstantsProposal {

    private final TableDraft table;

    InstantsProposal(TableDraft table) {
        this.table = table;
    }

    /**
     * The column with the time of each row.
     *
     * @throws RefusedInput when no column holds an instant in nearly every line
     */
    Column occurred() {
        Column occurred =
                table.sample().columns().stream()
                        .filter(Column::isInstant)
                        .filter(c -> c.filled() >= 0.9 * table.sample().rows().size())
                        .max(Comparator.comparingDouble(this::timeliness))
                        .orElseThrow(
                                () ->
                                        new RefusedInput(
                                                table.sample().file()
                                                        + ": no column holds an instant in nearly"
                                                        + " every line; expected when each row"
                                                        + " happened"));
        propose(
                table.path("occurred"),
                table.use(occurred),
                Vocabulary.SHIPPED.header("occurred", occurred.name()) >= 70);
        recorded();
        zone(List.of(occurred));
        return occurred;
    }

    /** A row's own instant is named so, and differs from row to row of a contact. */
    private double timeliness(Column column) {
        Optional<String> meant = Vocabulary.SHIPPED.instant(column.name());
        int header = Vocabulary.SHIPPED.header("occurred", column.name());
        double own = (1 - table.contacts().constancy(column)) * 60;
        boolean due = meant.filter("ignored"::equals).isPresent() && header < 70;
        return header + own - (due ? 90 : 0);
    }

    private void recorded() {
        table.free().stream()
                .filter(Column::isInstant)
                .filter(c -> Vocabulary.SHIPPED.header("recorded", c.name()) >= 88)
                .findFirst()
                .ifPresent(c -> propose(table.path("recorded"), table.use(c), true));
    }

    private void propose(String path, Column column, boolean named) {
        InstantGuess written = column.written().orElseThrow();
        table.draft()
                .propose(
                        path,
                        instant(column),
                        named && written.isSure() ? Confidence.SURE : Confidence.UNSURE,
                        Why.of(named ? "header" : "values.instant", column.name()));
        if (!written.isSure()) {
            List<String> readings = new ArrayList<>(List.of(written.format()));
            readings.addAll(written.others());
            table.draft()
                    .ask(
                            path,
                            Why.of("ask.date", column.name(), column.values().getFirst()),
                            readings.stream().map(format -> withFormat(column, format)).toList());
        }
    }

    /** Dates that can be read two ways get no pattern: a guess would be wrong half of the time. */
    static Map<String, Object> instant(Column column) {
        InstantGuess written = column.written().orElseThrow();
        return withFormat(column, written.isSure() ? written.format() : InstantFormat.ISO);
    }

    private static Map<String, Object> withFormat(Column column, String format) {
        Map<String, Object> instant = new LinkedHashMap<>();
        instant.put("column", column.name());
        instant.put("format", format);
        return instant;
    }

    /** From the offsets that the instants state. */
    void zone(List<Column> instants) {
        ZoneGuess.propose(
                table.draft(),
                instants.stream()
                        .flatMap(c -> c.written().stream())
                        .flatMap(w -> w.stated().stream())
                        .toList(),
                instants.stream()
                        .allMatch(c -> c.written().orElseThrow().format().startsWith("epoch")),
                table.sample().columns(),
                QuietDays.of(instants.getFirst(), table.sample()));
    }
}
