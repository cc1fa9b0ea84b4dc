package io.amends.server.export;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code calendars} of an export's mapping: each document as it was written, and whose it is.
 *
 * @param documents by name
 * @param teams name of each team's calendar
 * @param accounts name of each account's calendar
 */
record ExportedCalendars(
        SortedMap<String, String> documents,
        SortedMap<String, String> teams,
        SortedMap<String, String> accounts) {

    private static final String STANDARD = "standard";
    private static final Set<String> RESERVED = Set.of("default", "teams", "accounts");
    private static final JsonMapper JSON = new JsonMapper();

    /** Empty where there are none: then a mapping means the hours that we work by, too. */
    String yaml() {
        if (documents.isEmpty()) {
            return "";
        }
        StringBuilder yaml = new StringBuilder("calendars:\n");
        documents.forEach(
                (name, document) -> {
                    yaml.append("  ").append(quoted(name)).append(":\n");
                    document.lines()
                            .filter(line -> !line.isBlank())
                            .forEach(line -> yaml.append("    ").append(line).append('\n'));
                });
        if (documents.containsKey(STANDARD)) {
            yaml.append("  default: ").append(quoted(STANDARD)).append('\n');
        }
        whose(yaml, "teams", teams);
        whose(yaml, "accounts", accounts);
        return yaml.toString();
    }

    /** Whoever is said to have one that nobody has written has the standard one. */
    private void whose(StringBuilder yaml, String key, SortedMap<String, String> named) {
        Map<String, String> known =
                named.entrySet().stream()
                        .filter(entry -> documents.containsKey(entry.getValue()))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (one, other) -> other,
                                        TreeMap::new));
        if (known.isEmpty()) {
            return;
        }
        yaml.append("  ").append(key).append(":\n");
        known.forEach(
                (who, calendar) ->
                        yaml.append("    ")
                                .append(JSON.writeValueAsString(who))
                                .append(": ")
                                .append(quoted(calendar))
                                .append('\n'));
    }

    /** A mapping has words of its own that no calendar can be called by. */
    private static String quoted(String name) {
        return JSON.writeValueAsString(RESERVED.contains(name) ? name + " (calendar)" : name);
    }
}
