package io.amends.history.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.history.mapping.Field;
import io.amends.history.mapping.FieldMeaning;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.ShippedMappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much somebody has to correct; every count is printed. What counts is said in Corrections. */
class CorrectionsNeededTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    private static final Map<String, String> TICKETS_IN_ENGLISH =
            Map.ofEntries(
                    Map.entry("Case ID", "Ticket Number"),
                    Map.entry("Activity", "Action"),
                    Map.entry("Resource", "Handled By"),
                    Map.entry("Complete Timestamp", "Event Time"),
                    Map.entry("customer", "Client Name"),
                    Map.entry("product", "Product Name"),
                    Map.entry("responsible_section", "Client Area"),
                    Map.entry("seriousness", "Grade"),
                    Map.entry("seriousness_2", "Grade 2"),
                    Map.entry("service_level", "SLA Plan"),
                    Map.entry("service_type", "Request Type"),
                    Map.entry("support_section", "Support Unit"),
                    Map.entry("workgroup", "Business Unit"));

    private static final Map<String, String> TICKETS_IN_GERMAN =
            Map.ofEntries(
                    Map.entry("Case ID", "Ticketnummer"),
                    Map.entry("Activity", "Vorgang"),
                    Map.entry("Resource", "Bearbeiter"),
                    Map.entry("Complete Timestamp", "Zeitpunkt"),
                    Map.entry("customer", "Kunde"),
                    Map.entry("product", "Produkt"),
                    Map.entry("responsible_section", "Kundenbereich"),
                    Map.entry("seriousness", "Stufung"),
                    Map.entry("seriousness_2", "Stufung 2"),
                    Map.entry("service_level", "Servicelevel"),
                    Map.entry("service_type", "Anfrageart"),
                    Map.entry("support_section", "Supportbereich"),
                    Map.entry("workgroup", "Geschäftsbereich"));

    private static final Map<String, String> INCIDENTS_AS_IN_A_HELP_DESK =
            Map.ofEntries(
                    Map.entry("concept:name", "State"),
                    Map.entry("lifecycle:transition", "Sub-status"),
                    Map.entry("org:group", "Assignment group"),
                    Map.entry("org:resource", "Assigned to"),
                    Map.entry("org:role", "Role"),
                    Map.entry("impact", "Priority"),
                    Map.entry("product", "Configuration item"),
                    Map.entry("organization country", "Location"),
                    Map.entry("organization involved", "Service line"),
                    Map.entry("resource country", "Country of agent"),
                    Map.entry("time:timestamp", "Updated"));

    private static final Map<String, String> INCIDENTS_IN_GERMAN =
            Map.ofEntries(
                    Map.entry("concept:name", "Zustand"),
                    Map.entry("lifecycle:transition", "Unterstatus"),
                    Map.entry("org:group", "Zuständige Gruppe"),
                    Map.entry("org:resource", "Sachbearbeiter"),
                    Map.entry("org:role", "Funktionskürzel"),
                    Map.entry("impact", "Dringlichkeit"),
                    Map.entry("product", "Produkt"),
                    Map.entry("organization country", "Land"),
                    Map.entry("organization involved", "Geschäftsbereich"),
                    Map.entry("resource country", "Land des Bearbeiters"),
                    Map.entry("time:timestamp", "Geändert am"));

    @TempDir private Path folder = Path.of("");

    /** The shapes for which a mapping is shipped, each in the export that its own tests read. */
    @ParameterizedTest
    @CsvSource({
        "zendesk, zendesk",
        "zendesk, zendesk/tickets.json",
        "zendesk, zendesk-account",
        "jira, jira",
        "freshdesk, freshdesk",
        "intercom, intercom",
        "zendesk-warehouse, zendesk-warehouse/ticket.csv",
        "jira-csv, jira-csv/export.csv",
        "jira-warehouse, jira-warehouse/issue.csv",
        "intercom-warehouse, intercom-warehouse/conversation_history.csv",
        "salesforce, salesforce/Case.csv",
        "servicenow, servicenow/incident.csv"
    })
    void an_export_of_a_shipped_shape_is_known(String mapping, String export) {
        Path file = Path.of("src/test/resources/io/amends/history/vendor").resolve(export);
        assertThat(neededOfShipped(mapping, export, file)).hasSizeLessThanOrEqualTo(2);
    }

    /** Nothing was recorded of this shape's main table: one case under its documented columns. */
    @Test
    void a_warehouse_of_a_sales_system_is_known() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("case.csv"),
                        """
                        id,is_deleted,created_date,contact_id,account_id,origin,type,status
                        5005g00000000001AAA,FALSE,2019-11-12 09:00:00,,001AAB,Email,Problem,New
                        """);
        assertThat(neededOfShipped("salesforce-warehouse", "case.csv", file))
                .hasSizeLessThanOrEqualTo(2);
    }

    private static List<String> neededOfShipped(String mapping, String export, Path file) {
        Suggestion suggestion = Suggestion.of(file);
        assertThat(suggestion.shape()).contains(mapping);
        assertThat(suggestion.contacts()).isPositive();
        Mapping reference = Mapping.parse(mapping, ShippedMappings.text(mapping));
        return needed(mapping + ", " + export, file, reference);
    }

    @Test
    void the_example_needs_its_zone_and_its_calendars() {
        Path file = EXAMPLES.resolve("brightwater/events.csv");
        List<String> needed =
                needed(
                        "brightwater",
                        file,
                        Mapping.read(EXAMPLES.resolve("brightwater/mapping.yaml")));
        assertThat(needed).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void incidents_with_their_own_headers() {
        Path file = history("volvo-incidents-sample", "incidents.xes");
        assertThat(needed("incidents", file, mapping("volvo-incidents", Map.of())))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void incidents_with_headers_as_in_a_help_desk() throws IOException {
        assertThat(incidents("incidents, renamed", INCIDENTS_AS_IN_A_HELP_DESK))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void incidents_with_german_headers() throws IOException {
        assertThat(incidents("incidents, in German", INCIDENTS_IN_GERMAN))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void incidents_with_headers_that_say_nothing() throws IOException {
        Map<String, String> numbered = numbered(INCIDENTS_IN_GERMAN.keySet().stream().sorted());
        assertThat(incidents("incidents, col1 to colN", numbered)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tickets_with_their_own_headers() {
        Path file = history("helpdesk-italy", "finale.csv");
        assertThat(needed("tickets", file, mapping("helpdesk-italy", Map.of())))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tickets_with_headers_of_other_help_desks() throws IOException {
        assertThat(tickets("tickets, renamed", TICKETS_IN_ENGLISH)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tickets_with_german_headers() throws IOException {
        assertThat(tickets("tickets, in German", TICKETS_IN_GERMAN)).hasSizeLessThanOrEqualTo(2);
    }

    /**
     * In this history the values are anonymised too ("Value 1" in nearly every column). What can be
     * told by how columns hang together must be; of the two sections, which never change and follow
     * from each other, nobody can tell which is the team's: it is asked.
     */
    @Test
    void tickets_with_neither_headers_nor_values_that_say_anything() throws IOException {
        Map<String, String> numbered = numbered(TICKETS_IN_GERMAN.keySet().stream().sorted());
        assertThat(tickets("tickets, col1 to colN", numbered))
                .doesNotContain(
                        "rows",
                        "contact",
                        "occurred",
                        "fields.event",
                        "fields.status",
                        "fields.type",
                        "fields.person",
                        "fields.account",
                        "fields.product-feature",
                        "fields.segment",
                        "statuses.resolved",
                        "statuses.closed")
                .hasSizeLessThanOrEqualTo(2);
    }

    private List<String> incidents(String name, Map<String, String> headers) throws IOException {
        Path original = history("volvo-incidents-sample", "incidents.xes");
        String text = Files.readString(original);
        for (Map.Entry<String, String> renamed : headers.entrySet()) {
            text =
                    text.replace(
                            "key=\"" + renamed.getKey() + "\"",
                            "key=\"\u0001" + renamed.getValue() + "\"");
        }
        Path file = Files.writeString(folder.resolve("incidents.xes"), text.replace("\u0001", ""));
        return needed(name, file, mapping("volvo-incidents", headers));
    }

    private List<String> tickets(String name, Map<String, String> headers) throws IOException {
        Path original = history("helpdesk-italy", "finale.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(original));
        List<String> header = new ArrayList<>();
        for (String column : lines.getFirst().split(",", -1)) {
            header.add(headers.getOrDefault(column, column));
        }
        lines.set(0, String.join(",", header));
        Path file = Files.write(folder.resolve("tickets.csv"), lines);
        return needed(name, file, mapping("helpdesk-italy", headers));
    }

    private static List<String> needed(String name, Path file, Mapping reference) {
        Suggestion suggestion = Suggestion.of(file);
        List<String> needed =
                new ArrayList<>(Corrections.between(suggestion.mapping(), reference, file));
        if (needed.contains("provides")) {
            Mapping corrected = fieldsCorrected(suggestion, needed, reference).mapping();
            if (!Corrections.between(corrected, reference, file).contains("provides")) {
                needed.remove("provides");
            }
        }
        System.out.println("Corrections needed, " + name + ": " + needed.size() + " " + needed);
        return needed;
    }

    /** What a source provides is told anew with every corrected field: it counts if it is wrong then. */
    private static Suggestion fieldsCorrected(
            Suggestion suggestion, List<String> needed, Mapping reference) {
        Suggestion corrected = suggestion;
        for (Map.Entry<Field, FieldMeaning> field :
                reference.main().forms().getFirst().fields().entrySet()) {
            String path = "fields." + field.getKey().word();
            List<String> columns = field.getValue().columns();
            if (needed.contains(path) && columns.size() == 1) {
                corrected =
                        corrected.correct(
                                new Correction("tables.main." + path, columns.getFirst()));
            }
        }
        return corrected;
    }

    private static Map<String, String> numbered(Stream<String> names) {
        List<String> sorted = names.toList();
        Map<String, String> numbered = new java.util.HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            numbered.put(sorted.get(i), "col" + (i + 1));
        }
        return numbered;
    }

    /** The reference with its columns renamed likewise, without the measures that name them too. */
    private static Mapping mapping(String name, Map<String, String> headers) {
        try {
            String text = Files.readString(EXAMPLES.resolve("mappings/" + name + ".yaml"));
            text = text.substring(0, text.indexOf("source-measures:"));
            int tables = text.indexOf("tables:");
            String above = text.substring(0, tables);
            String below = text.substring(tables, text.indexOf("provides:"));
            String rest = text.substring(text.indexOf("provides:"));
            List<String> longest =
                    headers.keySet().stream()
                            .sorted(java.util.Comparator.comparingInt(String::length).reversed())
                            .toList();
            StringBuilder renamed = new StringBuilder();
            for (String line : below.lines().filter(l -> !l.strip().startsWith("#")).toList()) {
                int colon = line.indexOf(": ");
                String key = colon < 0 ? line : line.substring(0, colon + 2);
                String value = colon < 0 ? "" : line.substring(colon + 2);
                for (int i = 0; i < longest.size(); i++) {
                    value =
                            value.replaceAll(
                                    "(?<![\\w\"-])\"?(case:)?"
                                            + Pattern.quote(longest.get(i))
                                            + "\"?(?![\\w-]|: )",
                                    "\"$1\u0001" + i + "\u0001\"");
                }
                for (int i = 0; i < longest.size(); i++) {
                    value = value.replace("\u0001" + i + "\u0001", headers.get(longest.get(i)));
                }
                renamed.append(key).append(value).append('\n');
            }
            return Mapping.parse(name, above + renamed + rest);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path history(String folder, String file) {
        String histories = System.getenv("AMENDS_HISTORIES");
        assumeTrue(
                histories != null, "AMENDS_HISTORIES names no folder of histories made by others");
        Path path = Path.of(histories, folder, file);
        assumeTrue(Files.exists(path), () -> "no " + path);
        return path;
    }
}
