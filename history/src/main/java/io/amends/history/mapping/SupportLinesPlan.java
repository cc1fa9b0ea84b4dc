package io.amends.history.mapping;

import java.util.List;
import java.util.stream.Stream;

/**
 * Incidents that pass between support lines.
 *
 * @param lines the lines' names, the first line first
 * @param line which of them a row's team belongs to; says so of every value
 * @param team the column with the team's name
 * @param person the column with the person's name
 * @param status the column with the status
 * @param product the column with the product
 */
public record SupportLinesPlan(
        List<String> lines,
        FieldMeaning line,
        String team,
        String person,
        String status,
        String product,
        LineStatuses statuses)
        implements SourceMeasurePlan {

    public SupportLinesPlan {
        lines = List.copyOf(lines);
    }

    @Override
    public List<String> columns() {
        return Stream.concat(line.columns().stream(), Stream.of(team, person, status, product))
                .distinct()
                .toList();
    }
}
