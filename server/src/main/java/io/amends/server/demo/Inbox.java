package io.amends.server.demo;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every mail of the demo, whoever it went to. */
@Component
@DemoOnly
class Inbox {

    private static final String COMPANY = "@brightwater.example";

    private final PostOffice post;

    Inbox(PostOffice post) {
        this.post = post;
    }

    /**
     * A mail as its receiver sees it.
     *
     * @param number from the newest, which is 0
     * @param replyTo where an answer goes
     * @param toCustomer false where it tells one of the company
     */
    record Mail(
            int number,
            String id,
            String to,
            String address,
            String replyTo,
            String subject,
            String text,
            @Nullable Instant at,
            boolean toCustomer) {}

    List<Mail> all() {
        List<MimeMessage> sent = post.sent();
        return IntStream.range(0, sent.size()).mapToObj(i -> read(i, sent.get(i))).toList();
    }

    Optional<Mail> byId(String id) {
        return all().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    /** The customer answers. */
    void reply(Mail to, String text) {
        try {
            post.deliver(to.address(), to.replyTo(), "Re: " + to.subject(), to.id(), text);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mail read(int number, MimeMessage mail) {
        try {
            InternetAddress to = (InternetAddress) mail.getRecipients(RecipientType.TO)[0];
            Address[] replies = mail.getReplyTo();
            String name = to.getPersonal() == null ? to.getAddress() : to.getPersonal();
            return new Mail(
                    number,
                    mail.getMessageID(),
                    name,
                    to.getAddress(),
                    ((InternetAddress) replies[0]).getAddress(),
                    mail.getSubject(),
                    String.valueOf(mail.getContent()),
                    mail.getSentDate() == null ? null : mail.getSentDate().toInstant(),
                    !to.getAddress().endsWith(COMPANY));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
