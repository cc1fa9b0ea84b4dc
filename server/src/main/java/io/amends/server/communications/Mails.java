package io.amends.server.communications;

import io.amends.server.communications.Outgoing.Purpose;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A mail as it goes on the wire (RFC 5322). What machines say is marked so (RFC 3834), so that no
 * machine answers.
 */
final class Mails {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;

    Mails(MailSettings settings) {
        this.settings = settings;
    }

    /** A Message-ID of ours that no other mail has, without brackets. */
    static String anyId(InternetAddress sender) {
        return UUID.randomUUID() + "@" + Addresses.domain(sender.getAddress());
    }

    MimeMessage of(Outgoing mail) throws MessagingException, UnsupportedEncodingException {
        Named message = new Named("<" + mail.mailId() + ">");
        message.setFrom(settings.sender());
        message.setRecipient(
                Message.RecipientType.TO, Addresses.named(mail.recipient(), mail.recipientName()));
        message.setSubject(OneLine.of(mail.subject()), UTF_8);
        message.setText(mail.body().replace("\r\n", "\n").replace('\r', '\n'), UTF_8);
        message.setSentDate(Date.from(mail.writtenAt()));
        if (mail.replyKey() != null) {
            message.setReplyTo(new InternetAddress[] {replies(mail.replyKey())});
        }
        if (!mail.earlier().isEmpty()) {
            message.setHeader("In-Reply-To", "<" + mail.earlier().getLast() + ">");
            message.setHeader(
                    "References",
                    mail.earlier().stream()
                            .map(id -> "<" + id + ">")
                            .collect(Collectors.joining("\r\n ")));
        }
        if (mail.purpose() != Purpose.CUSTOMER) {
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
        message.saveChanges();
        return message;
    }

    private InternetAddress replies(String key)
            throws MessagingException, UnsupportedEncodingException {
        InternetAddress sender = settings.sender();
        return Addresses.named(
                Addresses.plus(sender.getAddress(), key),
                sender.getPersonal() == null ? "" : sender.getPersonal());
    }

    /** When a mail was written, for tests of what is on the wire. */
    static Instant dateOf(MimeMessage message) throws MessagingException {
        return message.getSentDate().toInstant();
    }

    /** Keeps the Message-ID it is given: the library would make one of its own. */
    private static final class Named extends MimeMessage {

        private final String id;

        Named(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
