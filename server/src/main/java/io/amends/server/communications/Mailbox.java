package io.amends.server.communications;

import io.amends.server.communications.Arrivals.Malformed;
import io.amends.server.communications.IncomingMail.Outcome;
import io.amends.server.communications.IncomingMail.Place;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The mailbox that customers write to, by IMAP. It is read and left as it is. */
@Component
class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final String TIMEOUT_MS = "30000";

    private final MailSettings settings;
    private final IncomingMail mails;
    private final Sorting sorting;
    private final Clock clock;
    private volatile @Nullable Trouble trouble;

    /** Since when it cannot be read, and why. */
    record Trouble(Instant since, String why) {}

    Mailbox(MailSettings settings, IncomingMail mails, Sorting sorting, Clock clock) {
        this.settings = settings;
        this.mails = mails;
        this.sorting = sorting;
        this.clock = clock;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * Reads what came since the last time.
     *
     * @return how many mails were looked at; as many as asked for means that there may be more
     */
    int read(int atMost) {
        if (!settings.reads()) {
            return 0;
        }
        try (Store store = opened();
                Folder folder = store.getFolder(settings.imapFolder())) {
            folder.open(Folder.READ_ONLY);
            int read = read(folder, atMost);
            trouble = null;
            return read;
        } catch (MessagingException e) {
            @Nullable Trouble known = trouble;
            if (known == null) {
                LOG.warn("The mailbox cannot be read, which is tried again: {}", e.toString());
            }
            trouble = new Trouble(known == null ? clock.instant() : known.since(), e.toString());
            return 0;
        }
    }

    private Store opened() throws MessagingException {
        boolean tls = settings.imapSecurity().equals("tls");
        boolean starttls = settings.imapSecurity().equals("starttls");
        String protocol = tls ? "imaps" : "imap";
        String prefix = "mail." + protocol + ".";
        Properties said = new Properties();
        said.put(prefix + "connectiontimeout", TIMEOUT_MS);
        said.put(prefix + "timeout", TIMEOUT_MS);
        said.put(prefix + "writetimeout", TIMEOUT_MS);
        said.put(prefix + "peek", "true");
        said.put(prefix + "ssl.checkserveridentity", "true");
        said.put(prefix + "starttls.enable", String.valueOf(starttls));
        said.put(prefix + "starttls.required", String.valueOf(starttls));
        Store store = Session.getInstance(said).getStore(protocol);
        store.connect(
                Objects.requireNonNull(settings.imapHost()),
                settings.imapPort(),
                settings.imapUser(),
                settings.imapPassword());
        return store;
    }

    private int read(Folder folder, int atMost) throws MessagingException {
        UIDFolder places = (UIDFolder) folder;
        String name =
                (settings.imapUser() + "@" + settings.imapHost() + "/" + settings.imapFolder())
                        .toLowerCase(Locale.ROOT);
        long validity = places.getUIDValidity();
        long last = mails.lastRead(name, validity);
        Message[] found = places.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        FetchProfile sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        sizes.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(found, sizes);
        int read = 0;
        for (Message message : found) {
            long uid = places.getUID(message);
            // a range beyond the last mail names the last mail (RFC 9051, 9, seq-range)
            if (uid > last && read < atMost) {
                look(message, new Place(name, validity, uid));
                read++;
            }
        }
        return read;
    }

    private void look(Message message, Place place) throws MessagingException {
        long largest = settings.largest().toBytes();
        if (message.getSize() > largest) {
            refuse(
                    message,
                    place,
                    Outcome.TOO_LARGE,
                    message.getSize() + " bytes, and " + largest + " at most are read");
            return;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            sorting.sort(place, Arrivals.read(bytes.toByteArray()));
        } catch (Malformed e) {
            refuse(message, place, Outcome.MALFORMED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new MessagingException("A mail could not be fetched", e);
        }
    }

    /** Only its head is looked at. */
    private void refuse(Message message, Place place, Outcome outcome, String why) {
        sorting.refuse(
                place, outcome, head(message, "From"), head(message, "Subject"), shortened(why));
        LOG.warn("A mail was not read ({}): {}", outcome, why);
    }

    private static String head(Message message, String name) {
        try {
            String @Nullable [] values = message.getHeader(name);
            return values == null ? "" : shortened(OneLine.of(values[0]));
        } catch (MessagingException | RuntimeException e) {
            return "";
        }
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + " […]";
    }
}
