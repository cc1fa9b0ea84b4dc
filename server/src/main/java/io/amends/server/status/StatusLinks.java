package io.amends.server.status;

import io.amends.core.timeline.ContactId;
import io.amends.server.communications.CustomerPages;
import io.amends.server.communications.ServiceAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links to customers' pages: 256 bits by chance, of which only the hash is kept. They expire, and all
 * of a contact can be revoked at once.
 */
@Service
public class StatusLinks implements CustomerPages {

    static final Duration GOOD_FOR = Duration.ofDays(90);

    /** A letter that is being written shows the same link all the while. */
    private static final Duration TOLD_AGAIN_FOR = Duration.ofHours(1);

    private static final int BYTES = 32;
    private static final int REMEMBERED = 1_000;
    private static final SecureRandom CHANCE = new SecureRandom();

    private record Made(String token, Instant at) {}

    private final JdbcClient sql;
    private final ServiceAddress address;
    private final Clock clock;
    private final Map<ContactId, Made> lately =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ContactId, Made> eldest) {
                    return size() > REMEMBERED;
                }
            };

    StatusLinks(JdbcClient sql, ServiceAddress address, Clock clock) {
        this.sql = sql;
        this.address = address;
        this.clock = clock;
    }

    @Override
    @Transactional
    public String linkFor(ContactId contact) {
        Instant now = clock.instant();
        @Nullable Made last;
        synchronized (lately) {
            last = lately.get(contact);
        }
        boolean usable =
                last != null
                        && now.isBefore(last.at().plus(TOLD_AGAIN_FOR))
                        && !now.isBefore(last.at())
                        && contactOf(last.token()).filter(contact::equals).isPresent();
        String token = usable && last != null ? last.token() : make(contact, now);
        return address.of("/status/" + token);
    }

    private String make(ContactId contact, Instant now) {
        byte[] bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sql.sql(
                        """
                        INSERT INTO status_link (token_hash, contact, made_at, expires_at)
                        VALUES (:hash, :contact, :at, :until)
                        """)
                .param("hash", hash(token))
                .param("contact", contact.value())
                .param("at", utc(now))
                .param("until", utc(now.plus(GOOD_FOR)))
                .update();
        synchronized (lately) {
            lately.put(contact, new Made(token, now));
        }
        return token;
    }

    /** Whose page a link leads to; empty where it leads nowhere, or nowhere any more. */
    @Transactional(readOnly = true)
    public Optional<ContactId> contactOf(String token) {
        return sql.sql(
                        """
                        SELECT contact FROM status_link
                        WHERE token_hash = :hash AND revoked_at IS NULL AND expires_at > :now
                        """)
                .param("hash", hash(token))
                .param("now", utc(clock.instant()))
                .query(String.class)
                .optional()
                .map(ContactId::new);
    }

    /** A new link, which is the only one that leads there from now on. */
    @Transactional
    public String renew(ContactId contact) {
        revoke(contact);
        return linkFor(contact);
    }

    /** From now on no link that was given out leads to this contact. */
    @Transactional
    public void revoke(ContactId contact) {
        sql.sql(
                        """
                        UPDATE status_link SET revoked_at = :now
                        WHERE contact = :contact AND revoked_at IS NULL
                        """)
                .param("now", utc(clock.instant()))
                .param("contact", contact.value())
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
