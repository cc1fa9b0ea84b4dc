package io.amends.server.communications;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.server.Await;
import io.amends.server.TestServer;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import io.amends.server.escalations.LiveOrganisation;
import io.amends.server.escalations.RulesInForce;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real server beside a real mail server: what is sent arrives, what is written to us is read. */
final class MailWorld {

    static final String CUSTOMER = "kim@customer.example";
    static final String US = "support@amends.example";

    private static final MailWorld ONE = new MailWorld();

    private final GreenMail mail;
    private final Line smtp;
    private final TestServer server;
    private LiveOrganisation organisation;

    private MailWorld() {
        mail = mailServer(ServerSetup.SMTP, ServerSetup.IMAP);
        smtp = new Line(mail.getSmtp().getPort());
        server = TestServer.start(settings(mail, smtp));
        organisation = new LiveOrganisation(server);
    }

    private static GreenMail mailServer(ServerSetup... kinds) {
        GreenMail started =
                new GreenMail(
                        Stream.of(kinds)
                                .map(kind -> new ServerSetup(0, "127.0.0.1", kind.getProtocol()))
                                .toArray(ServerSetup[]::new));
        started.start();
        started.setUser(US, US, "secret");
        return started;
    }

    static Map<String, String> settings(GreenMail mail, Line smtp) {
        Map<String, String> settings = new HashMap<>();
        settings.put("amends.mail.from", "Amends Support <" + US + ">");
        settings.put("amends.mail.smtp-host", "127.0.0.1");
        settings.put("amends.mail.smtp-port", String.valueOf(smtp.port()));
        settings.put("amends.mail.smtp-security", "none");
        settings.put("amends.mail.imap-host", "127.0.0.1");
        settings.put("amends.mail.imap-port", String.valueOf(mail.getImap().getPort()));
        settings.put("amends.mail.imap-user", US);
        settings.put("amends.mail.imap-password", "secret");
        settings.put("amends.mail.imap-security", "none");
        settings.put("amends.mail.imap-every", "1h");
        return settings;
    }

    /** The one of this Java machine, as the last test left it. */
    static MailWorld one() {
        return ONE;
    }

    /** The one of this Java machine, as good as new. */
    static MailWorld fresh() {
        ONE.smtp.mend();
        ONE.server.reset();
        ONE.clearMail();
        ONE.organisation = new LiveOrganisation(ONE.server);
        Await.until("the last of the people is known", ONE::isLastKnown);
        return ONE;
    }

    private boolean isLastKnown() {
        return bean(RulesInForce.class)
                .current()
                .organisation()
                .member(organisation.bea)
                .isPresent();
    }

    private void clearMail() {
        try {
            mail.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    TestServer server() {
        return server;
    }

    GreenMail mail() {
        return mail;
    }

    /** The line to the mail server. */
    Line smtp() {
        return smtp;
    }

    LiveOrganisation organisation() {
        return organisation;
    }

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    Contacts contacts() {
        return server.bean(Contacts.class);
    }

    Conversations conversations() {
        return server.bean(Conversations.class);
    }

    Actor anna() {
        return Actor.person(organisation.anna);
    }

    /** A contact of Anna's, of a customer who can be written to. */
    ContactId opened() {
        return opened(CUSTOMER);
    }

    ContactId opened(String requester) {
        Handled.Done done =
                (Handled.Done)
                        contacts()
                                .open(
                                        new Command.Open(
                                                Actor.CUSTOMER,
                                                new Description(
                                                        null, requester, null, null, null, null,
                                                        null, null, null),
                                                LiveOrganisation.FRONT,
                                                null));
        ContactId contact = done.contact().facts().contact();
        contacts()
                .decide(
                        contact,
                        new Command.Assign(anna(), organisation.anna, LiveOrganisation.FRONT));
        return contact;
    }

    /** One that is escalated besides. */
    ContactId escalated() {
        ContactId contact = opened();
        contacts().decide(contact, organisation.escalate());
        return contact;
    }

    LiveContact live(ContactId contact) {
        return contacts().find(contact).orElseThrow();
    }

    Handled say(ContactId contact, String subject, String body) {
        return conversations()
                .send(contact, anna(), Letter.mail(subject, Map.of(), body, Optional.empty()));
    }

    List<MessageToCustomer> told(ContactId contact) {
        return live(contact).facts().all(MessageToCustomer.class).toList();
    }

    void untilTold(ContactId contact, int messages) {
        Await.until(
                messages + " messages count on " + contact, () -> told(contact).size() == messages);
    }

    List<MimeMessage> arrivedFor(String address) {
        return Stream.of(mail.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .toList();
    }

    MimeMessage onlyMailFor(String address) {
        Await.until("a mail has come for " + address, () -> !arrivedFor(address).isEmpty());
        List<MimeMessage> mails = arrivedFor(address);
        if (mails.size() != 1) {
            throw new AssertionError("Expected one mail for " + address + ", but " + mails.size());
        }
        return mails.getFirst();
    }

    /** The first of them. */
    MimeMessage firstMailFor(String address) {
        Await.until("a mail has come for " + address, () -> !arrivedFor(address).isEmpty());
        return arrivedFor(address).getFirst();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Stream.of(message.getAllRecipients())
                    .anyMatch(to -> to.toString().contains(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String header(MimeMessage message, String name) {
        try {
            String[] values = message.getHeader(name);
            return values == null ? "" : String.join("\n", values);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(MimeMessage message) {
        try {
            return String.valueOf(message.getContent()).replace("\r\n", "\n");
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
