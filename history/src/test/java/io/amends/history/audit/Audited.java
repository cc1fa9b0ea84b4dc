package io.amends.history.audit;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import io.amends.history.report.Report;
import io.amends.history.rulebook.RulebookDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An audit that was run, with the tables that it wrote.
 *
 * @param byContact rows of the tables that were asked for, by table and contact
 */
record Audited(Report report, Path tables, Map<String, Map<String, List<Line>>> byContact) {

    static final List<String> TABLES =
            List.of("contacts.csv", "escalations.csv", "commitments.csv", "findings.csv");

    /** How one audit differs from another of the same history. */
    record Terms(Optional<Instant> asOf, int workers, Lexicons lexicons) {
        static final Terms USUAL = new Terms(Optional.empty(), 2, Lexicons.standard());

        Terms asOf(Instant at) {
            return new Terms(Optional.of(at), workers, lexicons);
        }

        Terms workers(int number) {
            return new Terms(asOf, number, lexicons);
        }
    }

    /** Audits the folder's {@code events.csv} by its {@code mapping.yaml}. */
    static Audited of(Path folder, Terms terms) {
        return of(folder.resolve("events.csv"), folder.resolve("mapping.yaml"), terms);
    }

    static Audited of(Path file, Path mapping, Terms terms) {
        Path tables = TemporaryFolders.folder("audited");
        Report report =
                Audit.run(
                        new AuditRequest(
                                file,
                                Mapping.read(mapping),
                                mapping,
                                RulebookDocument.standard(),
                                terms.lexicons(),
                                terms.asOf(),
                                Optional.of(tables),
                                false,
                                tables,
                                terms.workers()),
                        Watch.NOBODY);
        return new Audited(report, tables, new TreeMap<>());
    }

    static List<Line> rows(Path csv) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().map(row -> new Line(row.getFieldsAsMap())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Line> table(String name) {
        return rows(tables.resolve(name));
    }

    /** The tables' text, by name. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (String name : TABLES) {
            try {
                texts.put(name, Files.readString(tables.resolve(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** What was found of one strength: contact, escalation's type, mode and kind. */
    Set<String> findings(String strength) {
        Map<String, String> types = new TreeMap<>();
        table("escalations.csv").forEach(e -> types.put(e.get("escalation"), e.get("type")));
        return table("findings.csv").stream()
                .filter(row -> row.get("strength").equals(strength))
                .map(
                        row ->
                                String.join(
                                        " ",
                                        row.get("contact"),
                                        types.getOrDefault(row.get("escalation"), ""),
                                        row.get("mode") + "/" + row.get("kind")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Rows of a table by contact. */
    Map<String, List<Line>> byContact(String table) {
        return byContact.computeIfAbsent(
                table,
                name -> {
                    Map<String, List<Line>> contacts = new TreeMap<>();
                    for (Line row : table(name)) {
                        contacts.computeIfAbsent(row.get("contact"), c -> new ArrayList<>())
                                .add(row);
                    }
                    return contacts;
                });
    }
}
