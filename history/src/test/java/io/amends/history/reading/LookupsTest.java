package io.amends.history.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.mapping.Mapping;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejections;
import io.amends.history.source.TablePlan;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids resolved through other tables, lines passed over, and columns that a line has many times. */
class LookupsTest {

    private static final String HEAD =
            """
            mapping: test
            version: 1
            zone: UTC
            statuses: {resolved: [/Done/]}
            lookups:
              users: {file: users.csv, key: [id, login]}
              groups: {file: groups.csv, key: id}
              orgs: {file: orgs.csv, key: id, optional: true}
            tables:
              main:
                contact: ticket
                occurred: at
            """;

    @TempDir private Path folder;

    @Test
    void an_id_is_read_as_what_its_lookup_says_by_any_of_its_keys() throws IOException {
        Read read =
                events(
                        "ticket,at,by\n1,2025-03-03 09:00,u1\n1,2025-03-03 10:00,kim\n",
                        "by -> users.name");

        assertThat(read.statuses()).containsExactly("Kim Li", "Kim Li");
    }

    @Test
    void a_lookup_leads_on_to_the_next() throws IOException {
        Read read =
                events("ticket,at,by\n1,2025-03-03 09:00,u1\n", "by -> users.team -> groups.name");

        assertThat(read.statuses()).containsExactly("Payments 2nd");
    }

    @Test
    void an_unknown_id_stays_as_it_stands_and_is_named_with_file_line_column_and_value()
            throws IOException {
        StringWriter rejected = new StringWriter();
        Read read =
                events(
                        Rejections.writtenTo(rejected),
                        "ticket,at,by\n1,2025-03-03 09:00,u1\n1,2025-03-03 10:00,u9\n",
                        "by -> users.name");

        assertThat(read.statuses()).containsExactly("Kim Li", "u9");
        assertThat(rejected.toString())
                .contains("main.csv,3,by,u9,unknown-id,an id in the lookup users");
        assertThat(read.rejections().count()).isZero();
        assertThat(read.files().getLast().notes())
                .contains(
                        "1 value of column by stood in no line of users: \"u9\" in line 3."
                                + " The rows were kept.");
    }

    @Test
    void behind_a_question_mark_an_unknown_id_leaves_nothing() throws IOException {
        Read read = events("ticket,at,by\n1,2025-03-03 09:00,u9\n", "by ->? users.name");

        assertThat(read.statuses()).containsExactly("");
        assertThat(read.files().getLast().notes()).isEmpty();
    }

    @Test
    void of_several_lookups_of_a_column_one_is_to_hold_the_id() throws IOException {
        Read read =
                read(
                        Rejections.counted(),
                        """
                        ticket,at,owner
                        1,2025-03-03 09:00,u1
                        1,2025-03-03 10:00,g1
                        1,2025-03-03 11:00,x9
                        """,
                        """
                            rows: events
                            fields: {person: "owner ->? users.name", team: "owner ->? groups.name"}
                        """);

        assertThat(read.rows().get(1).cells()).containsExactlyInAnyOrder("Payments 2nd", "");
        assertThat(read.files().getLast().notes()).singleElement().asString().contains("x9", "4");
    }

    @Test
    void strict_refuses_at_the_first_unknown_id() {
        assertThatThrownBy(
                        () ->
                                events(
                                        Rejections.strict(),
                                        "ticket,at,by\n1,2025-03-03 09:00,u9\n",
                                        "by -> users.name"))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("main.csv:2, column by: \"u9\" unknown-id");
    }

    @Test
    void another_column_can_decide_whether_an_id_is_looked_up() throws IOException {
        Read read =
                events(
                        "ticket,at,by,kind\n1,2025-03-03 09:00,u1,admin\n1,2025-03-03 10:00,x,bot\n",
                        "by[kind=admin|lead] -> users.name");

        assertThat(read.statuses()).containsExactly("Kim Li", "");
        assertThat(read.files().getLast().notes()).isEmpty();
    }

    @Test
    void a_lookup_that_may_be_missing_leaves_ids_as_they_stand() throws IOException {
        Read read = events("ticket,at,by\n1,2025-03-03 09:00,o1\n", "by -> orgs.name");

        assertThat(read.statuses()).containsExactly("o1");
        assertThat(read.files().stream().filter(f -> !f.isThere())).hasSize(1);
    }

    @Test
    void in_a_field_history_only_values_of_the_changed_field_are_looked_up() throws IOException {
        Read read =
                read(
                        Rejections.counted(),
                        """
                        ticket,at,field,value
                        1,2025-03-03 09:00,assignee,u1
                        1,2025-03-03 09:00,status,open
                        """,
                        """
                            rows: history
                            field: field
                            value: value
                            names: {assignee: person, status: status}
                            fields: {person: "value -> users.name"}
                        """);

        assertThat(read.rows().getFirst().cells()).contains("Kim Li");
        assertThat(read.rows().getLast().cells()).contains("open", "");
        assertThat(read.files().getLast().notes()).isEmpty();
    }

    @Test
    void lines_that_a_table_does_not_take_are_passed_over_and_counted() throws IOException {
        Read read =
                read(
                        Rejections.counted(),
                        """
                        ticket,at,table
                        1,2025-03-03 09:00,incident
                        2,2025-03-03 09:00,change
                        3,2025-03-03 09:00,Incident_x
                        """,
                        """
                            rows: events
                            only: {table: [incident, /(?i)^incident_/]}
                            fields: {status: table}
                        """);

        assertThat(read.contacts()).containsExactly("1", "3");
        assertThat(read.files().getLast().notes())
                .containsExactly("1 line was passed over, since the table takes only others.");
    }

    @Test
    void a_column_that_a_line_has_many_times_gives_a_row_for_each() throws IOException {
        Read read =
                read(
                        Rejections.counted(),
                        """
                        ticket,Comment,Comment,Comment
                        1,2025-03-03 09:00;u1;a;b,2025-03-03 10:00;u9;c,
                        2,,,
                        3,yesterday;u1;d,,
                        """,
                        """
                            rows: events
                            each: {column: Comment, parts: [at, author, body]}
                            fields: {text: body, actor-person: "author -> users.name"}
                        """);

        assertThat(read.contacts()).containsExactly("1", "1");
        assertThat(read.rows().getFirst().cells()).containsExactlyInAnyOrder("Kim Li", "a;b");
        assertThat(read.rejected()).containsExactly("4 at not-an-instant");
    }

    @Test
    void a_lookup_that_is_not_declared_refuses_the_mapping() {
        assertThatThrownBy(
                        () ->
                                Mapping.parse(
                                        "m.yaml",
                                        HEAD
                                                + "    rows: events\n    fields: {status: \"by -> user.name\"}\n"))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("user");
    }

    private Read events(String csv, String status) throws IOException {
        return events(Rejections.counted(), csv, status);
    }

    private Read events(Rejections rejections, String csv, String status) throws IOException {
        return read(
                rejections, csv, "    rows: events\n    fields: {status: \"" + status + "\"}\n");
    }

    private Read read(Rejections rejections, String csv, String table) throws IOException {
        Files.writeString(
                folder.resolve("users.csv"), "id,login,name,team\nu1,kim,Kim Li,g1\nu2,bo,Bo,\n");
        Files.writeString(folder.resolve("groups.csv"), "id,name\ng1,Payments 2nd\n");
        Path main = Files.writeString(folder.resolve("main.csv"), csv);
        return Read.of(
                main,
                rejections,
                Mapping.parse("m.yaml", HEAD + table.indent(0)).plans().toArray(TablePlan[]::new));
    }
}
