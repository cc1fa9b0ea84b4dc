package io.amends.history.mapping;

import io.amends.history.document.Entry;
import io.amends.history.document.Problem;
import io.amends.history.source.Lines;
import io.amends.history.source.Lines.Each;
import io.amends.history.source.Lines.Only;
import io.amends.history.source.LookedUp;
import io.amends.history.source.TablePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads which lines tables take, and the lookups that their columns name. */
final class LinesSection {

    private final List<Problem> problems;
    private final Map<String, Entry> declared = new LinkedHashMap<>();

    /** By lookup, the columns that are looked up in it. */
    private final Map<String, Set<String>> used = new LinkedHashMap<>();

    LinesSection(List<Problem> problems, Optional<Entry> lookups) {
        this.problems = problems;
        lookups.ifPresent(l -> declared.putAll(l.members()));
        declared.keySet().forEach(name -> used.put(name, new LinkedHashSet<>()));
    }

    /** The lookups, to be asked when every table was read. */
    List<TablePlan.Lookup> lookups() {
        List<TablePlan.Lookup> plans = new ArrayList<>();
        declared.forEach((name, entry) -> plans.add(lookup(name, entry)));
        return plans;
    }

    private TablePlan.Lookup lookup(String name, Entry entry) {
        Entry key = entry.get("key");
        return new TablePlan.Lookup(
                name,
                Optional.of(besideMain(entry.get("file"))),
                lines(entry, List.of()),
                key.isList() ? key.texts() : List.of(key.text()),
                List.copyOf(used.getOrDefault(name, Set.of())));
    }

    private String besideMain(Entry file) {
        if (file.text().contains("..") || file.text().startsWith("/")) {
            problems.add(file.expected("a file beside the main one"));
        }
        return file.text();
    }

    /** What of a table's lines its forms see. */
    Lines read(Entry table, List<String> key, List<Form> forms) {
        Map<String, LookedUp> lookedUp = new LinkedHashMap<>();
        key.forEach(column -> lookUp(table, column, lookedUp));
        for (Form form : forms) {
            for (String column : form.columns()) {
                lookUp(table, column, lookedUp);
            }
            Form.History history = form.history();
            if (history != null) {
                lookedUp.replaceAll((name, looked) -> whenChanged(looked, form, history));
            }
        }
        return lines(table, List.copyOf(lookedUp.values()));
    }

    private Lines lines(Entry entry, List<LookedUp> lookedUp) {
        return new Lines(
                entry.text("records"),
                entry.text("sheet"),
                entry.find("optional").map(Entry::yes).orElse(false),
                only(entry),
                entry.find("each").map(LinesSection::each),
                lookedUp);
    }

    private void lookUp(Entry table, String column, Map<String, LookedUp> lookedUp) {
        if (!LookedUp.isReference(column) || lookedUp.containsKey(column)) {
            return;
        }
        try {
            LookedUp looked = LookedUp.of(column);
            for (LookedUp.Step step : looked.steps()) {
                Set<String> columns = used.get(step.lookup());
                if (columns == null) {
                    problems.add(table.expectedWord(step.lookup(), declared.keySet()));
                    return;
                }
                columns.add(step.column());
            }
            lookedUp.put(column, looked);
        } catch (IllegalArgumentException no) {
            problems.add(
                    table.problem(
                            "Expected "
                                    + no.getMessage()
                                    + " in lookups, but \""
                                    + column
                                    + "\"."));
        }
    }

    /** In a field history a value is an id only where the field that changed holds such ids. */
    private static LookedUp whenChanged(LookedUp looked, Form form, Form.History history) {
        if (looked.when().isPresent()) {
            return looked;
        }
        Set<String> names = new LinkedHashSet<>();
        for (Map.Entry<Field, FieldMeaning> field : form.fields().entrySet()) {
            if (field.getValue().columns().stream()
                    .anyMatch(
                            c ->
                                    c.equals(looked.name())
                                            || history.before(c).equals(looked.name()))) {
                Set<String> changing = new LinkedHashSet<>();
                history.names()
                        .forEach(
                                (theirs, ours) -> {
                                    if (ours.contains(field.getKey())) {
                                        changing.add(theirs);
                                    }
                                });
                if (changing.isEmpty()) {
                    return looked;
                }
                names.addAll(changing);
            }
        }
        return looked.when(new LookedUp.When(history.field(), names));
    }

    private static Each each(Entry entry) {
        return new Each(
                entry.get("column").text(),
                entry.text("separator").orElse(";"),
                entry.get("parts").texts());
    }

    private List<Only> only(Entry entry) {
        List<Only> only = new ArrayList<>();
        entry.find("only")
                .ifPresent(
                        o -> o.members().forEach((column, words) -> only.add(only(column, words))));
        return only;
    }

    private Only only(String column, Entry words) {
        Set<String> exact = new LinkedHashSet<>();
        List<Pattern> patterns = new ArrayList<>();
        for (Entry word : words.items()) {
            String text = word.text();
            if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
                pattern(word, text.substring(1, text.length() - 1)).ifPresent(patterns::add);
            } else {
                exact.add(text);
            }
        }
        return new Only(column, exact, patterns);
    }

    private Optional<Pattern> pattern(Entry entry, String text) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException bad) {
            problems.add(entry.expected("a regular expression (" + bad.getDescription() + ")"));
            return Optional.empty();
        }
    }
}
