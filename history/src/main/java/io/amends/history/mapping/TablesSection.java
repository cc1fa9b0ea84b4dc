package io.amends.history.mapping;

import io.amends.history.document.Entry;
import io.amends.history.document.Problem;
import io.amends.history.mapping.Form.History;
import io.amends.history.mapping.Table.Rows;
import io.amends.history.source.InstantColumn;
import io.amends.history.source.Writing;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the {@code tables} of a mapping, the main one first. */
final class TablesSection {

    private static final Map<Rows, Set<String>> KEYS =
            Map.of(
                    Rows.EVENTS,
                    Set.of("contact", "occurred", "recorded", "event", "fields"),
                    Rows.CONTACTS,
                    Set.of("contact", "recorded", "instants", "fields"),
                    Rows.HISTORY,
                    Set.of(
                            "contact",
                            "occurred",
                            "recorded",
                            "field",
                            "value",
                            "previous",
                            "names",
                            "fields"),
                    Rows.ACCOUNTS,
                    Set.of("account", "from", "fields"));
    private static final Set<String> OF_ALL =
            Set.of(
                    "rows",
                    "file",
                    "records",
                    "sheet",
                    "optional",
                    "only",
                    "each",
                    "encoding",
                    "delimiter");
    private static final List<Field> CHANGEABLE =
            Stream.concat(Field.OF_STATE.stream(), Field.OF_DESCRIPTION.stream()).toList();
    private static final Set<Field> BESIDE_A_CHANGE =
            Set.of(Field.ACTOR, Field.ACTOR_PERSON, Field.AUTOMATIC);

    private final FieldSection fields;
    private final LinesSection lines;
    private final List<Problem> problems;
    private int forms;

    TablesSection(FieldSection fields, LinesSection lines, List<Problem> problems) {
        this.fields = fields;
        this.lines = lines;
        this.problems = problems;
    }

    List<Table> read(Entry section) {
        Map<String, Entry> members = new LinkedHashMap<>(section.members());
        Entry main = members.remove(Table.MAIN);
        return Stream.concat(
                        Stream.of(table(Table.MAIN, java.util.Objects.requireNonNull(main))),
                        members.entrySet().stream().map(e -> table(e.getKey(), e.getValue())))
                .toList();
    }

    private Table table(String name, Entry entry) {
        Rows rows = Rows.valueOf(entry.get("rows").text().toUpperCase(Locale.ROOT));
        requireKeys(entry, rows);
        requireFile(name, entry, rows);
        List<String> key =
                rows == Rows.ACCOUNTS
                        ? List.of(entry.get("account").text())
                        : columns(entry.get("contact"));
        List<Form> read = forms(entry, rows);
        return new Table(
                name,
                entry.text("file").orElse(null),
                lines.read(entry, key, read),
                writing(entry),
                rows,
                key,
                read);
    }

    private void requireKeys(Entry entry, Rows rows) {
        Set<String> allowed = KEYS.getOrDefault(rows, Set.of());
        entry.members()
                .forEach(
                        (key, value) -> {
                            if (!allowed.contains(key) && !OF_ALL.contains(key)) {
                                problems.add(
                                        value.problem(
                                                "Expected no "
                                                        + key
                                                        + " where rows are "
                                                        + ValueKind.wordOf(rows)
                                                        + ", but it stands here."));
                            }
                        });
    }

    private void requireFile(String name, Entry entry, Rows rows) {
        Optional<Entry> file = entry.find("file");
        if (name.equals(Table.MAIN)) {
            file.ifPresent(
                    f ->
                            problems.add(
                                    f.problem("Expected no file for main: it is the one given.")));
            entry.find("optional")
                    .ifPresent(o -> problems.add(o.problem("Expected main to be there.")));
            if (rows == Rows.ACCOUNTS) {
                problems.add(entry.get("rows").problem("Expected main to tell of contacts."));
            }
        } else if (file.isPresent() && entry.find("records").isPresent()) {
            problems.add(file.get().problem("Expected no file beside records: they are main's."));
        } else if (file.isPresent()
                && (file.get().text().contains("..") || file.get().text().startsWith("/"))) {
            problems.add(file.get().expected("a file beside the main one"));
        }
    }

    private Writing writing(Entry table) {
        return new Writing(
                table.find("encoding").flatMap(this::encoding),
                table.find("delimiter").map(entry -> delimiter(entry.text())));
    }

    private Optional<Charset> encoding(Entry entry) {
        try {
            return Optional.of(Charset.forName(entry.text()));
        } catch (IllegalArgumentException none) {
            problems.add(entry.expected("an encoding such as UTF-8, windows-1252 or ISO-8859-15"));
            return Optional.empty();
        }
    }

    /** The schema lets through one character, or the word for one that is hard to see. */
    private static char delimiter(String written) {
        return written.equals("tab") ? '\t' : written.charAt(0);
    }

    private static List<String> columns(Entry entry) {
        return entry.isList() ? entry.texts() : List.of(entry.text());
    }

    private List<Form> forms(Entry table, Rows rows) {
        return switch (rows) {
            case EVENTS -> List.of(events(table));
            case CONTACTS -> instants(table);
            case HISTORY -> List.of(history(table));
            case ACCOUNTS -> List.of(accounts(table));
        };
    }

    private Form events(Entry table) {
        Map<Field, FieldMeaning> meanings = fieldsOf(table, false);
        meanings.put(
                Field.EVENT,
                table.find("event").map(this::event).orElseGet(() -> fields.constant("snapshot")));
        return form(fields.instant(table.get("occurred")), true, recorded(table), meanings, null);
    }

    /** Of an event, a plain word is its kind; a column needs {@code column}. */
    private FieldMeaning event(Entry entry) {
        if (entry.isMap()) {
            return fields.field(Field.EVENT, entry);
        }
        return constantKind(entry);
    }

    private FieldMeaning constantKind(Entry entry) {
        if (ValueKind.EVENT.find(entry.text()) == null) {
            problems.add(entry.expectedWord(entry.text(), ValueKind.EVENT.words()));
        }
        return fields.constant(entry.text());
    }

    /** One form an instant; what stands beside no instant is stated at the first. */
    private List<Form> instants(Entry table) {
        List<Form> all = new ArrayList<>();
        Map<Field, FieldMeaning> common = fieldsOf(table, false);
        for (Entry instant : table.get("instants").items()) {
            Map<Field, FieldMeaning> meanings = new EnumMap<>(Field.class);
            if (all.isEmpty()) {
                meanings.putAll(common);
            }
            meanings.putAll(fieldsOf(instant, false));
            meanings.put(Field.EVENT, constantKind(instant.get("event")));
            all.add(
                    form(
                            fields.instant(instant.get("occurred")),
                            all.isEmpty(),
                            recorded(table),
                            meanings,
                            null));
        }
        return all;
    }

    private Form history(Entry table) {
        Map<Field, FieldMeaning> meanings = new EnumMap<>(Field.class);
        String value = table.get("value").text();
        Map<String, List<Field>> names = names(table);
        names.values().forEach(all -> all.forEach(f -> meanings.put(f, fields.column(value))));
        table.find("fields")
                .ifPresent(f -> f.members().forEach((w, e) -> beside(w, e, value, meanings)));
        meanings.put(Field.EVENT, fields.constant("snapshot"));
        History history =
                new History(
                        table.get("field").text(),
                        value,
                        table.text("previous").orElse(null),
                        names);
        return form(
                fields.instant(table.get("occurred")), true, recorded(table), meanings, history);
    }

    /** The meaning of a changed field's values, or who changed it. */
    private void beside(String word, Entry entry, String value, Map<Field, FieldMeaning> meanings) {
        Field field = Field.find(word).orElseThrow();
        if (meanings.containsKey(field)) {
            meanings.put(field, fields.fieldOf(value, field, entry));
        } else if (BESIDE_A_CHANGE.contains(field)) {
            meanings.put(field, fields.field(field, entry));
        } else {
            problems.add(
                    entry.problem(
                            "Expected actor, actor-person, automatic or a field that stands under"
                                    + " names, but "
                                    + word
                                    + "."));
        }
    }

    private Map<String, List<Field>> names(Entry table) {
        Map<String, List<Field>> names = new LinkedHashMap<>();
        List<String> words = CHANGEABLE.stream().map(Field::word).toList();
        table.get("names")
                .members()
                .forEach(
                        (theirs, ours) -> {
                            List<Field> changed = new ArrayList<>();
                            for (Entry one : ours.isList() ? ours.items() : List.of(ours)) {
                                Field.find(one.text())
                                        .filter(CHANGEABLE::contains)
                                        .ifPresentOrElse(
                                                changed::add,
                                                () ->
                                                        problems.add(
                                                                one.expectedWord(
                                                                        one.text(), words)));
                            }
                            names.put(theirs, changed);
                        });
        return names;
    }

    private Form accounts(Entry table) {
        return form(
                table.find("from").map(fields::instant).orElse(null),
                true,
                null,
                fieldsOf(table, true),
                null);
    }

    private Form form(
            @Nullable InstantColumn occurred,
            boolean required,
            @Nullable InstantColumn recorded,
            Map<Field, FieldMeaning> meanings,
            @Nullable History history) {
        return new Form(
                forms++,
                occurred,
                required,
                recorded,
                meanings,
                history,
                Form.columnsOf(meanings, history));
    }

    private @Nullable InstantColumn recorded(Entry table) {
        return table.find("recorded").map(fields::instant).orElse(null);
    }

    private Map<Field, FieldMeaning> fieldsOf(Entry holder, boolean ofAccount) {
        Map<Field, FieldMeaning> meanings = new EnumMap<>(Field.class);
        holder.find("fields")
                .ifPresent(
                        section ->
                                section.members()
                                        .forEach(
                                                (word, entry) ->
                                                        read(word, entry, ofAccount, meanings)));
        return meanings;
    }

    private void read(
            String word, Entry entry, boolean ofAccount, Map<Field, FieldMeaning> meanings) {
        Field field = Field.find(word).orElseThrow();
        if (ofAccount != field.isOfAccounts() && !field.isOfBoth()) {
            problems.add(
                    entry.problem(
                            "Expected a field of "
                                    + (ofAccount ? "an account" : "a contact")
                                    + ", but "
                                    + word
                                    + " is none."));
            return;
        }
        meanings.put(field, fields.field(field, entry));
    }
}
