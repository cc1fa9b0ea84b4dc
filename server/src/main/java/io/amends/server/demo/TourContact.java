package io.amends.server.demo;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TeamId;
import io.amends.server.accounts.Requester;
import io.amends.server.accounts.Requesters;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Received;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contact that the tour goes along: a customer whose payroll run shows wrong hours. */
@Component
@DemoOnly
class TourContact {

    private static final TeamId TEAM = new TeamId("Frontline Benelux");
    private static final String SUBJECT = "Wrong hours in tomorrow's payroll";
    private static final String WORDS =
            """
            Hello,

            since this morning the timesheet import leaves out every shift that ends after midnight. \
            Forty of our people would be paid too little, and our payroll run is due on Friday. \
            What can we do until then?

            Kind regards
            """;

    private final Contacts contacts;
    private final Conversations conversations;
    private final Requesters requesters;
    private final JdbcClient sql;

    TourContact(
            Contacts contacts, Conversations conversations, Requesters requesters, JdbcClient sql) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.requesters = requesters;
        this.sql = sql;
    }

    /** Empty until it has arrived. */
    Optional<LiveContact> find() {
        return sql.sql("SELECT tour FROM demo WHERE tour IS NOT NULL")
                .query(String.class)
                .optional()
                .map(ContactId::new)
                .flatMap(contacts::find);
    }

    /** The customer writes; another one each time. */
    @Transactional
    public ContactId arrive() {
        Requester customer = anybody();
        Description description =
                new Description(
                        customer.account(),
                        customer.id(),
                        "Product fault",
                        "Timesheet import",
                        null,
                        null,
                        null,
                        null,
                        "mail");
        Handled opened =
                contacts.open(new Command.Open(Actor.CUSTOMER, description, TEAM, Severity.S2));
        ContactId contact =
                switch (opened) {
                    case Handled.Done done -> done.contact().facts().contact();
                    case Handled.Refused refused ->
                            throw new IllegalStateException("Refused: " + refused.reasons());
                };
        conversations.receive(contact, Received.of(SUBJECT, WORDS, "mail"));
        sql.sql("UPDATE demo SET tour = :contact").param("contact", contact.value()).update();
        return contact;
    }

    private Requester anybody() {
        return requesters.list(null, null, 500).stream()
                .filter(r -> r.account() != null)
                .min(Comparator.comparing(Requester::id))
                .orElseThrow();
    }
}
