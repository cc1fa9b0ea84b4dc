package io.amends.history.suggest;

import io.amends.history.source.RefusedInput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One table of a mapping in the making: what was looked at, what is proposed, and which columns that took. */
final class TableDraft {

    private final String name;
    private final Sample sample;
    private final Draft draft;
    private final TableShape shape;
    private final Contacts contacts;
    private final Candidates candidates;
    private final Set<String> used = new HashSet<>();

    private TableDraft(String name, Sample sample, Draft draft, TableShape shape) {
        this.name = name;
        this.sample = sample;
        this.draft = draft;
        this.shape = shape;
        this.contacts = Contacts.by(shape.contact(), sample.rows());
        this.candidates = new Candidates(contacts);
    }

    /**
     * @throws RefusedInput when no column can be the contact's id
     */
    static TableDraft of(String name, Sample sample, Draft draft) {
        return new TableDraft(
                name,
                sample,
                draft,
                TableShape.of(sample)
                        .orElseThrow(
                                () ->
                                        new RefusedInput(
                                                sample.file()
                                                        + ": no column could be a ticket's id;"
                                                        + " expected one that is hardly ever"
                                                        + " blank")));
    }

    /** A table beside the main one, whose contacts are those of a column. */
    static TableDraft beside(String name, Sample sample, Draft draft, Column contact) {
        return new TableDraft(name, sample, draft, TableShape.beside(sample, contact));
    }

    Sample sample() {
        return sample;
    }

    Draft draft() {
        return draft;
    }

    TableShape shape() {
        return shape;
    }

    Contacts contacts() {
        return contacts;
    }

    Candidates candidates() {
        return candidates;
    }

    /** Where an entry of the table stands in the document. */
    String path(String entry) {
        return "tables." + name + "." + entry;
    }

    String field(String word) {
        return path("fields." + word);
    }

    Column use(Column column) {
        used.add(column.name());
        return column;
    }

    boolean isUsed(Column column) {
        return used.contains(column.name());
    }

    /** Columns that hold something and mean nothing yet. */
    List<Column> free() {
        return sample.columns().stream().filter(c -> !c.isBlank() && !isUsed(c)).toList();
    }
}
