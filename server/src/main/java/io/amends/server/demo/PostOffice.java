package io.amends.server.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The mail server of the demo's small world: takes every mail by SMTP, keeps it until the demo ends, and
 * has the company's own mailbox read by IMAP. Nothing leaves this machine.
 */
@Component
@DemoOnly
class PostOffice implements SmartLifecycle {

    private static final String THIS_MACHINE = "127.0.0.1";

    private final GreenMail server;
    private final String support;
    private final String password;
    private final Clock clock;

    PostOffice(
            @Value("${amends.mail.smtp-port}") int smtp,
            @Value("${amends.mail.imap-port}") int imap,
            @Value("${amends.mail.imap-user}") String support,
            @Value("${amends.mail.imap-password}") String password,
            Clock clock) {
        this.server =
                new GreenMail(
                        new ServerSetup[] {
                            new ServerSetup(smtp, THIS_MACHINE, ServerSetup.PROTOCOL_SMTP),
                            new ServerSetup(imap, THIS_MACHINE, ServerSetup.PROTOCOL_IMAP)
                        });
        this.support = support;
        this.password = password;
        this.clock = clock;
    }

    /** Everything that left the company, newest first. */
    List<MimeMessage> sent() {
        List<MimeMessage> all =
                Arrays.stream(server.getReceivedMessages()).filter(this::isFromUs).toList();
        return all.reversed();
    }

    private boolean isFromUs(MimeMessage mail) {
        try {
            return Arrays.toString(mail.getFrom()).contains(support);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mail to the company, such as an answer to one of {@link #sent()}. */
    void deliver(String from, String to, String subject, String inReplyTo, String text)
            throws MessagingException {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        if (!inReplyTo.isEmpty()) {
            mail.setHeader("In-Reply-To", inReplyTo);
            mail.setHeader("References", inReplyTo);
        }
        mail.setText(text, StandardCharsets.UTF_8.name());
        mail.saveChanges();
        try {
            mailbox().deliver(mail);
        } catch (FolderException e) {
            throw new MessagingException("The mailbox took it not", e);
        }
    }

    private GreenMailUser mailbox() throws FolderException {
        return server.setUser(support, support, password);
    }

    @Override
    public void start() {
        server.start();
        server.setUser(support, support, password);
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    /** Before mail is carried. */
    @Override
    public int getPhase() {
        return 0;
    }
}
