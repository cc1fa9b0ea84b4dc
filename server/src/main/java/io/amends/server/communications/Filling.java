package io.amends.server.communications;

import io.amends.core.timeline.Part;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a template is filled with.
 *
 * @param values by the names in {@link #NAMES}; what is not known is blank
 * @param written what a person wrote for a part, in place of the template's words
 */
record Filling(Map<String, String> values, Map<Part, String> written) {

    /** Everything a template can name. */
    static final List<String> NAMES =
            List.of(
                    "customer",
                    "reference",
                    "agent",
                    "owner",
                    "team",
                    "receivingTeam",
                    "nextContact",
                    "statusPage");

    Filling {
        values = Map.copyOf(values);
        EnumMap<Part, String> copy = new EnumMap<>(Part.class);
        copy.putAll(written);
        written = java.util.Collections.unmodifiableMap(copy);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }
}
