package io.amends.history.suggest;

import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.ShippedMappings;
import io.amends.history.mapping.Table;
import io.amends.history.source.FileFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A shape for which a mapping is shipped, known by its columns: the file has all that the mapping reads
 * of its main table.
 *
 * @param name of the shipped mapping
 * @param columns how many of the file's columns it reads; 0: it is known by its objects
 * @param absent tables whose file does not lie beside
 */
record KnownShape(String name, int columns, List<String> absent) {

    /** Fewer columns than so many are no signature. */
    private static final int TELLING = 4;

    static Optional<KnownShape> among(Sample sample, Path file) {
        return ShippedMappings.names().stream()
                .map(name -> fitting(name, sample, file))
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(KnownShape::columns));
    }

    /** That of a help desk whose JSON is read; its mapping has the format's name. */
    static KnownShape of(FileFormat format) {
        return new KnownShape(format.name().toLowerCase(Locale.ROOT), 0, List.of());
    }

    Mapping mapping() {
        return Mapping.parse(name, ShippedMappings.text(name));
    }

    private static Optional<KnownShape> fitting(String name, Sample sample, Path file) {
        Mapping mapping = Mapping.parse(name, ShippedMappings.text(name));
        List<String> read = mapping.plans().getFirst().columns();
        boolean all = read.stream().allMatch(column -> sample.column(column).isPresent());
        boolean format =
                mapping.format().filter(f -> !f.equalsIgnoreCase(sample.format().name())).isEmpty();
        if (!all || !format || read.size() < TELLING) {
            return Optional.empty();
        }
        List<String> absent =
                mapping.tables().stream()
                        .filter(table -> table.file() != null)
                        .filter(table -> Files.notExists(file.resolveSibling(fileOf(table))))
                        .map(Table::name)
                        .toList();
        return Optional.of(new KnownShape(name, read.size(), absent));
    }

    private static String fileOf(Table table) {
        return String.valueOf(table.file());
    }

    /** The shipped document, without the tables that are not there; its zone is asked for if unknown. */
    Draft draft(Sample sample) {
        Map<String, Object> document = new LinkedHashMap<>();
        ((Map<?, ?>) YamlValue.of(ShippedMappings.text(name)))
                .forEach((key, value) -> document.put(String.valueOf(key), value));
        Draft draft = Draft.of(document, List.of(), List.of());
        absent.forEach(table -> draft.remove("tables." + table));
        draft.find("tables.main")
                .ifPresent(
                        main ->
                                draft.propose(
                                        "tables.main",
                                        main,
                                        Confidence.SURE,
                                        columns == 0
                                                ? Why.of("shape.json", name)
                                                : Why.of("shape", name, columns)));
        if (draft.find("zone").filter(ZoneGuess.UNKNOWN::equals).isPresent()) {
            draft.propose("zone", ZoneGuess.UNKNOWN, Confidence.UNSURE, Why.of("zone.utc"));
            draft.ask("zone", Why.of("ask.zone.utc"), List.of());
        }
        if (!absent.isEmpty()) {
            draft.ask("tables", Why.of("ask.absent", String.join(", ", absent)), List.of());
        }
        return draft;
    }
}
