package io.amends.history.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.amends.core.time.SpecialDay;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TeamId;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.TablePlan;
import io.amends.history.source.Writing;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MappingDocumentTest {

    private static final String MINIMAL =
            """
            mapping: small
            version: 1
            zone: Europe/Amsterdam
            tables:
              main:
                rows: events
                contact: id
                occurred: at
            """;

    private static final String WHOLE =
            """
            mapping: brightwater
            version: 3
            zone: Europe/Amsterdam
            format: csv
            tiers: [T1, T2, T3]
            calendars:
              default: office
              office:
                hours: {mon-fri: ["09:00-12:30", "13:00-17:30"], sat: ["10:00-14:00"]}
                holidays:
                  country: NL
                  subdivision: ""
                  dates: [2025-05-30]
                  half-days: {2025-12-24: ["09:00-12:00"]}
              teams: {"Payments 2nd": office}
              accounts: {A-17: office}
            statuses:
              unowned: [Queued, /^Wait(ing)? for/]
              resolved: [Solved]
              closed: [Closed]
              waiting-customer: [Pending]
              waiting-third-party: [/Vendor/]
            system-users: [Siebel, /^bot-/]
            priorities: {Low: 1, High: 3}
            severities: {Critical: S1}
            tables:
              csat:
                file: surveys.csv
                rows: events
                contact: ticket
                occurred: {column: answered, format: "dd.MM.yyyy HH:mm"}
                event: survey
                fields: {rating: stars, scale: {constant: 5}}
              main:
                rows: events
                contact: ticket_id
                occurred: {column: at, format: iso}
                recorded: {column: recorded_at}
                event: {column: kind, values: {note: note-written}, patterns: {"^Mail": message-to-customer}, otherwise: snapshot}
                fields:
                  person: assignee
                  team: group
                  tier: {column: group, patterns: {" 3rd$": T3, " 2nd$": T2}, otherwise: T1}
                  status: {columns: [status, sub_status], join: "/"}
              accounts:
                file: accounts.csv
                rows: accounts
                account: id
                from: {column: valid_from, format: "yyyy-MM-dd"}
                fields: {segment: segment, renewal-date: renewal}
            provides: [customer-message, person, {call: incomplete}]
            """;

    @Test
    void a_few_lines_are_a_mapping() {
        Mapping mapping = Mapping.parse("m.yaml", MINIMAL);

        assertThat(mapping.tiers().lowestFirst()).hasSize(3);
        assertThat(mapping.calendars().stated()).isFalse();
        assertThat(mapping.calendars().standard().zone()).isEqualTo(mapping.zone());
        assertThat(mapping.provides()).isEmpty();
    }

    @Test
    void every_section_is_read() {
        Mapping mapping = Mapping.parse("m.yaml", WHOLE);

        assertThat(mapping.tables())
                .extracting(Table::name)
                .containsExactly("main", "csat", "accounts");
        assertThat(mapping.statuses().meaningOf("Waiting for parts").owned()).isFalse();
        assertThat(mapping.statuses().meaningOf("Solved").resolved()).isTrue();
        assertThat(mapping.statuses().meaningOf("Closed").closed()).isTrue();
        assertThat(mapping.systemUsers().contain("bot-7")).isTrue();
        assertThat(mapping.severities()).containsEntry("Critical", Severity.S1);
        assertThat(mapping.provides())
                .isEqualTo(
                        Map.of(
                                Observable.CUSTOMER_MESSAGE, true,
                                Observable.PERSON, true,
                                Observable.CALL, false));
        var calendar = mapping.calendars().teams().get(new TeamId("Payments 2nd"));
        assertThat(calendar).isSameAs(mapping.calendars().standard());
        assertThat(mapping.calendars().standard().specialDay(LocalDate.of(2025, 12, 24)))
                .map(SpecialDay::open)
                .hasValueSatisfying(open -> assertThat(open).hasSize(1));
        assertThat(mapping.calendars().standard().isBusinessDay(LocalDate.of(2025, 12, 25)))
                .isFalse();
    }

    @Test
    void tables_become_reading_plans_whose_cells_are_the_mapped_columns() {
        List<TablePlan> plans = Mapping.parse("m.yaml", WHOLE).plans();

        assertThat(plans.getFirst().columns())
                .containsExactlyInAnyOrder(
                        "ticket_id",
                        "at",
                        "recorded_at",
                        "kind",
                        "assignee",
                        "group",
                        "status",
                        "sub_status");
        assertThat(plans.getLast()).isInstanceOf(TablePlan.Accounts.class);
    }

    @Test
    void a_table_may_say_its_encoding_and_delimiter() {
        TablePlan plan =
                Mapping.parse(
                                "m.yaml",
                                MINIMAL + "    encoding: windows-1252\n    delimiter: tab\n")
                        .plans()
                        .getFirst();

        assertThat(plan.writing())
                .isEqualTo(
                        new Writing(
                                Optional.of(Charset.forName("windows-1252")), Optional.of('\t')));
        assertThat(Mapping.parse("m.yaml", MINIMAL).plans().getFirst().writing())
                .isEqualTo(Writing.FOUND);
    }

    @Test
    void an_encoding_that_does_not_exist_and_a_delimiter_of_two_characters_are_refused() {
        assertThat(refused(MINIMAL + "    encoding: utf-88\n"))
                .singleElement()
                .asString()
                .contains("m.yaml:9")
                .contains("encoding")
                .contains("windows-1252");
        assertThat(refused(MINIMAL + "    delimiter: ';;'\n"))
                .singleElement()
                .asString()
                .contains("m.yaml:9")
                .contains("one character");
    }

    @Test
    void every_problem_is_named_at_once_with_line_path_and_way_out() {
        assertThat(
                        refused(
                                """
                                mapping: small
                                version: 0
                                zone: Europe/Amsterdm
                                tierz: [T1]
                                tables:
                                  main:
                                    rows: evnts
                                    contact: id
                                    occurred: {column: at, formt: iso}
                                    fields:
                                      persn: x
                                      tier: {column: group, patterns: {"(": T9}}
                                      priority: p
                                provides: [custmer-message]
                                """))
                .containsExactly(
                        "m.yaml:2 version: Expected at least 1, but \"0\".",
                        "m.yaml:4 tierz: Expected one of calendar-events, calendars, format, lookups,"
                                + " mapping, priorities, provides, severities, source-measures,"
                                + " statuses, system-users, tables, tiers, unread, version, zone,"
                                + " but \"tierz\". Did you mean tiers?",
                        "m.yaml:7 tables.main.rows: Expected one of events, contacts, history,"
                                + " accounts, but \"evnts\". Did you mean events?",
                        "m.yaml:9 tables.main.occurred.formt: Expected one of column, format, zone,"
                                + " but \"formt\". Did you mean format?",
                        "m.yaml:11 tables.main.fields.persn: Expected a word that is known here,"
                                + " but \"persn\". Did you mean person?");
    }

    @Test
    void what_the_schema_cannot_say_is_said_with_its_line_too() {
        assertThat(
                        refused(
                                """
                                mapping: small
                                version: 1
                                zone: Europe/Amsterdm
                                statuses: {resolved: ["/(/"]}
                                calendars:
                                  default: ofice
                                  office: {hours: {mon-fry: ["17:00-09:00"]}, holidays: {country: XX}}
                                tables:
                                  main:
                                    rows: events
                                    contact: id
                                    occurred: {column: at, format: "not a pattern"}
                                    event: {column: kind, values: {m: mesage-to-customer}}
                                    instants: [{event: opened, occurred: at}]
                                    fields:
                                      tier: {column: group, patterns: {" 2nd$": T9}}
                                      priority: p
                                provides: [custmer-message]
                                """))
                .containsExactly(
                        "m.yaml:1: Expected priorities beside the field priority, but they are"
                                + " missing. Rank the source's words, greater is more urgent.",
                        "m.yaml:3 zone: Expected an IANA zone such as Europe/Amsterdam, but"
                                + " \"Europe/Amsterdm\". Did you mean Europe/Amsterdam?",
                        "m.yaml:4 statuses.resolved.0: Expected a regular expression (Unclosed"
                                + " group), but \"/(/\".",
                        "m.yaml:6 calendars.default: Expected a calendar defined here, but"
                                + " \"ofice\". Did you mean office?",
                        "m.yaml:7 calendars.office.hours.mon-fry.0: Expected hours like"
                                + " 09:00-17:00 that end after they begin, but \"17:00-09:00\".",
                        "m.yaml:7 calendars.office.hours.mon-fry: Expected days like mon or"
                                + " mon-fri, but \"mon-fry\".",
                        "m.yaml:7 calendars.office.holidays.country: Expected an ISO 3166-1"
                                + " country with known holidays such as GB, but got XX.",
                        "m.yaml:12 tables.main.occurred.format: Expected iso, epoch-seconds,"
                                + " epoch-millis or a java.time pattern, but \"not a pattern\".",
                        "m.yaml:13 tables.main.event.values.m: Expected a word that is known"
                                + " here, but \"mesage-to-customer\". Did you mean"
                                + " message-to-customer?",
                        "m.yaml:14 tables.main.instants: Expected no instants where rows are"
                                + " events, but it stands here.",
                        "m.yaml:16 tables.main.fields.tier.patterns. 2nd$: Expected one of T1,"
                                + " T2, T3, but \"T9\".",
                        "m.yaml:18 provides.0: Expected a word that is known here, but"
                                + " \"custmer-message\". Did you mean customer-message?");
    }

    @Test
    void schema_and_vocabulary_name_the_same_fields() {
        JsonNode schema =
                JsonMapper.shared()
                        .readTree(MappingDocument.class.getResourceAsStream("mapping-schema.json"));

        assertThat(schema.at("/$defs/fields/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Field.values())
                                .filter(field -> field != Field.EVENT)
                                .map(Field::word)
                                .toList());
    }

    private static List<String> refused(String text) {
        RefusedInput refused =
                catchThrowableOfType(RefusedInput.class, () -> Mapping.parse("m.yaml", text));
        assertThat(refused).isNotNull();
        return refused.reasons();
    }
}
