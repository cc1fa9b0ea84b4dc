package io.amends.history.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.core.timeline.Observable;
import io.amends.history.mapping.Mapping;
import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestionTest {

    private static final String TICKETS =
            """
            Ticketnummer;Erstellt am;Erste Antwort am;Gelöst am;Bearbeiter;Gruppe;Priorität;Produkt;Kunde
            INC-1;13.02.2026 09:00;13.02.2026 09:40;14.02.2026 10:00;Anna Vogt;Support 2nd Level;Hoch;Lohn;Meier GmbH
            INC-2;13.02.2026 10:00;13.02.2026 11:40;13.02.2026 12:00;Jan Beck;Support 1st Level;Niedrig;Zeit;Krug AG
            INC-3;15.02.2026 09:00;;17.02.2026 10:00;Jan Beck;Support 1st Level;Mittel;Lohn;Meier GmbH
            INC-4;16.02.2026 09:00;16.02.2026 09:10;;Anna Vogt;Support 2nd Level;Hoch;Lohn;Krug AG
            """;

    private static final String HISTORY =
            """
            field_name,ticket_id,updated,user_id,value
            status,1,2026-01-05 09:00:00,7,new
            group_id,1,2026-01-05 09:00:01,7,Support
            priority,1,2026-01-05 09:00:01,7,normal
            status,1,2026-01-05 09:30:00,7,open
            group_id,1,2026-01-05 10:30:00,7,Support 2nd
            assignee_id,1,2026-01-05 10:40:00,8,Amir Said
            status,1,2026-01-06 10:40:00,8,solved
            status,2,2026-01-06 10:50:00,7,open
            status,2,2026-01-06 11:50:00,7,pending
            priority,2,2026-01-06 11:50:01,7,urgent
            """;

    private static final String EVENTS =
            """
            case,when,what,group,owner
            7,%1$s 09:00,Created,Frontline,Noor Smit
            7,%1$s 10:00,Passed on,Desk 2nd,
            7,%2$s 16:30,Assigned,Desk 2nd,Amir Said
            7,%2$s 17:30,Solved,Desk 2nd,Amir Said
            8,%1$s 09:00,Created,Frontline,Noor Smit
            8,%2$s 11:00,Solved,Frontline,mailbot
            """;

    @TempDir private Path folder = Path.of("");

    @Test
    void a_row_per_ticket_in_german_becomes_instants() throws IOException {
        Suggestion suggestion = suggest(TICKETS);
        assertThat(suggestion.delimiter()).contains(';');
        assertThat(suggestion.yaml())
                .contains("rows: contacts")
                .contains("contact: Ticketnummer")
                .contains(
                        "event: opened, occurred: {column: Erstellt am, format: \"dd.MM.yyyy HH:mm\"}")
                .contains("event: message-to-customer, occurred: {column: Erste Antwort am")
                .contains("event: resolved, occurred: {column: Gelöst am")
                .contains("person: Bearbeiter")
                .contains("account: Kunde")
                .contains("product-feature: Produkt");
        assertThat(suggestion.mapping().priorities())
                .containsEntry("Niedrig", 1)
                .containsEntry("Mittel", 2)
                .containsEntry("Hoch", 3);
        assertThat(suggestion.previews()).hasSize(3);
    }

    @Test
    void who_has_a_ticket_now_is_not_said_of_its_beginning() throws IOException {
        Suggestion suggestion = suggest(TICKETS);
        assertThat(suggestion.mapping().main().forms().getFirst().fields().keySet().toString())
                .doesNotContain("PERSON");
        assertThat(suggestion.questions().toString()).contains("ask.handling");
    }

    @Test
    void a_field_history_is_known_by_the_names_of_its_fields() throws IOException {
        Suggestion suggestion = suggest(HISTORY);
        assertThat(suggestion.yaml())
                .contains("rows: history")
                .contains("contact: ticket_id")
                .contains("field: field_name")
                .contains("group_id: [team, tier]")
                .contains("assignee_id: person")
                .contains("resolved: [solved]")
                .contains("waiting-customer: [pending]");
        assertThat(suggestion.leftOut()).isZero();
    }

    @Test
    void dates_that_can_be_read_two_ways_are_asked_and_never_guessed() throws IOException {
        Suggestion asked = suggest(EVENTS.formatted("03/04/2026", "05/04/2026"));
        assertThat(asked.questions().stream().filter(q -> q.path().equals("tables.main.occurred")))
                .hasSize(1)
                .allSatisfy(
                        q ->
                                assertThat(q.answers())
                                        .anyMatch(a -> a.contains("dd/MM/yyyy"))
                                        .anyMatch(a -> a.contains("MM/dd/yyyy")));
        assertThat(asked.yaml()).contains("format: iso").contains("# question: ");
        assertThat(asked.leftOut()).isEqualTo(asked.sampled());

        Suggestion answered =
                asked.correct(
                        new Correction(
                                "tables.main.occurred",
                                "{column: when, format: \"dd/MM/yyyy HH:mm\"}"));
        assertThat(answered.leftOut()).isZero();
        assertThat(answered.questions().toString()).doesNotContain("ask.date");
        assertThat(answered.mapping().provides()).containsKey(Observable.PERSON);
    }

    @Test
    void a_day_beyond_twelve_says_which_is_the_day() throws IOException {
        assertThat(suggest(EVENTS.formatted("13/04/2026", "05/04/2026")).yaml())
                .contains("format: \"dd/MM/yyyy HH:mm\"");
        assertThat(suggest(EVENTS.formatted("04/13/2026", "04/15/2026")).yaml())
                .contains("format: \"MM/dd/yyyy HH:mm\"");
    }

    @Test
    void everything_of_an_event_table_is_found() throws IOException {
        Suggestion suggestion = suggest(EVENTS.formatted("2026-03-02", "2026-03-04"));
        assertThat(suggestion.yaml())
                .contains("contact: case")
                .contains("occurred: {column: when, format: iso}")
                .contains("person: owner")
                .contains("team: group")
                .contains("tier: {column: group, patterns: {\" 2nd$\": T2}, otherwise: T1}")
                .contains("system-users: [mailbot]")
                .contains("resolved: [Solved]");
        assertThat(suggestion.questions()).anyMatch(q -> q.path().equals("zone"));
    }

    @Test
    void a_correction_changes_one_entry_and_leaves_the_first_suggestion_as_it_was()
            throws IOException {
        Suggestion first = suggest(EVENTS.formatted("2026-03-02", "2026-03-04"));
        Suggestion second = first.correct(new Correction("zone", "Europe/Rome"));
        assertThat(second.mapping().zone()).hasToString("Europe/Rome");
        assertThat(first.mapping().zone()).hasToString("UTC");
        assertThat(second.questions()).noneMatch(q -> q.path().equals("zone"));
        assertThat(second.proposal("zone").orElseThrow().isSure()).isTrue();

        Suggestion without = second.correct(new Correction("tables.main.fields.person", ""));
        assertThat(without.mapping().provides()).doesNotContainKey(Observable.PERSON);
        assertThat(without.unseen()).anyMatch(unseen -> unseen.kind() == Observable.PERSON);
    }

    @Test
    void a_correction_that_leaves_no_mapping_is_refused_with_its_place() throws IOException {
        Suggestion suggestion = suggest(EVENTS.formatted("2026-03-02", "2026-03-04"));
        assertThatThrownBy(() -> suggestion.correct(new Correction("zone", "Europe/Rom")))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("Europe/Rome");
        assertThatThrownBy(() -> suggestion.correct(new Correction("zone", "[oops")))
                .isInstanceOf(RefusedInput.class);
    }

    @Test
    void what_is_written_reads_as_the_same_mapping() throws IOException {
        Suggestion suggestion = suggest(TICKETS.replace("Lohn", "a: \"b\" #c"));
        Mapping read = Mapping.parse("mapping.yaml", suggestion.yaml());
        assertThat(read.toString()).isEqualTo(suggestion.mapping().toString());
    }

    /** Columns as a warehouse sync lands them; the tables beside are not there and are asked for. */
    @Test
    void columns_of_a_shipped_mapping_get_that_mapping() throws IOException {
        Suggestion suggestion =
                suggest(
                        """
                        id,created_at,requester_id,organization_id,via_channel,status,assignee_id
                        1,2026-01-05 09:00:00,11,21,web,open,31
                        2,2026-01-06 09:00:00,12,22,email,solved,31
                        """);
        assertThat(suggestion.shape()).contains("zendesk-warehouse");
        assertThat(suggestion.questions().toString()).contains("ask.absent");
        assertThat(Mapping.parse("mapping.yaml", suggestion.yaml())).isNotNull();
    }

    @Test
    void a_file_without_times_is_refused() throws IOException {
        assertThatThrownBy(() -> suggest("ticket,status\n1,open\n1,closed\n2,open\n"))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("instant");
    }

    @Test
    void what_a_missing_column_hides_is_said() throws IOException {
        Suggestion suggestion = suggest(EVENTS.formatted("2026-03-02", "2026-03-04"));
        String text = SuggestionText.in(Locale.ENGLISH).of(suggestion);
        assertThat(text).contains("With messages to the customer you would also see: ");
    }

    @Test
    void hostile_text_in_a_file_stays_text() throws IOException {
        Suggestion suggestion =
                suggest(
                        EVENTS.formatted("2026-03-02", "2026-03-04")
                                .replace("Passed on", "Pass\u001b[31med\u202e: #{x}"));
        String text = SuggestionText.in(Locale.ENGLISH).of(suggestion);
        assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e");
        assertThat(Mapping.parse("m", suggestion.yaml())).isNotNull();
    }

    @Test
    void every_reason_and_question_has_its_sentence() throws IOException {
        SuggestionText text = SuggestionText.in(Locale.ENGLISH);
        for (String file :
                new String[] {TICKETS, HISTORY, EVENTS.formatted("03/04/2026", "05/04/2026")}) {
            Suggestion suggestion = suggest(file);
            Stream.of(
                            suggestion.proposals().stream().map(Proposal::why),
                            suggestion.questions().stream().map(Question::asks),
                            suggestion.complaints().stream(),
                            suggestion.previews().stream()
                                    .flatMap(p -> p.lines().stream())
                                    .map(Preview.Line::fact))
                    .flatMap(all -> all)
                    .forEach(why -> assertThat(text.has(why.code())).as(why.code()).isTrue());
        }
    }

    private Suggestion suggest(String text) throws IOException {
        return Suggestion.of(Files.writeString(folder.resolve("export.csv"), text));
    }
}
