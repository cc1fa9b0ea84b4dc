package io.amends.server.communications;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A mail server, by SMTP. */
@Component
class SmtpPost implements Post {

    private static final String CONNECT_TIMEOUT_MS = "10000";
    private static final String TIMEOUT_MS = "30000";

    private final MailSettings settings;
    private final Mails mails;

    SmtpPost(MailSettings settings) {
        this.settings = settings;
        this.mails = new Mails(settings);
    }

    @Override
    public boolean isSetUp() {
        return settings.sends();
    }

    @Override
    public Counter open() throws Unreachable {
        try {
            Transport transport = session().getTransport("smtp");
            transport.connect(
                    Objects.requireNonNull(settings.smtpHost()),
                    settings.smtpPort(),
                    settings.smtpUser(),
                    settings.smtpPassword());
            return new AtCounter(transport);
        } catch (MessagingException e) {
            throw new Unreachable(e);
        }
    }

    private Session session() {
        Properties said = new Properties();
        said.put("mail.smtp.connectiontimeout", CONNECT_TIMEOUT_MS);
        said.put("mail.smtp.timeout", TIMEOUT_MS);
        said.put("mail.smtp.writetimeout", TIMEOUT_MS);
        said.put("mail.smtp.auth", String.valueOf(settings.smtpUser() != null));
        said.put("mail.smtp.localhost", Addresses.domain(settings.sender().getAddress()));
        boolean tls = settings.smtpSecurity().equals("tls");
        boolean starttls = settings.smtpSecurity().equals("starttls");
        said.put("mail.smtp.ssl.enable", String.valueOf(tls));
        said.put("mail.smtp.starttls.enable", String.valueOf(starttls));
        said.put("mail.smtp.starttls.required", String.valueOf(starttls));
        said.put("mail.smtp.ssl.checkserveridentity", "true");
        return Session.getInstance(said);
    }

    private final class AtCounter implements Counter {

        private final Transport transport;

        AtCounter(Transport transport) {
            this.transport = transport;
        }

        @Override
        public void hand(Outgoing mail) throws Unreachable, NotNow, Never {
            MimeMessage message = written(mail);
            try {
                transport.sendMessage(message, message.getAllRecipients());
            } catch (SendFailedException e) {
                throw refusal(e);
            } catch (MessagingException e) {
                throw new Unreachable(e);
            }
        }

        /** A refused address is reported beneath; without a code the line was lost. */
        private NotNow refusal(SendFailedException e) throws Unreachable, Never {
            boolean later = false;
            @Nullable Exception next = e;
            while (next instanceof MessagingException said) {
                if (code(said) >= 500) {
                    throw new Never(said);
                }
                later |= code(said) >= 400;
                next = said.getNextException();
            }
            if (later) {
                return new NotNow(e);
            }
            throw new Unreachable(e);
        }

        private MimeMessage written(Outgoing mail) throws Never {
            try {
                return mails.of(mail);
            } catch (MessagingException | UnsupportedEncodingException | RuntimeException e) {
                throw new Never(e);
            }
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException e) {
                // it was done with anyway
            }
        }
    }

    private static int code(MessagingException e) {
        return switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException sending -> sending.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            default -> 0;
        };
    }
}
