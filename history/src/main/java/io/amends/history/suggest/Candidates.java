// Every field's cues side by side, so that what one column is taken for is weighed against the
// rest.
package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which column means which field: every column is weighed for every field by its header and by its
 * values, and the best pairs are taken first.
 */
final class Candidates {

    /** Below it nothing is proposed. */
    private static final int ENOUGH = 50;

    /** From it on a proposal is sure. */
    private static final int PLAIN = 78;

    private static final int VETO = -1;

    private final Vocabulary words = Vocabulary.SHIPPED;
    private final Contacts contacts;

    Candidates(Contacts contacts) {
        this.contacts = contacts;
    }

    /**
     * A column for a field.
     *
     * @param score how well it fits, from 0 to 108
     */
    record Candidate(Field field, Column column, int score, Why why) {
        Confidence confidence() {
            return score >= PLAIN ? Confidence.SURE : Confidence.UNSURE;
        }
    }

    static Optional<Column> column(Map<Field, Candidate> found, Field field) {
        return Optional.ofNullable(found.get(field)).map(Candidate::column);
    }

    /** The candidate of a field that is known to have one. */
    static Candidate of(Map<Field, Candidate> found, Field field) {
        return Optional.ofNullable(found.get(field)).orElseThrow();
    }

    /** The best pairs, one column a field and one field a column. */
    Map<Field, Candidate> best(List<Column> columns, Set<Field> fields) {
        List<Candidate> all = new ArrayList<>();
        for (Field field : fields) {
            for (Column column : columns) {
                weigh(field, column).ifPresent(all::add);
            }
        }
        all.sort(
                Comparator.comparingInt(Candidate::score)
                        .reversed()
                        .thenComparing(Candidate::field)
                        .thenComparingInt(c -> c.column().place()));
        Map<Field, Candidate> best = new EnumMap<>(Field.class);
        Set<String> taken = new HashSet<>();
        for (Candidate candidate : all) {
            if (!best.containsKey(candidate.field()) && taken.add(candidate.column().name())) {
                best.put(candidate.field(), candidate);
            }
        }
        return best;
    }

    /** Other columns for the field, best first. */
    List<Candidate> others(Field field, Column than, List<Column> columns) {
        return columns.stream()
                .filter(column -> !column.name().equals(than.name()))
                .map(column -> weigh(field, column))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Candidate::score).reversed())
                .limit(3)
                .toList();
    }

    Optional<Candidate> weigh(Field field, Column column) {
        if (column.isBlank() || column.isInstant() != isInstant(field)) {
            return Optional.empty();
        }
        int header = words.header(field.word(), column.name());
        int values = values(field, column, header);
        if (values == VETO) {
            return Optional.empty();
        }
        int score = Math.max(header, values) + (header >= PLAIN - 10 && values >= ENOUGH ? 8 : 0);
        if (score < ENOUGH) {
            return Optional.empty();
        }
        Why why =
                header >= values
                        ? Why.of(header >= PLAIN ? "header" : "header.part", column.name())
                        : why(field, column);
        return Optional.of(new Candidate(field, column, score, why));
    }

    private static boolean isInstant(Field field) {
        return switch (field) {
            case PROMISED, UNTIL, DUE -> true;
            default -> false;
        };
    }

    private Why why(Field field, Column column) {
        String examples = String.join(", ", column.values().stream().limit(3).toList());
        return column.prefix()
                .or(column::beginning)
                .filter(prefix -> words.header(field.word(), prefix) >= PLAIN)
                .map(prefix -> Why.of("values.prefix", column.name(), prefix))
                .orElseGet(() -> Why.of("values." + field.word(), column.name(), examples));
    }

    /** What the values say for a field, however the column is called; or that it cannot be. */
    private int values(Field field, Column column, int header) {
        return switch (field) {
            case PERSON -> person(column, header);
            case TEAM -> team(column);
            case TIER -> TierWords.of(column).map(TierWords::score).orElse(VETO);
            case STATUS -> status(column);
            case PRIORITY ->
                    UrgencyWords.priorities(column).isEmpty()
                            ? VETO
                            : UrgencyWords.areBareNumbers(column) ? 0 : many(column, 74);
            case SEVERITY -> UrgencyWords.severities(column).isEmpty() ? VETO : many(column, 58);
            case REGION -> region(column, header);
            case REQUESTER -> notConstant(column, column.shareOfMails() > 0.8 ? 56 : 0);
            case ACCOUNT, CONTACT_TYPE, SEGMENT, INDUSTRY, CHANNEL -> listed(field, column);
            case PRODUCT_FEATURE, SERVICE -> column.isText() ? VETO : prefixed(field, column);
            case TEXT_BODY -> column.isText() && column.distinct() > 10 ? 52 : 0;
            case RATING -> column.share(v -> v.matches("\\d{1,2}")) < 0.95 ? VETO : 0;
            case ACTOR,
                    DIRECTION,
                    AUTOMATIC,
                    DELIVERY,
                    PROMISE_KIND,
                    REACHED,
                    SOURCE,
                    OUTCOME,
                    REPEATED,
                    ORGANISATION_FAILED,
                    TYPE,
                    MISSING,
                    COMMITMENT,
                    PARTS ->
                    FixedWords.areKnown(field, column) ? 0 : VETO;
            case ACTOR_PERSON -> column.isText() || isCountry(column) ? VETO : 0;
            default -> 0;
        };
    }

    private static int many(Column column, int score) {
        return column.distinct() > 1 ? score : 0;
    }

    private int notConstant(Column column, int score) {
        return column.isText() ? VETO : score;
    }

    private int person(Column column, int header) {
        if (column.isText()
                || isCountry(column)
                || column.share(words::isStatusLike) > 0.5
                || UrgencyWords.isRanked(column)
                || (column.distinct() < 3 && header < PLAIN)) {
            return VETO;
        }
        if (header == 0 && (isListed(column) || (column.prefix().isPresent() && isNamed(column)))) {
            return VETO;
        }
        boolean varies = contacts.constancy(column) < 0.9;
        if (column.shareOfNames() > 0.75 && column.distinct() > 2) {
            return varies ? 66 : column.share(v -> v.contains(" ")) > 0.75 ? 51 : 0;
        }
        return 0;
    }

    private boolean isListed(Column column) {
        return List.of("channel", "contact-type", "segment", "industry", "team", "account").stream()
                .anyMatch(field -> column.share(v -> words.isValue(field, v)) > 0.5);
    }

    /** Whether what stands before the number is itself a word for something. */
    private boolean isNamed(Column column) {
        String prefix = column.prefix().orElse("");
        return List.of("product-feature", "service", "account", "team", "contact").stream()
                .anyMatch(field -> words.header(field, prefix) >= PLAIN);
    }

    private boolean isCountry(Column column) {
        return column.share(words::isCountry) > 0.6 && column.distinct() > 2;
    }

    private int team(Column column) {
        if (column.isText() || isCountry(column)) {
            return VETO;
        }
        if (TierWords.of(column).filter(t -> t.isPart() && !t.isGuess()).isPresent()) {
            return 84;
        }
        return Math.max(
                prefixed(Field.TEAM, column),
                column.share(v -> words.isValue("team", v)) > 0.5 && column.distinct() < 2_000
                        ? 58
                        : 0);
    }

    private int status(Column column) {
        double like = column.share(words::isStatusLike);
        if (column.isText() || column.distinct() > 200 || (column.isNumber() && like < 0.5)) {
            return VETO;
        }
        return like > 0.6 && column.distinct() > 1 ? 64 + (int) (like * 10) : 0;
    }

    /** A region is the contact's only where it stays: else it is where somebody who worked on it sits. */
    private int region(Column column, int header) {
        if (column.isText() || contacts.constancy(column) < 0.9) {
            return VETO;
        }
        int seen = column.share(words::isCountry) > 0.8 && column.distinct() > 2 ? 60 : 0;
        return Math.max(seen, header > 0 ? 0 : prefixed(Field.REGION, column));
    }

    private int listed(Field field, Column column) {
        if (column.isText()) {
            return VETO;
        }
        boolean like = column.share(v -> words.isValue(field.word(), v)) > 0.6;
        return like && column.distinct() > 1 ? 57 : prefixed(field, column);
    }

    private int prefixed(Field field, Column column) {
        return column.prefix()
                .or(column::beginning)
                .filter(prefix -> words.header(field.word(), prefix) >= PLAIN)
                .map(prefix -> 62)
                .orElse(0);
    }
}
