package io.amends.history.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tickets as sequences of activities. Keys of the maps are the names of the figures printed.
 *
 * @param activity the column with what was done
 * @param resource the column with who did it
 * @param wallClock whether days are counted by the clock on the wall, as if every day had 24 hours
 * @param first activities that a completed case starts with
 * @param last activities that a completed case ends with
 * @param escalation the activity that counts as escalation
 * @param occurring activities whose cases are counted
 * @param rework activities whose cases are counted where something else follows
 * @param values columns whose values are counted
 * @param changes columns whose cases with more than one value are counted
 * @param most columns whose values with the most cases are listed
 */
public record ActivityFlowPlan(
        String activity,
        String resource,
        boolean wallClock,
        List<String> first,
        List<String> last,
        String escalation,
        Map<String, String> occurring,
        Map<String, Rework> rework,
        Map<String, String> values,
        Map<String, String> changes,
        Map<String, Most> most)
        implements SourceMeasurePlan {

    /** An activity directly followed by one that is not expected after it. */
    public record Rework(String after, Set<String> expected) {
        public Rework {
            expected = Set.copyOf(expected);
        }
    }

    /** A column's values with the most cases, at most so many. */
    public record Most(String column, int limit) {}

    public ActivityFlowPlan {
        first = List.copyOf(first);
        last = List.copyOf(last);
        occurring = Collections.unmodifiableMap(new LinkedHashMap<>(occurring));
        rework = Collections.unmodifiableMap(new LinkedHashMap<>(rework));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        most = Collections.unmodifiableMap(new LinkedHashMap<>(most));
    }

    /** The columns with a case's attributes. */
    public List<String> attributes() {
        return Stream.of(
                        values.values().stream(),
                        changes.values().stream(),
                        most.values().stream().map(Most::column))
                .flatMap(columns -> columns)
                .distinct()
                .toList();
    }

    @Override
    public List<String> columns() {
        return Stream.concat(Stream.of(activity, resource), attributes().stream())
                .distinct()
                .toList();
    }
}
