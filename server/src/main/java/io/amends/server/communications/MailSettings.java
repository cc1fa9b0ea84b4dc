package io.amends.server.communications;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How mail goes out and comes in.
 *
 * @param from whom customers write to, with or without a name: {@code Acme <support@acme.example>}
 * @param smtpHost null: nothing is sent, everything waits
 * @param smtpSecurity {@code starttls} (demanded), {@code tls} or {@code none}
 * @param imapHost null: no mailbox is read
 * @param imapEvery how long between two looks into the mailbox
 * @param largest a greater mail is not read
 */
@ConfigurationProperties("amends.mail")
record MailSettings(
        @DefaultValue("Support <support@localhost>") String from,
        @Nullable String smtpHost,
        @DefaultValue("587") int smtpPort,
        @Nullable String smtpUser,
        @Nullable String smtpPassword,
        @DefaultValue("starttls") String smtpSecurity,
        @Nullable String imapHost,
        @DefaultValue("993") int imapPort,
        @Nullable String imapUser,
        @Nullable String imapPassword,
        @DefaultValue("tls") String imapSecurity,
        @DefaultValue("INBOX") String imapFolder,
        @DefaultValue("30s") Duration imapEvery,
        @DefaultValue("10MB") DataSize largest) {

    MailSettings {
        smtpHost = orNull(smtpHost);
        smtpUser = orNull(smtpUser);
        smtpPassword = orNull(smtpPassword);
        imapHost = orNull(imapHost);
        imapUser = orNull(imapUser);
        imapPassword = orNull(imapPassword);
        check("smtp-security", smtpSecurity);
        check("imap-security", imapSecurity);
        sender(from);
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static void check(String name, String security) {
        switch (security) {
            case "starttls", "tls", "none" -> {}
            default ->
                    throw new IllegalArgumentException(
                            "Expected amends.mail."
                                    + name
                                    + " to be starttls, tls or none, but was '"
                                    + security
                                    + "'");
        }
    }

    /** Whom mails are from. */
    InternetAddress sender() {
        return sender(from);
    }

    private static InternetAddress sender(String from) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(OneLine.of(from), true);
            if (parsed.length == 1 && Addresses.one(parsed[0].getAddress()).isPresent()) {
                return parsed[0];
            }
        } catch (AddressException e) {
            throw new IllegalArgumentException(wrong(from), e);
        }
        throw new IllegalArgumentException(wrong(from));
    }

    private static String wrong(String from) {
        return "Expected amends.mail.from to be one address, such as Acme <support@acme.example>,"
                + " but was '"
                + from
                + "'";
    }

    boolean sends() {
        return smtpHost != null;
    }

    boolean reads() {
        return imapHost != null;
    }

    @Override
    public String toString() {
        return "MailSettings[from=" + from + ", smtp=" + smtpHost + ", imap=" + imapHost + "]";
    }
}
