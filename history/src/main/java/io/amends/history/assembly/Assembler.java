package io.amends.history.assembly;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Timeline;
import io.amends.history.assembly.AssembledContact.Oddity;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.mapping.Form;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.Table;
import io.amends.history.source.Row;
import io.amends.history.source.RowCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells a contact's facts from its rows. Rows are snapshots: one may yield several facts, and only
 * what changed is one ({@code docs/mapping.md}).
 *
 * <p>Remembers the values it has seen; not thread-safe, one for each thread.
 */
public final class Assembler {

    private final RowReaders readers;
    private final RowOrder order;
    private final Accounts accounts;
    private final Lexicons lexicons;
    private final Mapping mapping;
    private final boolean maySayOpened;

    /** Forms of the main table, where it has a row for each contact; else empty. */
    private final Set<Integer> ofEachContact;

    /**
     * @param accounts what is known of accounts; {@link Accounts#NONE} where nothing is
     * @param lexicons what to look for in messages; {@link Lexicons#NONE} to look for nothing
     */
    public Assembler(Mapping mapping, Accounts accounts, Lexicons lexicons) {
        this.mapping = mapping;
        this.readers = new RowReaders(mapping);
        this.order = new RowOrder(readers);
        this.accounts = accounts;
        this.lexicons = lexicons;
        this.maySayOpened = readers.maySayOpened();
        this.ofEachContact =
                mapping.main().rows() == Table.Rows.CONTACTS
                        ? mapping.main().forms().stream()
                                .map(Form::number)
                                .collect(Collectors.toUnmodifiableSet())
                        : Set.of();
    }

    /**
     * A check of rows as they are read, for the same mapping; one for each thread.
     *
     * @see RowCheck
     */
    public static RowCheck check(Mapping mapping) {
        return check(mapping, new UnlistedWords(mapping));
    }

    /**
     * @param words is told of words that the mapping does not list
     */
    public static RowCheck check(Mapping mapping, UnlistedWords words) {
        return new RequiredValues(new RowReaders(mapping), mapping, words);
    }

    /**
     * @param rows all rows of the contact, in any order
     */
    public AssembledContact assemble(String contact, List<Row> rows) {
        ContactId id = new ContactId(contact);
        List<Oddity> oddities = new ArrayList<>();
        List<Row> ordered = inOrder(rows, oddities);
        ContactFold fold = new ContactFold(mapping, accounts, lexicons, oddities, ordered.size());
        if (!ofEachContact.isEmpty()
                && ordered.stream().noneMatch(row -> ofEachContact.contains(row.form()))) {
            oddities.add(Oddity.NOT_IN_MAIN);
        }
        fold.begin(readers, ordered);
        int opening = maySayOpened ? firstOpening(ordered) : -1;
        if (opening > 0
                && ordered.getFirst().occurredAt().isBefore(ordered.get(opening).occurredAt())) {
            oddities.add(Oddity.FACTS_BEFORE_OPENING);
        }
        for (int i = 0; i < ordered.size(); ) {
            Row row = ordered.get(i);
            RowReader reader = readers.of(row);
            int end = reader.isHistory() ? endOfChanges(ordered, i) : i + 1;
            fold.take(reader, ordered.subList(i, end), i == 0 && opening < 0);
            i = end;
        }
        return new AssembledContact(Timeline.of(id, fold.events()), fold.texts(), oddities);
    }

    /** A contact's rows in the order in which they are taken, each once. */
    public List<Row> inOrder(List<Row> rows) {
        return inOrder(rows, new ArrayList<>());
    }

    /** What a row states in a field, in the source's words; null: nothing. */
    public @Nullable String stated(Row row, Field field) {
        @Nullable FieldReader reader = readers.of(row).reader(field);
        if (reader == null) {
            return null;
        }
        String source = reader.source(row.cells());
        return source.isEmpty() ? null : source;
    }

    /** Two rows of a contact mostly differ in their instant already. */
    private static boolean isRepeated(Row row, Row before) {
        return row.occurredAt().equals(before.occurredAt()) && row.equals(before);
    }

    private List<Row> inOrder(List<Row> rows, List<Oddity> oddities) {
        List<Row> ordered = new ArrayList<>(rows);
        ordered.sort(order);
        List<Row> once = new ArrayList<>(ordered.size());
        for (Row row : ordered) {
            if (!once.isEmpty() && isRepeated(row, once.getLast())) {
                oddities.add(Oddity.DUPLICATE_ROW);
            } else {
                once.add(row);
            }
        }
        return once;
    }

    private int firstOpening(List<Row> ordered) {
        for (int i = 0; i < ordered.size(); i++) {
            if (readers.kind(ordered.get(i)) == EventKind.OPENED) {
                return i;
            }
        }
        return -1;
    }

    /** Fields changed in one save stand in several rows of one instant; they change together. */
    private static int endOfChanges(List<Row> ordered, int from) {
        Row first = ordered.get(from);
        int end = from + 1;
        while (end < ordered.size()
                && ordered.get(end).form() == first.form()
                && ordered.get(end).occurredAt().equals(first.occurredAt())) {
            end++;
        }
        return end;
    }
}
