package io.amends.history.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.core.timeline.Event.NoteWritten;
import io.amends.core.timeline.MessageId;
import io.amends.history.assembly.AssembledContact.Oddity;
import io.amends.history.source.AccountRow;
import io.amends.history.source.Row;
import io.amends.history.source.RowCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssemblerTest {

    private static final String STATES =
            """
            statuses: {unowned: [Queued], resolved: [Solved], closed: [Closed], waiting-customer: [Pending], waiting-third-party: [/Vendor/]}
            system-users: [Siebel]
            priorities: {Low: 1, High: 3}
            severities: {High: S2}
            tables:
              main:
                rows: events
                contact: id
                occurred: at
                event: {column: kind, values: {note: note-written, reply: message-to-customer, mail: customer-message, tel: call, csat: survey, esc: escalation, open: opened, promise: promise, back: message-bounced}, otherwise: snapshot}
                fields:
                  person: person
                  team: team
                  tier: {column: team, patterns: {" 3rd$": T3, " 2nd$": T2}, otherwise: T1}
                  status: status
                  priority: priority
                  text: text
                  message: message
                  promised: promised
                  parts: parts
                  reached: reached
                  rating: rating
                  type: type
                  automatic: auto
                  account: account
            """;

    private static Export export() {
        return new Export(STATES);
    }

    private static Export row(String at, String... cells) {
        return export().row(at, withKind(cells));
    }

    /** Rows are snapshots where no kind is given: an empty cell would state no event at all. */
    private static String[] withKind(String... cells) {
        List<String> all = new ArrayList<>(List.of(cells));
        if (all.stream().noneMatch(c -> c.startsWith("kind="))) {
            all.add("kind=state");
        }
        return all.toArray(String[]::new);
    }

    @Test
    void the_first_row_opens_and_only_changes_become_facts() {
        Export export =
                row("09:00:00", "person=Ann", "team=Desk", "status=Open")
                        .row("09:05:00", withKind("person=Ann", "team=Desk", "status=Open"))
                        .row("09:10:00", withKind("person=Bob", "team=Desk 2nd", "status=Open"));

        assertThat(export.facts())
                .containsExactly(
                        "09:00 Opened",
                        "09:00 Assigned person=Ann, systemUser=false, team=Desk, tier=T1",
                        "09:00 StatusChanged status=Open, owned=true",
                        "09:10 Assigned person=Bob, systemUser=false, team=Desk 2nd, tier=T2");
    }

    @Test
    void into_an_unowned_status_the_status_comes_first_out_of_it_the_person() {
        Export export =
                row("09:00:00", "person=Ann", "team=Desk", "status=Open")
                        .row("09:10:00", withKind("person=Ann", "team=Desk 2nd", "status=Queued"))
                        .row("09:20:00", withKind("person=Bob", "team=Desk 2nd", "status=Open"));

        assertThat(export.facts())
                .endsWith(
                        "09:10 StatusChanged status=Queued, owned=false",
                        "09:10 Assigned person=Ann, systemUser=false, team=Desk 2nd, tier=T2",
                        "09:20 Assigned person=Bob, systemUser=false, team=Desk 2nd, tier=T2",
                        "09:20 StatusChanged status=Open, owned=true");
        assertThat(export.assembled().timeline().ownership(Instant.parse("2025-03-03T10:00:00Z")))
                .filteredOn(span -> span.from().isBefore(span.to()))
                .extracting(span -> String.valueOf(span.gap()))
                .containsExactly("null", "UNOWNED_STATUS", "null");
    }

    @Test
    void resolved_then_closed_is_one_resolution_and_a_status_after_it_reopens() {
        Export export =
                row("09:00:00", "status=Open")
                        .row("09:10:00", withKind("status=Solved"))
                        .row("09:20:00", withKind("status=Closed"))
                        .row("09:30:00", withKind("status=Pending"))
                        .row("09:40:00", withKind("status=Vendor asked"))
                        .row("09:50:00", withKind("status=Closed"));

        assertThat(export.facts())
                .containsExactly(
                        "09:00 Opened",
                        "09:00 StatusChanged status=Open, owned=true",
                        "09:10 StatusChanged status=Solved, owned=true",
                        "09:10 Resolved",
                        "09:20 StatusChanged status=Closed, owned=true",
                        "09:20 Closed",
                        "09:30 StatusChanged status=Pending, owned=true",
                        "09:30 WaitingStarted on=CUSTOMER",
                        "09:30 Reopened",
                        "09:40 StatusChanged status=Vendor asked, owned=true",
                        "09:40 WaitingEnded",
                        "09:40 WaitingStarted on=THIRD_PARTY",
                        "09:50 StatusChanged status=Closed, owned=true",
                        "09:50 WaitingEnded",
                        "09:50 Closed");
        assertThat(export.assembled().timeline().resolutions()).hasSize(2);
    }

    @Test
    void a_priority_states_the_severity_where_severities_are_listed_by_priority() {
        assertThat(
                        row("09:00:00", "priority=High")
                                .row("09:01:00", withKind("priority=Low"))
                                .facts())
                .containsExactly(
                        "09:00 Opened",
                        "09:00 SeverityChanged severity=S2",
                        "09:00 PriorityChanged rank=3, label=High",
                        "09:01 PriorityChanged rank=1, label=Low");
    }

    @Test
    void a_word_that_is_not_listed_states_nothing_and_is_noted() {
        AssembledContact contact = row("09:00:00", "priority=Blue").assembled();

        assertThat(contact.timeline().events()).hasSize(1);
        assertThat(contact.oddities()).containsExactly(Oddity.UNLISTED_WORD);
    }

    @Test
    void a_system_user_owns_nothing_and_acts_as_automation() {
        List<Event> events = row("09:00:00", "person=Siebel").assembled().timeline().events();

        assertThat(events.getLast().stamp().actor().kind()).isEqualTo(Actor.Kind.AUTOMATION);
        assertThat(Export.line(events.getLast())).contains("systemUser=true");
    }

    @Test
    void a_message_keeps_its_parts_promise_and_text_apart() {
        AssembledContact contact =
                row(
                                "09:00:00",
                                "kind=reply",
                                "person=Ann",
                                "text=We call you.",
                                "message=m7",
                                "parts=escalated|next-contact",
                                "promised=2025-03-03T15:00:00")
                        .assembled();

        assertThat(
                        contact.timeline()
                                .all(MessageToCustomer.class)
                                .findFirst()
                                .orElseThrow()
                                .parts())
                .hasSize(2);
        assertThat(contact.texts()).containsEntry(new MessageId("m7"), "We call you.");
        assertThat(contact.timeline().events().stream().map(Export::line))
                .contains("09:00 PromiseMade kind=BY, at=2025-03-03T14:00:00Z, message=m7");
    }

    @Test
    void an_automatic_message_is_automations() {
        AssembledContact contact =
                row("09:00:00", "kind=reply", "auto=yes", "person=Ann").assembled();

        assertThat(
                        contact.timeline()
                                .all(MessageToCustomer.class)
                                .findFirst()
                                .orElseThrow()
                                .byPerson())
                .isFalse();
    }

    @Test
    void a_call_of_which_nothing_is_said_reached_nobody_where_the_column_exists() {
        assertThat(row("09:00:00", "kind=tel").row("09:01:00", "kind=tel", "reached=yes").facts())
                .filteredOn(fact -> fact.contains("Call"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("reached=false"),
                        second -> assertThat(second).contains("reached=true"));
    }

    @Test
    void a_row_twice_counts_once_and_is_noted() {
        AssembledContact contact =
                row("09:00:00", "kind=note").row("09:00:00", "kind=note").assembled();

        assertThat(contact.timeline().all(NoteWritten.class)).hasSize(1);
        assertThat(contact.oddities()).containsExactly(Oddity.DUPLICATE_ROW);
    }

    @Test
    void facts_before_the_opening_row_are_noted() {
        AssembledContact contact =
                row("09:00:00", "kind=note").row("10:00:00", "kind=open").assembled();

        assertThat(contact.oddities()).containsExactly(Oddity.FACTS_BEFORE_OPENING);
        assertThat(contact.timeline().all(Event.Opened.class)).hasSize(1);
    }

    @Test
    void an_escalation_the_source_records_is_recorded() {
        assertThat(row("09:00:00", "kind=esc", "type=customer").facts())
                .anySatisfy(
                        fact ->
                                assertThat(fact)
                                        .contains("EscalationOpened type=CUSTOMER")
                                        .contains("RECORDED"));
    }

    @Test
    void a_failing_of_the_organisation_is_read_beside_resolution_and_cause() {
        List<String> facts =
                new Export(
                                """
                                tables:
                                  main:
                                    rows: events
                                    contact: id
                                    occurred: at
                                    event: {column: kind}
                                    fields: {cause: cause, organisation-failed: ours}
                                """)
                        .row("09:00:00", "kind=opened", "ours=yes")
                        .row("10:00:00", "kind=root-cause", "cause=outage", "ours=no")
                        .row("11:00:00", "kind=resolved", "ours=yes")
                        .facts();

        assertThat(facts)
                .contains(
                        "10:00 FailureStated organisationFailed=false",
                        "11:00 FailureStated organisationFailed=true")
                .noneMatch(fact -> fact.startsWith("09:00 FailureStated"));
        assertThat(facts.getLast()).startsWith("11:00 Resolved");
    }

    @Test
    void a_regulators_clock_is_extended_stopped_and_resumed() {
        assertThat(
                        new Export(
                                        """
                                        tables:
                                          main:
                                            rows: events
                                            contact: id
                                            occurred: at
                                            event: {column: kind}
                                            fields: {preset: preset, milestone: milestone, extension: extension, because: why}
                                        """)
                                .row("08:00:00", "kind=opened")
                                .row("09:00:00", "kind=clock-stopped", "preset=p", "why=identity")
                                .row("10:00:00", "kind=clock-resumed", "preset=p")
                                .row(
                                        "11:00:00",
                                        "kind=extension-notified",
                                        "preset=p",
                                        "milestone=answer",
                                        "extension=complex")
                                .facts())
                .contains(
                        "09:00 ClockStopped preset=p, because=identity",
                        "10:00 ClockResumed preset=p",
                        "11:00 ExtensionNotified preset=p, milestone=answer, extension=complex");
    }

    @Test
    void rows_per_contact_state_each_instants_fields_at_that_instant() {
        Export export =
                new Export(
                        """
                        tables:
                          main:
                            rows: contacts
                            contact: id
                            instants:
                              - {event: opened, occurred: opened}
                              - {event: message-to-customer, occurred: first}
                              - {event: resolved, occurred: resolved, fields: {person: resolver}}
                            fields: {person: opener, product-feature: product}
                        """);
        export.row(2, "12:00:00", "resolver=Bob")
                .row(0, "09:00:00", "opener=Ann", "product=Pay")
                .row(1, "10:00:00");

        assertThat(export.facts().stream().filter(f -> !f.contains("Described")))
                .containsExactly(
                        "09:00 Opened",
                        "09:00 Assigned person=Ann, systemUser=false, team=null, tier=null",
                        "10:00 MessageToCustomer id=#1, channel=null, delivery=DELIVERED, parts=[]",
                        "12:00 Assigned person=Bob, systemUser=false, team=null, tier=null",
                        "12:00 Resolved");
    }

    @Test
    void changes_of_one_save_are_taken_together_and_an_emptied_field_is_nobody() {
        Export export =
                new Export(
                        """
                        statuses: {unowned: [queued]}
                        tables:
                          main:
                            rows: history
                            contact: id
                            occurred: at
                            field: field
                            value: value
                            names: {status: status, assignee: person, group: [team, tier]}
                            fields: {tier: {patterns: {2nd: T2}, otherwise: T1}}
                        """);
        export.row("09:00:00", "field=assignee", "value=Ann")
                .row("09:00:00", "field=group", "value=Desk")
                .row("09:30:00", "field=status", "value=queued")
                .row("09:30:00", "field=assignee", "value=")
                .row("09:30:00", "field=group", "value=Desk 2nd")
                .row("09:40:00", "field=colour", "value=red");

        assertThat(export.facts())
                .containsExactly(
                        "09:00 Opened",
                        "09:00 Assigned person=Ann, systemUser=false, team=Desk, tier=T1",
                        "09:30 StatusChanged status=queued, owned=false",
                        "09:30 Assigned person=null, systemUser=false, team=Desk 2nd, tier=T2");
    }

    @Test
    void an_accounts_attributes_are_those_as_of_the_opening() {
        Export export =
                new Export(
                        """
                        tables:
                          main:
                            rows: events
                            contact: id
                            occurred: at
                            fields: {account: account}
                          accounts:
                            file: accounts.csv
                            rows: accounts
                            account: id
                            from: since
                            fields: {segment: segment, region: region, annual-value: value}
                        """);
        export.row("09:00:00", "account=A-1");
        List<String> columns = export.mapping().tables().getLast().forms().getFirst().columns();
        assertThat(columns).containsExactly("region", "segment", "value");
        Accounts accounts =
                Accounts.of(
                        export.mapping(),
                        List.of(
                                account("2025-06-01", "", "enterprise", "9"),
                                account("2024-01-01", "north", "mid", "5.5")));

        Description description =
                export.assembled(accounts)
                        .timeline()
                        .all(Described.class)
                        .findFirst()
                        .orElseThrow()
                        .description();

        assertThat(description.segment()).isEqualTo("mid");
        Account later =
                accounts.latest(java.util.Objects.requireNonNull(description.account()))
                        .orElseThrow();
        assertThat(later.segment()).isEqualTo("enterprise");
        assertThat(later.region()).isEqualTo("north");
        assertThat(accounts.asOf(later.id(), Instant.EPOCH)).isEmpty();
    }

    private static AccountRow account(String from, String... cells) {
        return new AccountRow(
                "A-1", 1, Optional.of(Instant.parse(from + "T00:00:00Z")), List.of(cells));
    }

    @Test
    void values_that_cannot_be_interpreted_are_complained_of_with_column_and_words() {
        Export export = export();
        RowCheck check = Assembler.check(export.mapping());

        assertThat(check.check(export.read(0, "09:00:00", "kind=reply", "parts=escalated|hugs")))
                .satisfies(
                        complaint -> {
                            assertThat(complaint.column()).isEqualTo("parts");
                            assertThat(complaint.value()).isEqualTo("escalated|hugs");
                            assertThat(complaint.expected()).startsWith("one of acknowledgement, ");
                        });
        assertThat(check.check(export.read(0, "09:00:00", "kind=csat", "rating=6")))
                .satisfies(c -> assertThat(c.expected()).isEqualTo("a rating from 1 to 5"));
        assertThat(check.check(export.read(0, "09:00:00", "kind=csat")))
                .satisfies(
                        c ->
                                assertThat(c.expected())
                                        .isEqualTo("rating where the event is survey"));
        assertThat(check.check(export.read(0, "09:00:00", "kind=")))
                .satisfies(c -> assertThat(c.column()).isEqualTo("kind"));
        assertThat(check.check(export.read(0, "09:00:00", "kind=state", "person=Ann"))).isNull();
    }

    @Test
    void whatever_order_rows_are_read_in_the_facts_are_the_same() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            Export export = export();
            List<String> kinds =
                    List.of(
                            "state", "note", "reply", "mail", "tel", "csat", "promise", "esc",
                            "back");
            int count = 1 + random.nextInt(30);
            for (int i = 0; i < count; i++) {
                export.row(
                        String.format("09:%02d:00", random.nextInt(12)),
                        "kind=" + kinds.get(random.nextInt(kinds.size())),
                        "person=" + List.of("", "Ann", "Bob", "Siebel").get(random.nextInt(4)),
                        "team=" + List.of("", "Desk", "Desk 2nd").get(random.nextInt(3)),
                        "status="
                                + List.of("", "Open", "Queued", "Solved", "Closed")
                                        .get(random.nextInt(5)),
                        "rating=" + (1 + random.nextInt(5)),
                        "type=tier",
                        "promised=2025-03-03T15:00:00",
                        "text=" + "x".repeat(random.nextInt(3)));
            }
            AssembledContact once = export.assembled();
            List<Row> shuffled = new ArrayList<>(export.rows());
            Collections.shuffle(shuffled, random);
            AssembledContact again =
                    new Assembler(
                                    export.mapping(),
                                    Accounts.NONE,
                                    io.amends.history.lexicon.Lexicons.standard())
                            .assemble("C-1", shuffled);

            assertThat(again).as("seed %d", seed).isEqualTo(once);
        }
    }
}
