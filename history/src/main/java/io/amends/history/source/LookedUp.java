package io.amends.history.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column that no file has: another column's value looked up, such as {@code user_id -> users.name}.
 * Behind {@code ->?} a value that is not found leaves the cell empty; behind {@code ->} it stays as it
 * stands. In {@code author_id[author_type=admin|bot] -> admins.name} another column decides whether
 * the value is looked up at all; if not, the cell is empty.
 *
 * @param name the whole reference, by which fields name it
 * @param column the file's column whose value is looked up
 * @param steps taken one after the other
 * @param lenient whether what is not found is empty
 * @param when where another column decides whether the value is of this kind; empty: always
 */
public record LookedUp(
        String name, String column, List<Step> steps, boolean lenient, Optional<When> when) {

    private static final String ARROW = " ->";

    /** Where to look and what to take. */
    public record Step(String lookup, String column) {}

    /** Only where the column holds one of the values. */
    public record When(String column, Set<String> values) {
        public When {
            values = Set.copyOf(values);
        }
    }

    public LookedUp {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(name + " looks nothing up");
        }
    }

    /** Whether a column's name is such a reference. */
    public static boolean isReference(String column) {
        return column.contains(ARROW);
    }

    /** The column whose value is looked up. */
    public static String base(String reference) {
        String left = left(reference);
        int bracket = left.indexOf('[');
        return bracket > 0 && left.endsWith("]") ? left.substring(0, bracket).strip() : left;
    }

    private static String left(String reference) {
        return reference.substring(0, reference.indexOf(ARROW)).strip();
    }

    private static Optional<When> condition(String reference) {
        String left = left(reference);
        int bracket = left.indexOf('[');
        if (bracket < 1 || !left.endsWith("]")) {
            return Optional.empty();
        }
        String condition = left.substring(bracket + 1, left.length() - 1);
        int equals = condition.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("column[column=value|value] -> lookup.column");
        }
        return Optional.of(
                new When(
                        condition.substring(0, equals),
                        Set.of(condition.substring(equals + 1).split("\\|"))));
    }

    /**
     * @throws IllegalArgumentException with what was expected, when it is no reference
     */
    public static LookedUp of(String reference) {
        int arrow = reference.indexOf(ARROW);
        String rest = reference.substring(arrow + ARROW.length());
        boolean lenient = rest.startsWith("?");
        List<Step> steps = new ArrayList<>();
        for (String step : (lenient ? rest.substring(1) : rest).split(" ->", -1)) {
            String target = step.strip();
            int dot = target.indexOf('.');
            if (dot < 1 || dot == target.length() - 1) {
                throw new IllegalArgumentException("column -> lookup.column");
            }
            steps.add(new Step(target.substring(0, dot), target.substring(dot + 1)));
        }
        return new LookedUp(reference, base(reference), steps, lenient, condition(reference));
    }

    /** The same, where another column decides. */
    public LookedUp when(When condition) {
        return new LookedUp(name, column, steps, lenient, Optional.of(condition));
    }
}
