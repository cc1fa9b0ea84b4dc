package io.amends.history.suggest;

import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.ShippedMappings;
import io.amends.history.source.FileFormat;
import io.amends.history.source.TablePlan;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A shape for which a mapping is shipped, known by its columns: the file has all that the mapping reads
 * of its main table.
 *
 * @param name of the shipped mapping
 * @param columns how many of the file's columns it reads; 0: it is known by its objects
 * @param renamed tables and lookups whose file lies beside under another name, to that name
 * @param absent tables whose file does not lie beside
 */
record KnownShape(String name, int columns, Map<String, String> renamed, List<String> absent) {

    /** Fewer columns than so many are no signature. */
    private static final int TELLING = 4;

    /**
     * @param beside further files that were given, which may be called as they like
     */
    static Optional<KnownShape> among(Sample sample, List<Sample> beside) {
        return ShippedMappings.names().stream()
                .map(name -> fitting(name, sample, beside))
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(KnownShape::columns));
    }

    /** That of a help desk whose JSON is read; its mapping has the format's name. */
    static KnownShape of(FileFormat format) {
        return new KnownShape(format.name().toLowerCase(Locale.ROOT), 0, Map.of(), List.of());
    }

    Mapping mapping() {
        return Mapping.parse(name, ShippedMappings.text(name));
    }

    private static Optional<KnownShape> fitting(String name, Sample sample, List<Sample> beside) {
        Mapping mapping = Mapping.parse(name, ShippedMappings.text(name));
        List<String> read = mapping.plans().getFirst().columns();
        boolean all = read.stream().allMatch(column -> sample.column(column).isPresent());
        boolean format =
                mapping.format().filter(f -> !f.equalsIgnoreCase(sample.format().name())).isEmpty();
        if (!all || !format || read.size() < TELLING) {
            return Optional.empty();
        }
        Map<String, String> renamed = new LinkedHashMap<>();
        for (TablePlan plan : mapping.plans()) {
            plan.file()
                    .filter(needed -> Files.notExists(sample.path().resolveSibling(needed)))
                    .flatMap(
                            needed ->
                                    called(
                                            plan,
                                            needed,
                                            Stream.concat(beside.stream(), Stream.of(sample))))
                    .ifPresent(found -> renamed.put(path(plan), found));
        }
        List<String> absent =
                mapping.plans().stream()
                        .filter(plan -> !(plan instanceof TablePlan.Lookup))
                        .filter(plan -> !renamed.containsKey(path(plan)))
                        .filter(
                                plan ->
                                        plan.file()
                                                .filter(
                                                        needed ->
                                                                Files.notExists(
                                                                        sample.path()
                                                                                .resolveSibling(
                                                                                        needed)))
                                                .isPresent())
                        .map(TablePlan::name)
                        .toList();
        return Optional.of(new KnownShape(name, read.size(), renamed, absent));
    }

    /**
     * The file that has all columns the plan reads and is called like the one it needs; where the columns
     * are many, only they count.
     */
    private static Optional<String> called(TablePlan plan, String needed, Stream<Sample> files) {
        String stem = Phrase.of(stem(needed));
        return files.filter(
                        other -> plan.columns().stream().allMatch(c -> other.column(c).isPresent()))
                .filter(
                        other ->
                                plan.columns().size() >= TELLING
                                        || Phrase.of(stem(other.file())).contains(stem))
                .min(
                        Comparator.comparing(
                                        (Sample other) ->
                                                !Phrase.of(stem(other.file())).contains(stem))
                                .thenComparingInt(other -> stem(other.file()).length())
                                .thenComparingInt(other -> other.columns().size()))
                .map(Sample::file);
    }

    private static String stem(String file) {
        int dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private static String path(TablePlan plan) {
        return (plan instanceof TablePlan.Lookup ? "lookups." : "tables.") + plan.name() + ".file";
    }

    /** The shipped document, without the tables that are not there; its zone is asked for if unknown. */
    Draft draft(Sample sample) {
        Map<String, Object> document = new LinkedHashMap<>();
        ((Map<?, ?>) YamlValue.of(ShippedMappings.text(name)))
                .forEach((key, value) -> document.put(String.valueOf(key), value));
        Draft draft = Draft.of(document, List.of(), List.of());
        renamed.forEach(draft::put);
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
