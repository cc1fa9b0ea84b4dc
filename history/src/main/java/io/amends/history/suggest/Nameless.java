package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import io.amends.history.suggest.Candidates.Candidate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be told where neither header nor values say anything: people are what changes within a
 * contact, the customer is of many what never does.
 */
final class Nameless {

    private static final Pattern NUMBERED =
            Pattern.compile("(col|column|field|attr|attribute|var|spalte|feld|f|c|x|v)? ?\\d*");

    private static final int BARELY = 51;

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
