package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a row of the file is, and whose.
 *
 * @param contact the column with the contact's id
 * @param score how plainly the header says so, from 0 to 100
 * @param changed of a field history the columns that name the field and hold its value
 */
record TableShape(Rows rows, Column contact, int score, Optional<Changed> changed) {

    private static final int PLAIN = 70;
    private static final double ALL = 0.97;

    /** The kinds of rows of {@code docs/mapping.md}. */
    enum Rows {
        EVENTS,
        CONTACTS,
        HISTORY
    }

    /** The columns of a field history. */
    record Changed(Column field, Column value) {}

    /** Fields that a history of changes may name. */
    static final Set<Field> CHANGING =
            Set.of(
                    Field.STATUS,
                    Field.PERSON,
                    Field.TEAM,
                    Field.TIER,
                    Field.PRIORITY,
                    Field.SEVERITY,
                    Field.CONTACT_TYPE,
                    Field.PRODUCT_FEATURE,
                    Field.ACCOUNT,
                    Field.REQUESTER);

    /** Of a table beside another: which column has the contact's id is known by the other's ids. */
    static TableShape beside(Sample sample, Column contact) {
        Optional<Changed> changed = changed(sample, contact);
        boolean opens =
                sample.columns().stream()
                        .filter(Column::isInstant)
                        .anyMatch(
                                c ->
                                        Vocabulary.SHIPPED
                                                .instant(c.name())
                                                .filter("opened"::equals)
                                                .isPresent());
        boolean tickets = opens && contact.distinct() >= ALL * contact.filled();
        Rows rows = changed.isPresent() ? Rows.HISTORY : tickets ? Rows.CONTACTS : Rows.EVENTS;
        return new TableShape(rows, contact, header(contact), changed);
    }

    /** Empty when no column can be the contact's id. */
    static Optional<TableShape> of(Sample sample) {
        List<Column> able =
                sample.columns().stream()
                        .filter(c -> !c.isInstant() && !c.isText() && c.distinct() > 1)
                        .filter(c -> c.filled() >= 0.9 * sample.rows().size())
                        .toList();
        Optional<Column> named =
                able.stream()
                        .filter(c -> header(c) >= PLAIN)
                        .max(Comparator.comparingInt(TableShape::header));
        Optional<Column> contact = named.or(() -> told(able, sample));
        return contact.map(
                c -> {
                    Optional<Changed> changed = changed(sample, c);
                    boolean once = c.distinct() >= ALL * c.filled() && c.filled() > 2;
                    Rows rows =
                            changed.isPresent() ? Rows.HISTORY : once ? Rows.CONTACTS : Rows.EVENTS;
                    return new TableShape(rows, c, header(c), changed);
                });
    }

    private static int header(Column column) {
        String name = column.name();
        if (Phrase.ofHeader(name).equals("case concept name")) {
            return 100;
        }
        return name.startsWith("case:") || name.startsWith("concept:")
                ? 0
                : Vocabulary.SHIPPED.header("contact", name);
    }

    /**
     * By the values: of an event table the column whose values come again most often while there are
     * still many of them; of a table of tickets the first that never repeats.
     */
    private static Optional<Column> told(List<Column> able, Sample sample) {
        long instants = sample.columns().stream().filter(Column::isInstant).count();
        List<Column> ids =
                able.stream()
                        .filter(c -> c.share(v -> v.chars().anyMatch(Character::isDigit)) > 0.9)
                        .filter(c -> c.filled() >= 0.99 * sample.rows().size())
                        .filter(c -> c.length() < 60)
                        .toList();
        Optional<Column> repeating =
                ids.stream()
                        .filter(c -> c.distinct() < 0.9 * c.filled())
                        .filter(c -> c.distinct() > Math.max(2, 0.02 * c.filled()))
                        .max(Comparator.comparingInt(Column::distinct));
        Optional<Column> once =
                ids.stream().filter(c -> c.distinct() >= ALL * c.filled()).findFirst();
        return instants > 1 ? once.or(() -> repeating) : repeating.or(() -> once);
    }

    private static Optional<Changed> changed(Sample sample, Column contact) {
        Optional<Column> field =
                sample.columns().stream()
                        .filter(c -> !c.equals(contact) && !c.isInstant() && !c.isBlank())
                        .filter(c -> c.distinct() <= 300 && !c.isText() && !c.isNumber())
                        .filter(TableShape::namesFields)
                        .max(
                                Comparator.comparingInt(
                                        c -> Vocabulary.SHIPPED.header("field", c.name())));
        Optional<Column> value =
                sample.columns().stream()
                        .filter(c -> Vocabulary.SHIPPED.header("value", c.name()) >= PLAIN)
                        .max(
                                Comparator.comparingInt(
                                        c -> Vocabulary.SHIPPED.header("value", c.name())));
        return field.flatMap(f -> value.map(v -> new Changed(f, v)));
    }

    /** Two or more different fields of ours among its values, in a good part of the rows. */
    private static boolean namesFields(Column column) {
        long ours =
                column.values().stream()
                        .map(TableShape::fieldOf)
                        .flatMap(Optional::stream)
                        .distinct()
                        .count();
        return ours > 1
                && (column.share(v -> fieldOf(v).isPresent()) > 0.3
                        || Vocabulary.SHIPPED.header("field", column.name()) >= PLAIN);
    }

    /** Which of our fields a name in a field history means. */
    static Optional<Field> fieldOf(String name) {
        return CHANGING.stream()
                .filter(field -> Vocabulary.SHIPPED.header(field.word(), name) >= 80)
                .max(
                        Comparator.comparingInt(
                                        (Field f) -> Vocabulary.SHIPPED.header(f.word(), name))
                                .thenComparing(Comparator.<Field>naturalOrder().reversed()));
    }
}
