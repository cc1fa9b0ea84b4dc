package io.amends.server.export;

// Over 300 lines: journeys told live and audited again, with the words that both must agree on.

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Words;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Event.RepeatSource;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.Stamp;
import io.amends.history.audit.Archive;
import io.amends.history.audit.Audit;
import io.amends.history.audit.AuditRequest;
import io.amends.history.drawing.Drawings;
import io.amends.history.judging.ContactAudit;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import io.amends.history.rulebook.RulebookDocument;
import io.amends.history.source.Rejection;
import io.amends.server.TestServer;
import io.amends.server.accounts.AccountChange;
import io.amends.server.accounts.Accounts;
import io.amends.server.accounts.Attribute;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import io.amends.server.escalations.LiveOrganisation;
import io.amends.server.organisation.Organisations;
import io.amends.server.rules.Draft;
import io.amends.server.rules.Policies;
import io.amends.server.rules.PolicyKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ran live, written to files and audited, is judged the same: there is one rulebook. */
class ExportTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final Set<Part> NOTICE =
            Set.of(Part.ESCALATED, Part.ACCOUNTABLE_OWNER, Part.NEXT_CONTACT, Part.IF_NOT_HEARD);
    private static final Set<Part> CLOSURE =
            Set.of(Part.WHAT_WAS_DONE, Part.IMPACT, Part.ROOT_CAUSE, Part.RECURRENCE);
    private static final Set<Part> FOLLOW_UP =
            Set.of(Part.HAS_IT_HELD, Part.SATISFIED, Part.ANYTHING_NEW);

    @TempDir private Path folder;
    private final LiveOrganisation organisation;
    private final Contacts contacts;
    private int messages;

    ExportTest() {
        SERVER.reset();
        organisation = new LiveOrganisation(SERVER);
        contacts = organisation.contacts();
    }

    @Test
    void a_journey_run_live_exported_and_audited_gives_the_same_verdicts() throws Exception {
        SERVER.bean(Accounts.class)
                .keep(
                        List.of(
                                new AccountChange(
                                        new AccountId("A-1"),
                                        Instant.parse("2026-01-01T00:00:00Z"),
                                        Map.of(
                                                Attribute.NAME,
                                                Optional.of("Miller; \"& Sons\""),
                                                Attribute.STRATEGIC,
                                                Optional.of("true")))),
                        null);
        // as many of each as make absence evidence
        List<ContactId> all = IntStream.range(0, 8).mapToObj(i -> organisation.opened()).toList();
        all.forEach(this::escalated);
        pass(Duration.ofMinutes(20));
        all.forEach(this::toldAndOffered);
        pass(Duration.ofMinutes(30));
        all.forEach(this::accepted);
        pass(Duration.ofDays(2));
        // the third day's update comes from some alone; the others are silent
        all.subList(0, 3).forEach(c -> tells(c, organisation.ben, Words.PLAIN));
        pass(Duration.ofDays(3));
        all.forEach(this::resolved);
        pass(Duration.ofHours(60));
        all.subList(0, 6).forEach(this::askedAndAnswered);
        all.subList(6, 8).forEach(c -> does(c, new Command.Reopen(Actor.person(organisation.ben))));
        pass(Duration.ofDays(9));
        Instant now = SERVER.clock().instant();

        Map<String, List<String>> live = new TreeMap<>();
        all.forEach(c -> live.put(c.value(), judged(at(c, now))));
        Map<String, List<String>> audited = audited(now);

        assertThat(audited).containsOnlyKeys(live.keySet());
        live.forEach(
                (contact, verdicts) ->
                        assertThat(audited.get(contact))
                                .as(contact)
                                .containsExactlyInAnyOrderElementsOf(verdicts));
        assertThat(live.values().stream().flatMap(List::stream))
                .as("a journey that shows something")
                .anyMatch(line -> line.contains("Missed"))
                .anyMatch(line -> line.contains("Kept"))
                .anyMatch(line -> line.contains("CUSTOMER-1 FOLLOW_UP"))
                .anyMatch(line -> line.contains("TIER-1 NEW_TIER_FIRST_RESPONSE"));
        assertThat(Files.readString(folder.resolve("accounts.csv")))
                .contains("\"Miller; \"\"& Sons\"\"\"");
        assertThat(Files.readString(folder.resolve("events.csv")))
                .as("what was said stays here")
                .doesNotContain("text of");
    }

    @Test
    void whoever_works_by_a_calendar_of_their_own_is_audited_by_it() throws Exception {
        Policies policies = SERVER.bean(Policies.class);
        for (String document :
                List.of(
                        "standard|zone: Europe/Rome\nhours:\n  mon-sun: [08:00-12:00, 13:00-17:00]\n",
                        "theirs|# agreed by contract\nhours:\n  mon-sun: [06:00-07:00]\n",
                        "back's|zone: Asia/Tokyo\nhours:\n  mon-sun: [09:00-17:00]\n")) {
            String[] parts = document.split("\\|", 2);
            assertThat(
                            policies.keep(
                                    new Draft(
                                            PolicyKind.CALENDAR,
                                            parts[0],
                                            0,
                                            parts[1],
                                            "Because",
                                            false),
                                    null))
                    .isPresent();
        }
        SERVER.bean(Organisations.class).workBy(LiveOrganisation.BACK, "back's");
        AccountId account = new AccountId("A-1");
        SERVER.bean(Accounts.class)
                .keep(
                        List.of(
                                new AccountChange(
                                        account,
                                        Instant.parse("2026-01-01T00:00:00Z"),
                                        Map.of(Attribute.CALENDAR, Optional.of("theirs")))),
                        null);
        List<ContactId> all = IntStream.range(0, 8).mapToObj(i -> organisation.opened()).toList();
        all.subList(0, 4)
                .forEach(
                        contact ->
                                does(
                                        contact,
                                        new Command.Describe(
                                                Actor.person(organisation.anna),
                                                new Description(
                                                        account, null, null, null, null, null, null,
                                                        null, null))));
        all.forEach(this::escalated);
        pass(Duration.ofMinutes(20));
        all.forEach(this::toldAndOffered);
        pass(Duration.ofMinutes(30));
        all.forEach(this::accepted);
        pass(Duration.ofDays(3));
        Instant now = SERVER.clock().instant();

        Map<String, List<String>> live = new TreeMap<>();
        all.forEach(c -> live.put(c.value(), judged(at(c, now))));
        Map<String, List<String>> audited = audited(now);

        live.forEach(
                (contact, verdicts) ->
                        assertThat(audited.get(contact))
                                .as(contact)
                                .containsExactlyInAnyOrderElementsOf(verdicts));
        assertThat(live.get(all.getFirst().value()))
                .as("an account's own days are not everybody's")
                .isNotEqualTo(live.get(all.getLast().value()));
        assertThat(Files.readString(folder.resolve("mapping.yaml")))
                .contains("default: \"standard\"", "\"A-1\": \"theirs\"", "\"back\": \"back's\"");
    }

    @Test
    void S24_what_was_merged_live_is_judged_alike_in_an_audit() throws Exception {
        List<ContactId> all = IntStream.range(0, 8).mapToObj(i -> organisation.opened()).toList();
        all.forEach(this::escalated);
        pass(Duration.ofMinutes(20));
        all.subList(0, 5).forEach(this::toldAndOffered);
        List<ContactId> others = all.stream().map(c -> organisation.opened()).toList();
        pass(Duration.ofMinutes(10));
        for (int i = 0; i < all.size(); i++) {
            does(all.get(i), new Command.Merge(Actor.person(organisation.lea), others.get(i)));
        }
        pass(Duration.ofMinutes(10));
        others.subList(0, 3).forEach(c -> tells(c, organisation.anna, Words.PLAIN));
        pass(Duration.ofDays(2));
        others.subList(0, 4).forEach(c -> tells(c, organisation.anna, Words.PLAIN));
        pass(Duration.ofDays(1));
        Instant now = SERVER.clock().instant();

        Map<String, List<String>> live = new TreeMap<>();
        others.forEach(c -> live.put(c.value(), judged(at(c, now))));
        Map<String, List<String>> audited = audited(now);

        assertThat(audited.keySet()).containsAll(live.keySet());
        live.forEach(
                (contact, verdicts) ->
                        assertThat(audited.get(contact))
                                .as(contact)
                                .containsExactlyInAnyOrderElementsOf(verdicts));
        all.forEach(
                merged ->
                        assertThat(audited.getOrDefault(merged.value(), List.of()))
                                .as("the merged contact owes nothing")
                                .isEmpty());
        assertThat(live.values().stream().flatMap(List::stream))
                .as("something to show")
                .anyMatch(line -> line.contains("PROGRESS_UPDATE") && line.contains("Missed"))
                .anyMatch(line -> line.contains("PROMISE"))
                .anyMatch(line -> line.contains("ESCALATION_NOTICE") && line.contains("Kept"));
    }

    // ---- the journey -------------------------------------------------------------------------

    private void escalated(ContactId contact) {
        Instant now = SERVER.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        contacts.record(
                contact,
                List.of(new CustomerMessage(Stamp.at(now, Actor.CUSTOMER), anyMessage(), "mail")));
        does(contact, organisation.escalate());
        does(
                contact,
                new Command.Escalate(
                        Actor.CUSTOMER,
                        EscalationType.CUSTOMER,
                        "customer-request",
                        "Asked for it"));
        does(contact, new Command.Assess(Actor.person(organisation.anna), Severity.S2));
        does(contact, new Command.Await(Actor.person(organisation.anna), WaitingOn.CUSTOMER));
    }

    private void toldAndOffered(ContactId contact) {
        said(contact, Set.of(Part.ACKNOWLEDGEMENT), organisation.anna);
        Instant noon = SERVER.clock().instant().plus(Duration.ofHours(5));
        Map<Part, String> words = new EnumMap<>(Part.class);
        NOTICE.forEach(part -> words.put(part, "text of " + part));
        tells(
                contact,
                organisation.anna,
                new Words(words, Optional.of(new Promise(PromiseKind.BY, noon))));
        does(contact, new Command.StopAwaiting(Actor.person(organisation.anna)));
        does(contact, organisation.offer());
        does(
                contact,
                new Command.ReturnHandoff(
                        Actor.person(organisation.bea), Set.of(HandoffElement.STEPS_TAKEN)));
        does(contact, organisation.offer());
    }

    private void accepted(ContactId contact) {
        does(contact, new Command.AcceptHandoff(Actor.person(organisation.ben)));
        does(
                contact,
                new Command.RecordCall(
                        Actor.person(organisation.ben),
                        anyMessage(),
                        Medium.CALL,
                        false,
                        Words.PLAIN));
    }

    private void resolved(ContactId contact) {
        does(contact, new Command.SayRepeated(Actor.CUSTOMER, RepeatSource.BUTTON));
        does(contact, new Command.StateFailure(Actor.person(organisation.ben), false));
        does(
                contact,
                new Command.RecordRootCause(
                        Actor.person(organisation.ben), "release", List.of("documentation")));
        said(contact, CLOSURE, organisation.ben);
        does(contact, new Command.Resolve(Actor.person(organisation.ben)));
    }

    private void askedAndAnswered(ContactId contact) {
        said(contact, FOLLOW_UP, organisation.ben);
        does(contact, new Command.AnswerFollowUp(Actor.CUSTOMER, FollowUpOutcome.HELD));
        does(contact, new Command.AnswerSurvey(Actor.CUSTOMER, 4, 5));
    }

    private void said(ContactId contact, Set<Part> parts, PersonId by) {
        Map<Part, String> words = new EnumMap<>(Part.class);
        parts.forEach(part -> words.put(part, "text of " + part));
        tells(contact, by, new Words(words, Optional.empty()));
    }

    private void tells(ContactId contact, PersonId by, Words words) {
        does(contact, new Command.RecordSent(Actor.person(by), anyMessage(), "chat", words));
    }

    private MessageId anyMessage() {
        return new MessageId("m-" + ++messages);
    }

    private void does(ContactId contact, Command command) {
        assertThat(contacts.decide(contact, command))
                .as(command.toString())
                .isInstanceOf(Handled.Done.class);
    }

    /** Time passes; what is due on the way is looked at when a contact is next touched, or rings. */
    private static void pass(Duration time) {
        SERVER.clock().advance(time);
    }

    // ---- the verdicts ------------------------------------------------------------------------

    private LiveContact at(ContactId contact, Instant now) {
        contacts.record(contact, List.of());
        LiveContact live = contacts.find(contact).orElseThrow();
        return LiveContact.at(live.facts(), live.merged(), live.rules(), now);
    }

    private static List<String> judged(LiveContact contact) {
        return contact.judgements().stream().map(ExportTest::line).sorted().toList();
    }

    private static String line(Judgement judgement) {
        String verdict =
                switch (judgement.timing()) {
                    case Verdict.Missed ignored -> "Missed";
                    case Verdict.Kept ignored -> "Kept";
                    case Verdict.KeptLate late -> "KeptLate by " + late.by();
                    case Verdict.Open ignored -> "Open";
                    case Verdict.Waived ignored -> "Waived";
                    case Verdict.Superseded ignored -> "Superseded";
                    case Verdict.NotObservable not -> not.toString();
                };
        return judgement.commitment().escalation().type()
                + "-"
                + judgement.commitment().escalation().number()
                + " "
                + judgement.commitment().kind()
                + " due "
                + judgement.commitment().due()
                + " "
                + verdict;
    }

    private Map<String, List<String>> audited(Instant asOf) throws Exception {
        try (Connection connection = SERVER.bean(DataSource.class).getConnection()) {
            Export.write(connection, name -> Files.newBufferedWriter(folder.resolve(name)), false);
        }
        Path mapping = folder.resolve("mapping.yaml");
        Map<String, List<String>> verdicts = new ConcurrentHashMap<>();
        List<Rejection> leftOut = new ArrayList<>();
        Audit.run(
                new AuditRequest(
                        folder.resolve("events.csv"),
                        Mapping.read(mapping),
                        mapping,
                        RulebookDocument.standard(),
                        Lexicons.NONE,
                        Optional.of(asOf),
                        Optional.empty(),
                        true,
                        folder,
                        1),
                (stage, done, of, detail) -> {},
                new Archive() {
                    @Override
                    public void keep(ContactAudit contact, Drawings drawings) {
                        verdicts.put(
                                contact.timeline().contact().value(),
                                contact.escalations().stream()
                                        .flatMap(e -> e.judgements().stream())
                                        .map(ExportTest::line)
                                        .sorted()
                                        .toList());
                    }

                    @Override
                    public void leaveOut(Rejection rejection) {
                        leftOut.add(rejection);
                    }
                });
        assertThat(leftOut).isEmpty();
        return new TreeMap<>(verdicts);
    }
}
