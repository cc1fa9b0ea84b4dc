package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import io.amends.history.suggest.Candidates.Candidate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be told where neither header nor values say anything: people are what changes within a
 * contact, the team what changes with them; the customer is of many what never does, the segment what
 * the customer decides, the product what else has many values; the contact type goes with who works on
 * it, the service with the contact type. All of it is unsure.
 */
final class Nameless {

    private static final Pattern NUMBERED =
            Pattern.compile("(col|column|field|attr|attribute|var|spalte|feld|f|c|x|v)? ?\\d*");

    private static final int BARELY = 51;

    private static final double DEPENDENT = 0.6;
    private static final int MOST_SEGMENTS = 12;
    private static final int MOST_KINDS = 40;

    /** Of who works on a contact: people work on more than one kind. */
    private static final double ROUTED = 0.25;

    private static final double SHARED = 0.5;
    private static final double PLAINLY = 1.3;

    private final Contacts contacts;

    Nameless(Contacts contacts) {
        this.contacts = contacts;
    }

    /** Adds to the fields found what is missing of the two. */
    void add(Map<Field, Candidate> fields, List<Column> columns) {
        if (!fields.containsKey(Field.PERSON)) {
            open(fields, columns)
                    .filter(c -> c.distinct() >= 5 && contacts.constancy(c) < 0.5)
                    .min(Comparator.comparingDouble(contacts::constancy))
                    .ifPresent(c -> add(fields, Field.PERSON, c, "values.person.varies"));
        }
        if (!fields.containsKey(Field.ACCOUNT)) {
            open(fields, columns)
                    .filter(c -> contacts.constancy(c) > 0.97)
                    .filter(c -> c.distinct() >= Math.max(20, contacts.size() / 50))
                    .filter(c -> c.distinct() <= 0.6 * contacts.size())
                    .max(Comparator.comparingInt(Column::distinct))
                    .ifPresent(c -> add(fields, Field.ACCOUNT, c, "values.account.many"));
        }
        team(fields, columns);
        segment(fields, columns);
        product(fields, columns);
        contactType(fields, columns);
        service(fields, columns);
    }

    /** Changes with the person, and mostly to the same value for the same person. */
    private void team(Map<Field, Candidate> fields, List<Column> columns) {
        Optional<Column> person = columnOf(fields, Field.PERSON);
        if (person.isEmpty() || fields.containsKey(Field.TEAM)) {
            return;
        }
        Column people = person.orElseThrow();
        open(fields, columns)
                .filter(c -> c.distinct() > 1 && c.distinct() <= people.distinct() / 2)
                .filter(c -> contacts.constancy(c) < 0.95)
                .filter(c -> contacts.changesWith(c, people) > 0.9)
                .filter(c -> dependence(c, people) >= DEPENDENT)
                .max(Comparator.comparingDouble(c -> dependence(c, people)))
                .ifPresent(c -> add(fields, Field.TEAM, c, "values.team.varies"));
    }

    /** Of few values the one that the customer decides: the terms that a customer has. */
    private void segment(Map<Field, Candidate> fields, List<Column> columns) {
        Optional<Column> account = columnOf(fields, Field.ACCOUNT);
        if (account.isEmpty() || fields.containsKey(Field.SEGMENT)) {
            return;
        }
        Column customers = account.orElseThrow();
        if (customers.distinct() > contacts.size() / 4) {
            return; // Whoever comes once decides everything.
        }
        open(fields, columns)
                .filter(c -> c.distinct() > 1 && c.distinct() <= MOST_SEGMENTS)
                .filter(c -> contacts.constancy(c) > 0.9)
                .filter(c -> dependence(c, customers) >= DEPENDENT)
                .max(Comparator.comparingDouble(c -> dependence(c, customers)))
                .ifPresent(c -> add(fields, Field.SEGMENT, c, "values.segment.follows"));
    }

    /** Of what stays the same and is not the customer, that with by far the most values. */
    private void product(Map<Field, Candidate> fields, List<Column> columns) {
        if (fields.containsKey(Field.PRODUCT_FEATURE) || !fields.containsKey(Field.ACCOUNT)) {
            return;
        }
        List<Column> left =
                open(fields, columns)
                        .filter(c -> c.distinct() > 1 && contacts.constancy(c) > 0.95)
                        .sorted(Comparator.comparingInt(Column::distinct).reversed())
                        .toList();
        int next = left.size() > 1 ? left.get(1).distinct() : 1;
        left.stream()
                .limit(1)
                .filter(c -> c.distinct() >= 10 && c.distinct() >= 2 * next)
                .forEach(c -> add(fields, Field.PRODUCT_FEATURE, c, "values.product.many"));
    }

    /**
     * What a problem is about decides who works on it: of what stays the same, that which follows most
     * from the person, if it does so plainly more than the next.
     */
    private void contactType(Map<Field, Candidate> fields, List<Column> columns) {
        Optional<Column> person = columnOf(fields, Field.PERSON);
        if (person.isEmpty() || fields.containsKey(Field.CONTACT_TYPE)) {
            return;
        }
        goesWith(
                fields,
                columns,
                person.orElseThrow(),
                ROUTED,
                Field.CONTACT_TYPE,
                "values.contact-type.routed");
    }

    /** The part of the organisation that a contact type belongs to. */
    private void service(Map<Field, Candidate> fields, List<Column> columns) {
        Optional<Column> type = columnOf(fields, Field.CONTACT_TYPE);
        if (type.isEmpty() || fields.containsKey(Field.SERVICE)) {
            return;
        }
        goesWith(
                fields,
                columns,
                type.orElseThrow(),
                SHARED,
                Field.SERVICE,
                "values.service.follows");
    }

    private void goesWith(
            Map<Field, Candidate> fields,
            List<Column> columns,
            Column on,
            double enough,
            Field field,
            String why) {
        List<Column> kinds =
                open(fields, columns)
                        .filter(c -> c.distinct() > 1 && c.distinct() <= MOST_KINDS)
                        .filter(c -> contacts.constancy(c) > 0.97)
                        .sorted(Comparator.comparingDouble((Column c) -> -dependence(c, on)))
                        .toList();
        double next = kinds.size() > 1 ? dependence(kinds.get(1), on) : 0;
        kinds.stream()
                .limit(1)
                .filter(c -> dependence(c, on) >= enough)
                .filter(c -> dependence(c, on) >= PLAINLY * next)
                .forEach(c -> add(fields, field, c, why));
    }

    /**
     * How far one column decides the other beyond what its most frequent value does: Goodman and
     * Kruskal's lambda, from 0 to 1.
     */
    private double dependence(Column column, Column on) {
        double usual =
                (double) column.counts().values().iterator().next() / Math.max(1, column.filled());
        double told = Contacts.follows(column, on, contacts.all());
        return usual >= 0.99 ? 0 : (told - usual) / (1 - usual);
    }

    private static Optional<Column> columnOf(Map<Field, Candidate> fields, Field field) {
        return Optional.ofNullable(fields.get(field)).map(Candidate::column);
    }

    private static Stream<Column> open(Map<Field, Candidate> fields, List<Column> columns) {
        return columns.stream()
                .filter(c -> NUMBERED.matcher(Vocabulary.bare(c.name())).matches())
                .filter(c -> fields.values().stream().noneMatch(f -> f.column().equals(c)))
                .filter(c -> !c.isInstant() && !c.isNumber() && !c.isText() && !c.isBlank());
    }

    private static void add(Map<Field, Candidate> fields, Field field, Column column, String code) {
        Why why = Why.of(code, column.name(), column.distinct());
        fields.put(field, new Candidate(field, column, BARELY, why));
    }
}
