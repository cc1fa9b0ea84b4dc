package io.amends.history.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.mapping.Field;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.ShippedMappings;
import io.amends.history.mapping.Table;
import io.amends.history.source.FileFormat;
import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of one export, proposed together. */
class SeveralFilesTest {

    private static final Path VENDORS = Path.of("src/test/resources/io/amends/history/vendor");

    private static final String TICKETS =
            """
            Number,Opened,Customer,Product
            A-1,2026-01-05 09:00,Meier,Pay
            A-2,2026-01-05 10:00,Krug,Time
            A-3,2026-01-06 09:30,Meier,Pay
            A-4,2026-01-07 08:00,Krug,Pay
            """;

    private static final String CHANGES =
            """
            ticket,field_name,changed,changed_by,value
            A-1,status,2026-01-05 09:10,Ida Koch,open
            A-1,group,2026-01-05 09:40,Ida Koch,Support 2nd
            A-1,assignee,2026-01-05 10:40,Ida Koch,Amir Said
            A-1,status,2026-01-06 10:40,Amir Said,solved
            A-2,status,2026-01-05 10:50,Ida Koch,open
            A-2,status,2026-01-05 11:50,Ida Koch,pending
            A-3,group,2026-01-06 11:50,Ida Koch,Support 2nd
            A-4,assignee,2026-01-07 11:50,Ida Koch,Amir Said
            """;

    private static final String COMMENTS =
            """
            ticket,written,author,direction,body
            A-1,2026-01-05 09:01,Jo Meier,incoming,My pay run fails since this morning and nobody answers the phone
            A-1,2026-01-05 09:30,Ida Koch,outgoing,We have passed this on and you hear from us before four o'clock
            A-2,2026-01-05 10:30,Ida Koch,internal,They asked the same thing in December and it was the calendar then
            A-3,2026-01-06 09:31,Jo Meier,incoming,It is the same thing again as last week and we need it until noon
            """;

    private static final String CUSTOMERS =
            """
            id,name,industry
            Meier,Meier GmbH,Retail
            Krug,Krug AG,Logistics
            """;

    private static final String OTHER = "sku,price\nx-77,12\nx-78,13\n";

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "salesforce, Case.csv",
        "servicenow, incident.csv",
        "zendesk-warehouse, ticket.csv"
    })
    void the_tables_of_a_shipped_shape_are_known_whatever_they_are_called(
            String shape, String mainFile) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(VENDORS.resolve(shape))) {
            for (Path file : all.sorted().toList()) {
                String name = "export " + file.getFileName();
                files.add(Files.copy(file, folder.resolve(name)));
            }
        }
        Collections.reverse(files);
        Suggestion suggestion = Suggestion.of(files);

        assertThat(suggestion.shape()).contains(shape);
        assertThat(suggestion.file()).isEqualTo("export " + mainFile);
        Mapping shipped = Mapping.parse(shape, ShippedMappings.text(shape));
        Suggestion original = Suggestion.of(VENDORS.resolve(shape).resolve(mainFile));
        assertThat(names(suggestion.mapping())).isEqualTo(names(original.mapping()));
        assertThat(names(shipped)).containsAll(names(suggestion.mapping()));
        assertThat(suggestion.contacts()).isEqualTo(original.contacts());
        assertThat(suggestion.previews().toString()).isEqualTo(original.previews().toString());
    }

    @Test
    void tables_nobody_described_are_joined_by_the_ids_they_share() throws IOException {
        write("tickets.csv", TICKETS);
        write("changes.csv", CHANGES);
        write("comments.csv", COMMENTS);
        write("customers.csv", CUSTOMERS);
        write("prices.csv", OTHER);
        Suggestion suggestion = Suggestion.of(List.of(folder));

        assertThat(suggestion.file()).isEqualTo("tickets.csv");
        Mapping mapping = suggestion.mapping();
        assertThat(names(mapping))
                .containsExactlyInAnyOrder("main", "changes", "comments", "customers");
        assertThat(table(mapping, "changes").rows()).isEqualTo(Table.Rows.HISTORY);
        assertThat(table(mapping, "changes").key()).containsExactly("ticket");
        assertThat(table(mapping, "comments").forms().getFirst().fields())
                .containsKeys(Field.DIRECTION, Field.TEXT_BODY);
        assertThat(table(mapping, "customers").rows()).isEqualTo(Table.Rows.ACCOUNTS);
        assertThat(mapping.unread()).containsKey("prices.csv");
        assertThat(mapping.statuses().resolved().contain("solved")).isTrue();
        assertThat(suggestion.contacts()).isEqualTo(4);
        assertThat(suggestion.leftOut()).isZero();
        assertThat(mapping.provides().keySet().toString())
                .contains("STATUS", "PERSON", "CUSTOMER_MESSAGE", "MESSAGE_TO_CUSTOMER");
        assertThat(Mapping.parse("m", suggestion.yaml()).toString()).isEqualTo(mapping.toString());
        assertThat(SuggestionText.in(Locale.ENGLISH).of(suggestion)).contains("tables.comments");
    }

    @Test
    void what_was_written_by_nobody_knows_whom_is_a_note_and_asked_about() throws IOException {
        write("tickets.csv", TICKETS);
        write(
                "comments.csv",
                COMMENTS.replaceAll("(?m)(direction|incoming|outgoing|internal)", "x"));
        Suggestion suggestion = Suggestion.of(List.of(folder));
        assertThat(suggestion.proposal("tables.comments.event").orElseThrow().value())
                .isEqualTo("note-written");
        assertThat(suggestion.questions()).anyMatch(q -> q.path().equals("tables.comments.event"));
    }

    @Test
    void a_correction_holds_in_any_of_the_tables() throws IOException {
        write("tickets.csv", TICKETS);
        write("changes.csv", CHANGES);
        Suggestion suggestion = Suggestion.of(List.of(folder));
        Suggestion corrected =
                suggestion.correct(new Correction("tables.changes.fields.actor-person", ""));
        assertThat(corrected.contacts()).isEqualTo(suggestion.contacts());
        assertThat(table(corrected.mapping(), "changes").file()).isEqualTo("changes.csv");
    }

    @Test
    void several_files_of_json_are_read_as_the_folder_they_lie_in() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("tickets.json", "audits.ndjson")) {
            files.add(Files.copy(VENDORS.resolve("zendesk").resolve(name), folder.resolve(name)));
        }
        Suggestion suggestion = Suggestion.of(files);
        assertThat(suggestion.format()).isEqualTo(FileFormat.ZENDESK);
        assertThat(suggestion.path()).isEqualTo(folder);
        assertThat(suggestion.contacts())
                .isEqualTo(Suggestion.of(VENDORS.resolve("zendesk")).contacts());

        Path table = write("tickets.csv", TICKETS);
        assertThatThrownBy(() -> Suggestion.of(List.of(files.getFirst(), table)))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("both");
        write("more.json", "[{}]");
        assertThatThrownBy(() -> Suggestion.of(files))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("3 files of JSON");
    }

    /** A list that is as long as it likes: only its beginning is looked at. */
    @Test
    void of_a_long_json_only_the_beginning_is_read() throws IOException {
        StringBuilder json = new StringBuilder("{\"tickets\": [");
        for (int i = 1; json.length() < Sampling.PEEKED + 1_000_000; i++) {
            json.append(i == 1 ? "" : ",").append(ticket(i));
        }
        Path file = write("tickets.json", json + "], \"broken");
        Suggestion suggestion = Suggestion.of(file);
        assertThat(suggestion.shape()).contains("zendesk");
        assertThat(suggestion.isOfWholeFile()).isFalse();
        assertThat(suggestion.contacts()).isGreaterThan(1_000);
    }

    private static String ticket(int id) {
        return """
            {"id": %d, "created_at": "2026-01-05T09:00:00Z", "status": "open", "requester_id": 7,
            "assignee_id": 8, "subject": "%s", "via": {"channel": "web"}}"""
                .formatted(id, "long ".repeat(400));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> names(Mapping mapping) {
        return mapping.tables().stream().map(Table::name).toList();
    }

    private static Table table(Mapping mapping, String name) {
        return mapping.tables().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
