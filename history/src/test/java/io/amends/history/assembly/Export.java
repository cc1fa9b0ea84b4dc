package io.amends.history.assembly;

import io.amends.core.timeline.Event;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import io.amends.history.source.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Rows as a reader would hand them over, for a mapping whose columns have the fields' names. */
final class Export {

    private final Mapping mapping;
    private final List<Row> rows = new ArrayList<>();

    Export(String rest) {
        mapping =
                Mapping.parse(
                        "test.yaml",
                        """
                        mapping: test
                        version: 1
                        zone: Europe/Amsterdam
                        """
                                + rest);
    }

    Mapping mapping() {
        return mapping;
    }

    List<Row> rows() {
        return rows;
    }

    /** A row of the form, from cells like {@code person=Ann}. */
    Export row(int form, String at, String... cells) {
        rows.add(read(form, at, cells));
        return this;
    }

    Export row(String at, String... cells) {
        return row(0, at, cells);
    }

    Row read(int form, String at, String... cells) {
        Map<String, String> stated = new java.util.HashMap<>();
        Arrays.stream(cells)
                .map(cell -> cell.split("=", 2))
                .forEach(cell -> stated.put(cell[0], cell[1]));
        List<String> columns =
                mapping.tables().stream()
                        .flatMap(table -> table.forms().stream())
                        .toList()
                        .get(form)
                        .columns();
        assertKnown(columns, stated);
        Instant occurred = Instant.parse("2025-03-03T" + at + "Z");
        return new Row(
                "C-1",
                form,
                occurred,
                occurred,
                columns.stream().map(c -> stated.getOrDefault(c, "")).toList());
    }

    private static void assertKnown(List<String> columns, Map<String, String> stated) {
        if (!columns.containsAll(stated.keySet())) {
            throw new IllegalArgumentException(stated.keySet() + " are not all among " + columns);
        }
    }

    AssembledContact assembled() {
        return assembled(Accounts.NONE);
    }

    AssembledContact assembled(Accounts accounts) {
        return new Assembler(mapping, accounts, Lexicons.standard()).assemble("C-1", rows);
    }

    /** The facts as short lines: time, kind and what it says. */
    List<String> facts() {
        return assembled().timeline().events().stream().map(Export::line).toList();
    }

    static String line(Event event) {
        String text = event.toString();
        String time = event.occurredAt().toString().substring(11, 16);
        String inner = text.substring(text.indexOf('[') + 1, text.length() - 1);
        int afterStamp = inner.indexOf("]]");
        String rest = inner.substring(afterStamp + 2).replaceFirst("^, ", "");
        return (time + " " + event.getClass().getSimpleName() + " " + rest).strip();
    }
}
