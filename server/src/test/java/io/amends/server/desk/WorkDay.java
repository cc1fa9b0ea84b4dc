package io.amends.server.desk;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Words;
import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.TeamId;
import io.amends.server.TestServer;
import io.amends.server.accounts.AccountChange;
import io.amends.server.accounts.Accounts;
import io.amends.server.accounts.Attribute;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Letter;
import io.amends.server.communications.Received;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import io.amends.server.identity.Guest;
import io.amends.server.identity.People;
import io.amends.server.organisation.Organisations;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A support organisation in the middle of a working day, on a real server. */
final class WorkDay {

    static final TeamId CARE = new TeamId("care");
    static final TeamId PLATFORM = new TeamId("platform");
    private static final Tiers TIERS = Tiers.named("T1", "T2");

    final TestServer server;
    final PersonId anna;
    final PersonId lea;
    final PersonId ben;
    final PersonId bea;
    final PersonId cora;
    final PersonId rita;

    WorkDay(TestServer server) {
        this.server = server;
        server.bean(Organisations.class).name(TIERS);
        anna = person("Anna Keller");
        lea = person("Lea Brandt");
        ben = person("Ben Osei");
        bea = person("Bea Lindqvist");
        cora = person("Cora Mendes");
        rita = person("Rita Sørensen");
        team(CARE, "Customer Care", "T1", lea);
        team(PLATFORM, "Platform", "T2", ben);
        member(anna, Role.AGENT, CARE, lea);
        member(lea, Role.LEAD, CARE, null);
        member(ben, Role.SPECIALIST, PLATFORM, bea);
        member(bea, Role.SPECIALIST, PLATFORM, null);
        member(cora, Role.COORDINATOR, CARE, null);
    }

    private PersonId person(String name) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", ".");
        return server.bean(People.class)
                .add(email + "@acme.example", name, Set.of(Role.READER), Instant.EPOCH)
                .personId();
    }

    private void team(TeamId id, String name, String tier, PersonId lead) {
        server.bean(Organisations.class).put(new Team(id, name, TIERS.get(tier), true, lead, null));
    }

    private void member(PersonId person, Role role, TeamId team, @Nullable PersonId deputy) {
        server.bean(People.class).change(UUID.fromString(person.value()), Set.of(role), true);
        server.bean(Organisations.class).put(person, Set.of(team), deputy, List.of());
    }

    /** Somebody of no team. */
    PersonId somebody(String name, Role... roles) {
        PersonId person = person(name);
        server.bean(People.class).change(UUID.fromString(person.value()), Set.of(roles), true);
        return person;
    }

    /** Who stands in for somebody. */
    void coveredBy(PersonId person, TeamId team, PersonId deputy) {
        server.bean(Organisations.class).put(person, Set.of(team), deputy, List.of());
    }

    void leads(PersonId person, TeamId team) {
        member(person, Role.LEAD, team, bea);
    }

    String session(PersonId person) {
        return Guest.session(server.context(), person);
    }

    Contacts contacts() {
        return server.bean(Contacts.class);
    }

    Conversations conversations() {
        return server.bean(Conversations.class);
    }

    void account(String id, String name) {
        server.bean(Accounts.class)
                .keep(
                        List.of(
                                new AccountChange(
                                        new AccountId(id),
                                        Instant.EPOCH,
                                        Map.of(
                                                Attribute.NAME, Optional.of(name),
                                                Attribute.SEGMENT, Optional.of("Enterprise"),
                                                Attribute.RENEWAL_DATE, Optional.of("2027-03-31"),
                                                Attribute.STRATEGIC, Optional.of("true")))),
                        null);
    }

    /** A contact of Anna's that began with these words. */
    ContactId contact(String subject, String words) {
        Handled.Done done =
                (Handled.Done)
                        contacts()
                                .open(
                                        new Command.Open(
                                                Actor.CUSTOMER,
                                                new Description(
                                                        new AccountId("northwind"),
                                                        "mara@northwind.example",
                                                        "billing",
                                                        "invoices",
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        "mail"),
                                                CARE,
                                                Severity.S2));
        ContactId contact = done.contact().facts().contact();
        conversations().receive(contact, Received.of(subject, words, "mail"));
        did(contact, new Command.Assign(Actor.person(anna), anna, CARE));
        return contact;
    }

    Handled did(ContactId contact, Command command) {
        return contacts().decide(contact, command);
    }

    void escalated(ContactId contact, EscalationType type, String because) {
        did(contact, new Command.Escalate(Actor.person(anna), type, "tick", because));
    }

    void offered(ContactId contact) {
        did(contact, new Command.OfferHandoff(Actor.person(anna), PLATFORM, elements()));
    }

    static Map<HandoffElement, String> elements() {
        return new EnumMap<>(
                Map.of(
                        HandoffElement.ISSUE_IN_CUSTOMERS_TERMS,
                        "Every invoice since Monday shows the old address, and our auditor asks.",
                        HandoffElement.STEPS_TAKEN,
                        "Changed the address twice, cleared the cache, checked the template.",
                        HandoffElement.WHY_THIS_TIER_CANNOT,
                        "The invoice job reads a table that we cannot see.",
                        HandoffElement.TOLD_AND_PROMISED,
                        "That Platform looks at it; next word today by 16:00.",
                        HandoffElement.EMOTION_AND_URGENCY,
                        "Calm but firm; the audit is on Friday.",
                        HandoffElement.ACCOUNT_CONTEXT,
                        "Northwind, enterprise, renews on 31 March."));
    }

    /** Told elsewhere, and got there. */
    void told(ContactId contact, PersonId by, String words, Part... parts) {
        Map<Part, String> said = new EnumMap<>(Part.class);
        for (Part part : parts) {
            said.put(part, words);
        }
        conversations()
                .send(
                        contact,
                        Actor.person(by),
                        new Letter("Your invoices", said, words, Optional.empty(), "portal"));
    }

    void called(ContactId contact, PersonId by) {
        did(
                contact,
                new Command.RecordCall(
                        Actor.person(by),
                        new MessageId("call-" + contact),
                        Event.Medium.CALL,
                        true,
                        Words.PLAIN));
    }

    void suggested(ContactId contact, String phrase) {
        Instant now = server.clock().instant();
        contacts()
                .record(
                        contact,
                        List.of(
                                new Event.EscalationOpened(
                                        Stamp.at(now, Actor.AUTOMATION),
                                        EscalationType.CUSTOMER,
                                        Certainty.SUSPECTED,
                                        "customer-request",
                                        Reason.of("because", phrase))));
    }
}
