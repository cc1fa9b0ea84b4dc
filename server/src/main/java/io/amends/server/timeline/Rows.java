package io.amends.server.timeline;

import java.util.Collection;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many rows as one parameter: records as JSON under their columns' names, for {@code
 * json_to_recordset}.
 */
public final class Rows {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private Rows() {}

    /** Instants are written in ISO 8601. */
    public static String of(Collection<? extends Record> rows) {
        return JSON.writeValueAsString(rows);
    }
}
