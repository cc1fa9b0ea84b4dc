package io.amends.server.export;

import io.amends.history.mapping.Field;
import io.amends.server.accounts.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import tools.jackson.databind.json.JsonMapper;

/** The mapping of an export: its columns are called as the fields are. */
final class ExportMapping {

    /** What an account's row says, not a contact's. */
    private static final Set<Field> OF_ACCOUNTS =
            EnumSet.of(
                    Field.NAME,
                    Field.CUSTOMER_SINCE,
                    Field.RENEWAL_DATE,
                    Field.ANNUAL_VALUE,
                    Field.CURRENCY,
                    Field.STRATEGIC,
                    Field.ACCOUNT_MANAGER,
                    Field.CALENDAR,
                    Field.ZONE,
                    Field.CHURNED_ON);

    /** Columns of an event, in their order. */
    static final List<Field> FIELDS =
            Arrays.stream(Field.values())
                    .filter(field -> !OF_ACCOUNTS.contains(field))
                    .filter(
                            field ->
                                    field != Field.EVENT
                                            && field != Field.DIRECTION
                                            && field != Field.REPEATED)
                    .toList();

    /** Columns of an account; language is ours alone, and a calendar is known by its name here only. */
    static final Map<Attribute, Field> ATTRIBUTES = new EnumMap<>(Attribute.class);

    static {
        for (Attribute attribute : Attribute.values()) {
            switch (attribute) {
                case LANGUAGE, CALENDAR -> {
                    // no audit reads them
                }
                default -> ATTRIBUTES.put(attribute, Field.valueOf(attribute.name()));
            }
        }
    }

    private static final Set<Field> NONE_WHERE_EMPTY = EnumSet.of(Field.PERSON, Field.TEAM);

    private static final JsonMapper JSON = new JsonMapper();

    private ExportMapping() {}

    static List<String> columns() {
        List<String> columns =
                new ArrayList<>(List.of("contact", "at", "recorded", "sort", "event"));
        FIELDS.forEach(field -> columns.add(field.word()));
        return columns;
    }

    /** YAML; every name is quoted as JSON does, which YAML reads too. */
    static String of(
            List<String> tiers,
            ExportedCalendars calendars,
            Map<String, Integer> priorities,
            SortedSet<String> unowned,
            SortedSet<String> systemUsers,
            boolean withTexts) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Written by 'amends export': live timelines, for 'amends audit'.\n");
        yaml.append("mapping: amends-export\nversion: 1\nzone: UTC\nformat: csv\n");
        yaml.append("tiers: ").append(JSON.writeValueAsString(tiers)).append('\n');
        yaml.append(calendars.yaml());
        yaml.append("statuses:\n");
        list(yaml, "  unowned", unowned);
        list(yaml, "  waiting-customer", List.of(FactRow.WAITS_FOR_CUSTOMER));
        list(yaml, "  waiting-third-party", List.of(FactRow.WAITS_FOR_THIRD_PARTY));
        list(yaml, "system-users", systemUsers);
        if (!priorities.isEmpty()) {
            yaml.append("priorities: ").append(JSON.writeValueAsString(priorities)).append('\n');
        }
        yaml.append("severities: {\"S1\": S1, \"S2\": S2, \"S3\": S3, \"S4\": S4}\n");
        yaml.append("tables:\n");
        table(yaml, "main", FactRow.ANY, false, !priorities.isEmpty());
        table(yaml, "assignments", FactRow.ASSIGNED, true, !priorities.isEmpty());
        accounts(yaml);
        yaml.append("provides: [");
        yaml.append(
                "person, team, tier, severity, account, contact-type, product-feature,"
                        + " customer-message, message-to-customer, call, notice-parts,"
                        + " closure-parts, failure-parts, handoff, promise, resolution, follow-up,"
                        + " survey, root-cause, recurrence-link, customer-repeated,"
                        + " regulatory-step, recorded-escalation");
        yaml.append(withTexts ? ", message-text]\n" : "]\n");
        return yaml.toString();
    }

    private static void list(StringBuilder yaml, String key, Iterable<String> values) {
        if (values.iterator().hasNext()) {
            yaml.append(key).append(": ").append(JSON.writeValueAsString(values)).append('\n');
        }
    }

    /** In assignments an empty cell says that there is nobody, elsewhere that nothing is said. */
    private static void table(
            StringBuilder yaml, String name, String sort, boolean assignments, boolean ranked) {
        yaml.append("  ").append(name).append(":\n    rows: events\n    delimiter: \",\"\n");
        yaml.append("    only: {sort: [\"").append(sort).append("\"]}\n");
        yaml.append("    contact: contact\n");
        yaml.append("    occurred: {column: at, format: iso}\n");
        yaml.append("    recorded: {column: recorded, format: iso}\n");
        yaml.append("    event: {column: event}\n    fields:\n");
        for (Field field : FIELDS) {
            if (field == Field.PRIORITY && !ranked) {
                continue;
            }
            yaml.append("      ").append(field.word()).append(": ");
            yaml.append(
                    assignments && NONE_WHERE_EMPTY.contains(field)
                            ? "{column: " + field.word() + ", empty: none}"
                            : field.word());
            yaml.append('\n');
        }
    }

    private static void accounts(StringBuilder yaml) {
        yaml.append("  accounts:\n    file: accounts.csv\n    rows: accounts\n");
        yaml.append("    delimiter: \",\"\n    account: account\n");
        yaml.append("    from: {column: since, format: iso}\n    fields:\n");
        ATTRIBUTES.forEach(
                (attribute, field) ->
                        yaml.append("      ")
                                .append(field.word())
                                .append(": ")
                                .append(attribute.key())
                                .append('\n'));
    }
}
