package io.amends.server.escalations;

// Over 300 lines: each kind of document, edited while contacts run under it.

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Decision;
import io.amends.core.lifecycle.Lifecycle;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Rules;
import io.amends.core.organisation.Member.Absence;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Severity;
import io.amends.history.source.RefusedInput;
import io.amends.server.TestServer;
import io.amends.server.accounts.AccountChange;
import io.amends.server.accounts.Accounts;
import io.amends.server.accounts.Attribute;
import io.amends.server.rules.Draft;
import io.amends.server.rules.Policies;
import io.amends.server.rules.Policy;
import io.amends.server.rules.PolicyKind;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.KeptContact;
import io.amends.server.timeline.Timelines;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Edited rules on a running service: kept by the version, in force at once, and never silently. */
class EditedRulesTest {

    private static final TestServer SERVER = TestServer.shared();

    private static final String ALWAYS = "hours:\n  mon-sun: [00:00-24:00]\n";

    private static final String T1_IN_TWO_HOURS =
            """
            rulebook: routing
            version: 1
            routing:
              lowest-tier: {Payments: T2}
              maximum-time: {T1: 2 business hours}
            """;

    private LiveOrganisation organisation;
    private Contacts contacts;
    private Policies policies;

    EditedRulesTest() {
        SERVER.reset();
        organisation = new LiveOrganisation(SERVER);
        contacts = organisation.contacts();
        policies = SERVER.bean(Policies.class);
    }

    @BeforeEach
    void alwaysOpen() {
        SERVER.reset();
        organisation = new LiveOrganisation(SERVER);
        contacts = organisation.contacts();
        keep(PolicyKind.CALENDAR, PolicyKind.STANDARD, 0, ALWAYS);
    }

    @Test
    void S57_the_matrix_takes_hold_at_once_and_its_deadline_fires_though_nobody_looks() {
        ContactId contact = organisation.opened();
        keep(PolicyKind.ROUTING, "routing", 0, T1_IN_TWO_HOURS);
        SERVER.clock().advance(Duration.ofHours(2).minusMinutes(1));
        ring();
        assertThat(live(contact).escalations()).isEmpty();
        SERVER.clock().advance(Duration.ofMinutes(2));
        ring();
        Escalation escalation = live(contact).escalations().getFirst();
        assertThat(escalation.type()).isEqualTo(EscalationType.TIER);
        assertThat(opened(contact).trigger()).isEqualTo("tier-time-exceeded");
        assertThat(opened(contact).because().values().getFirst()).isEqualTo("T1");
    }

    @Test
    void S57_a_type_that_belongs_higher_escalates_as_soon_as_it_is_known() {
        keep(PolicyKind.ROUTING, "routing", 0, T1_IN_TWO_HOURS);
        ContactId contact = organisation.opened();
        contacts.decide(
                contact,
                new Command.Describe(Actor.person(organisation.anna), about(null, "Payments")));
        assertThat(opened(contact).trigger()).isEqualTo("routing-matrix");
    }

    @Test
    void whoever_dies_right_after_an_edit_leaves_every_alarm_set() {
        ContactId contact = organisation.opened();
        SERVER.clock().advance(Duration.ofHours(3));
        ring();
        TransactionTemplate together = SERVER.bean(TransactionTemplate.class);
        assertThatThrownBy(
                        () ->
                                together.executeWithoutResult(
                                        status -> {
                                            TransactionSynchronizationManager
                                                    .registerSynchronization(new Dying());
                                            keep(PolicyKind.ROUTING, "routing", 0, T1_IN_TWO_HOURS);
                                        }))
                .isInstanceOf(Death.class);
        assertThat(policies.versions(PolicyKind.ROUTING, "routing")).hasSize(1);
        assertThat(alarm(contact)).isBeforeOrEqualTo(SERVER.clock().instant());
        ring();
        assertThat(opened(contact).trigger()).isEqualTo("tier-time-exceeded");
    }

    @Test
    void an_edit_that_is_taken_back_sets_no_alarm() {
        ContactId contact = organisation.opened();
        ring();
        Optional<Instant> before = Optional.ofNullable(alarm(contact));
        SERVER.bean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> {
                            keep(PolicyKind.ROUTING, "routing", 0, T1_IN_TWO_HOURS);
                            status.setRollbackOnly();
                        });
        assertThat(Optional.ofNullable(alarm(contact))).isEqualTo(before);
    }

    // ---- whoever was deciding while somebody edited ------------------------------------------

    @Test
    void what_was_decided_before_an_edit_and_is_kept_after_it_is_looked_at_by_the_new_rules() {
        ContactId contact = organisation.opened();
        SERVER.clock().advance(Duration.ofHours(3));
        ring();
        Addition described = decided(contact, SERVER.bean(RulesInForce.class).current());
        keep(PolicyKind.ROUTING, "routing", 0, T1_IN_TWO_HOURS);
        assertThat(SERVER.bean(Timelines.class).append(List.of(described))).isEmpty();
        ring();
        assertThat(opened(contact).trigger()).isEqualTo("tier-time-exceeded");
    }

    @Test
    void so_is_what_a_node_decides_that_has_not_heard_of_the_edit() {
        ContactId contact = organisation.opened();
        SERVER.clock().advance(Duration.ofHours(3));
        Rules before = SERVER.bean(RulesInForce.class).current();
        keep(PolicyKind.CALENDAR, "theirs", 0, ALWAYS);
        keep(PolicyKind.ROUTING, "routing", 0, T1_IN_TWO_HOURS);
        assertThat(SERVER.bean(Timelines.class).append(List.of(decided(contact, before))))
                .isEmpty();
        ring();
        assertThat(opened(contact).trigger()).isEqualTo("tier-time-exceeded");
    }

    @Test
    void a_contact_that_begins_while_somebody_edits_is_looked_at_by_the_new_rules() {
        ContactId contact =
                together(
                        organisation::opened,
                        () -> keep(PolicyKind.ROUTING, "routing", 0, T1_IN_TWO_HOURS));
        SERVER.clock().advance(Duration.ofHours(3));
        ring();
        assertThat(opened(contact).trigger()).isEqualTo("tier-time-exceeded");
    }

    @Test
    void who_goes_away_while_their_contact_is_escalated_hands_it_over() {
        ContactId contact = organisation.opened();
        ring();
        Instant now = SERVER.clock().instant();
        together(
                () -> contacts.decide(contact, organisation.escalate()),
                () ->
                        organisation.member(
                                organisation.anna,
                                Role.AGENT,
                                LiveOrganisation.FRONT,
                                organisation.lea,
                                new Absence(now.minusSeconds(1), now.plus(Duration.ofDays(3)))));
        ring();
        assertThat(live(contact).owners().resolution()).isEqualTo(organisation.lea);
        assertThat(keptOwner(contact)).isEqualTo(organisation.lea.value());
    }

    @Test
    void what_knew_of_the_latest_edit_does_not_ring_for_it_again() {
        keep(PolicyKind.ROUTING, "routing", 0, T1_IN_TWO_HOURS);
        organisation.opened();
        escalated();
        assertThat(SERVER.bean(Alarms.class).ring(50)).isZero();
    }

    private static String keptOwner(ContactId contact) {
        return SERVER.jdbc()
                .sql("SELECT resolution_owner FROM contact WHERE id = :id")
                .param("id", contact.value())
                .query(String.class)
                .single();
    }

    /** Someone notes something, as far as its last step. */
    private Addition decided(ContactId contact, Rules by) {
        KeptContact kept = SERVER.bean(Timelines.class).of(contact);
        LiveContact before = kept.at(by, SERVER.clock().instant());
        Decision.Accepted noted =
                (Decision.Accepted)
                        Lifecycle.decide(before, new Command.Note(Actor.person(organisation.anna)));
        return new Addition(kept, before.with(noted.events()), noted.events());
    }

    /** The edit begins and ends while what is done has not been committed. */
    private static <T> T together(Supplier<T> done, Runnable edit) {
        TransactionTemplate another =
                new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return Objects.requireNonNull(
                SERVER.bean(TransactionTemplate.class)
                        .execute(
                                status -> {
                                    T result = done.get();
                                    another.executeWithoutResult(inner -> edit.run());
                                    return result;
                                }));
    }

    private static @Nullable Instant alarm(ContactId contact) {
        return SERVER.jdbc()
                .sql("SELECT next_wake_at FROM contact WHERE id = :id")
                .param("id", contact.value())
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(at -> at.toInstant())
                .orElse(null);
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Nothing that this node would do after the commit is done any more. */
    private static final class Dying implements TransactionSynchronization, Ordered {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void afterCommit() {
            throw new Death();
        }
    }

    @Test
    void S17_each_escalation_keeps_the_version_it_opened_under() {
        ContactId before = escalated();
        keep(PolicyKind.PROTOCOL, "tier", 0, notice("3 hours"));
        ContactId after = escalated();
        assertThat(rule(before)).startsWith("TIER v1 ");
        assertThat(rule(after)).startsWith("TIER v2 ");
        keep(PolicyKind.PROTOCOL, "tier", 2, notice("5 hours"));
        ring();
        assertThat(rule(before)).startsWith("TIER v1 ");
        assertThat(rule(after)).startsWith("TIER v2 ");
        assertThat(live(after).rulebook().protocol(EscalationType.TIER).version()).isEqualTo(2);
    }

    @Test
    void S16_an_edit_shows_what_it_would_move_and_moves_it_only_when_asked_to() {
        ContactId contact = escalated();
        Instant due = noticeDue(contact);
        Reapplication reapplication = SERVER.bean(Reapplication.class);
        Draft draft =
                new Draft(PolicyKind.PROTOCOL, "tier", 0, notice("3 hours"), "Too hasty", false);

        Reapplication.Preview preview = reapplication.preview(draft, 100);
        assertThat(preview.contacts()).isEqualTo(1);
        assertThat(preview.shifts())
                .extracting(s -> s.contact() + " " + s.moved().kind())
                .containsExactly(contact + " ESCALATION_NOTICE");
        assertThat(preview.shifts().getFirst().moved().becomes())
                .isEqualTo(due.plus(Duration.ofHours(2)));
        assertThat(policies.versions(PolicyKind.PROTOCOL, "tier")).isEmpty();

        policies.keep(draft, null);
        ring();
        assertThat(noticeDue(contact)).isEqualTo(due);
        assertThat(reapplication.apply(Actor.person(organisation.lea))).isEqualTo(1);
        assertThat(noticeDue(contact)).isEqualTo(due.plus(Duration.ofHours(2)));
        assertThat(live(contact).facts().all(Event.ProtocolPinned.class).toList().getLast())
                .extracting(pin -> pin.stamp().actor())
                .isEqualTo(Actor.person(organisation.lea));
        assertThat(reapplication.apply(Actor.person(organisation.lea))).isZero();
    }

    @Test
    void S22_an_account_is_kept_informed_by_the_calendar_agreed_with_it() {
        keep(PolicyKind.CALENDAR, "theirs", 0, "hours:\n  %s: [08:00-09:00]\n".formatted(dayIn(1)));
        AccountId account = new AccountId("acme");
        SERVER.bean(Accounts.class)
                .keep(
                        List.of(
                                new AccountChange(
                                        account,
                                        SERVER.clock().instant(),
                                        Map.of(Attribute.CALENDAR, Optional.of("theirs")))),
                        null);
        SERVER.clock().advance(Duration.ofSeconds(2));
        ContactId contact = organisation.opened();
        contacts.decide(
                contact,
                new Command.Describe(Actor.person(organisation.anna), about(account, "Bill")));
        contacts.decide(contact, organisation.escalate());
        SERVER.clock().advance(Duration.ofDays(2));
        ring();
        assertThat(
                        live(contact).judgements().stream()
                                .map(j -> j.commitment())
                                .filter(c -> c.kind() == CommitmentKind.PROGRESS_UPDATE)
                                .map(c -> c.calendar())
                                .distinct())
                .allMatch(name -> name.equals("theirs v1") || name.equals("stamped"))
                .isNotEmpty();
    }

    @Test
    void S58_every_version_is_kept_with_who_when_and_why_and_cannot_be_altered() {
        keep(PolicyKind.ROUTING, "routing", 0, T1_IN_TWO_HOURS);
        keep(PolicyKind.ROUTING, "routing", 2, T1_IN_TWO_HOURS.replace("2 bus", "4 bus"));
        assertThat(policies.versions(PolicyKind.ROUTING, "routing"))
                .extracting(p -> p.version() + " " + p.why() + " " + p.changedBy())
                .containsExactly(
                        "3 Because " + organisation.lea.value(),
                        "2 Because " + organisation.lea.value());
        for (String change :
                List.of("DELETE FROM policy", "UPDATE policy SET why = 'nobody asked'")) {
            assertThatThrownBy(() -> SERVER.jdbc().sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("kept as they were written");
        }
    }

    @Test
    void of_two_who_edit_at_once_the_second_is_told() {
        keep(PolicyKind.ROUTING, "routing", 0, T1_IN_TWO_HOURS);
        assertThat(
                        policies.keep(
                                new Draft(
                                        PolicyKind.ROUTING,
                                        "routing",
                                        0,
                                        T1_IN_TWO_HOURS,
                                        "Because",
                                        false),
                                null))
                .isEmpty();
    }

    @Test
    void a_document_that_says_nothing_sensible_is_refused_with_its_line() {
        assertThatThrownBy(
                        () ->
                                keep(
                                        PolicyKind.PROTOCOL,
                                        "customer",
                                        0,
                                        notice("soon").replace("tier:", "customer:")))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("customer:5");
        assertThat(policies.changes(null, 10)).hasSize(1);
    }

    // ---- triggers of one's own ---------------------------------------------------------------

    @Test
    void a_condition_opens_at_the_fact_that_makes_it_true_and_for_nothing_before() {
        ContactId old = organisation.opened();
        worst(old);
        SERVER.clock().advance(Duration.ofSeconds(5));
        keep(PolicyKind.TRIGGER, "worst", 0, trigger("contact.severity == 'S1'", true, true));
        SERVER.clock().advance(Duration.ofSeconds(5));
        ring();
        Instant since = policies.latest(PolicyKind.TRIGGER).getFirst().changedAt();
        assertThat(opened(old).occurredAt())
                .as("true already: since the trigger is looked at")
                .isEqualTo(since);

        ContactId fresh = organisation.opened();
        assertThat(live(fresh).escalations()).isEmpty();
        worst(fresh);
        assertThat(opened(fresh).trigger()).isEqualTo("worst");
        assertThat(live(fresh).escalations().getFirst().type()).isEqualTo(EscalationType.EXECUTIVE);
    }

    @Test
    void what_is_switched_off_fires_nothing() {
        keep(PolicyKind.TRIGGER, "worst", 0, trigger("contact.severity == 'S1'", true, false));
        ContactId contact = organisation.opened();
        worst(contact);
        assertThat(live(contact).escalations()).isEmpty();
    }

    @Test
    void a_guess_only_suggests_and_an_account_is_asked_for_as_it_was() {
        AccountId account = new AccountId("acme");
        SERVER.bean(Accounts.class)
                .keep(
                        List.of(
                                new AccountChange(
                                        account,
                                        SERVER.clock().instant(),
                                        Map.of(Attribute.STRATEGIC, Optional.of("true")))),
                        null);
        keep(
                PolicyKind.TRIGGER,
                "ours",
                0,
                trigger("account.strategic && contact.messages_from_customer == 0", false, true));
        SERVER.clock().advance(Duration.ofSeconds(2));
        ContactId unknown = organisation.opened();
        assertThat(live(unknown).escalations()).isEmpty();
        assertThat(
                        live(unknown)
                                .rules()
                                .triggers()
                                .getFirst()
                                .explain(live(unknown).facts(), SERVER.clock().instant())
                                .because()
                                .getFirst()
                                .code())
                .isEqualTo("trigger.own.not-observable");

        contacts.decide(
                unknown,
                new Command.Describe(Actor.person(organisation.anna), about(account, "Bill")));
        assertThat(live(unknown).escalations())
                .extracting(Escalation::isHeadline)
                .containsExactly(false);
    }

    @Test
    void a_condition_that_is_none_is_refused_where_it_is_written() {
        for (String none : List.of("contact.severity = 'S1'", "1 + 1", "x", "contact.")) {
            assertThatThrownBy(() -> keep(PolicyKind.TRIGGER, "t", 0, trigger(none, true, true)))
                    .as(none)
                    .isInstanceOf(RefusedInput.class);
        }
    }

    // ---- the small world -------------------------------------------------------------------

    private void worst(ContactId contact) {
        contacts.decide(contact, new Command.Assess(Actor.person(organisation.anna), Severity.S1));
    }

    private static String trigger(String when, boolean certain, boolean on) {
        return "means: The worst there is\nwhen: \"%s\"\nopens: executive\ncertain: %s\nswitched-on: %s\n"
                .formatted(when, certain, on);
    }

    private static String notice(String within) {
        return "rulebook: ours\nversion: 1\nprotocols:\n  tier:\n    notice: {within: %s}\n"
                .formatted(within);
    }

    private static Description about(@Nullable AccountId account, String type) {
        return new Description(account, null, type, null, null, null, null, null, null);
    }

    private static String dayIn(int days) {
        return SERVER.clock()
                .instant()
                .plus(Duration.ofDays(days))
                .atZone(ZoneOffset.UTC)
                .getDayOfWeek()
                .name()
                .substring(0, 3)
                .toLowerCase(Locale.ROOT);
    }

    private ContactId escalated() {
        ContactId contact = organisation.opened();
        contacts.decide(contact, organisation.escalate());
        return contact;
    }

    private LiveContact live(ContactId contact) {
        return contacts.find(contact).orElseThrow();
    }

    private Event.EscalationOpened opened(ContactId contact) {
        return live(contact).facts().all(Event.EscalationOpened.class).findFirst().orElseThrow();
    }

    private String rule(ContactId contact) {
        return live(contact)
                .facts()
                .all(Event.CommitmentOwed.class)
                .filter(c -> c.kind().equals("ESCALATION_NOTICE"))
                .findFirst()
                .orElseThrow()
                .rule();
    }

    private Instant noticeDue(ContactId contact) {
        return live(contact).judgements().stream()
                .map(j -> j.commitment())
                .filter(c -> c.kind() == CommitmentKind.ESCALATION_NOTICE)
                .findFirst()
                .orElseThrow()
                .due();
    }

    private Policy keep(PolicyKind kind, String name, int basedOn, String document) {
        return policies.keep(
                        new Draft(kind, name, basedOn, document, "Because", false),
                        UUID.fromString(organisation.lea.value()))
                .orElseThrow();
    }

    private static void ring() {
        Alarms alarms = SERVER.bean(Alarms.class);
        while (alarms.ring(50) > 0) {
            // until nothing is due
        }
    }
}
