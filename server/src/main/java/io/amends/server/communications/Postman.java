package io.amends.server.communications;

import io.amends.server.communications.Outbox.Held;
import io.amends.server.communications.Post.Counter;
import io.amends.server.communications.Post.Never;
import io.amends.server.communications.Post.NotNow;
import io.amends.server.communications.Post.Unreachable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Carries what waits in the outbox to the next server. A mail counts once that server has taken it;
 * between its taking it and our knowing it a crash makes the mail go out again, under the same
 * Message-ID, which is counted.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    /** How long a server's "later" is believed (RFC 5321, 4.5.4.1). */
    private static final Duration PATIENCE = Duration.ofDays(5);

    /** A mail that breaks the line each time would go out for ever. */
    private static final int MOST_REPEATS = 5;

    private final Post post;
    private final Outbox outbox;
    private final Deliveries deliveries;
    private final Clock clock;
    private volatile @Nullable Trouble trouble;

    /** Since when the next server cannot be reached, and why. */
    record Trouble(Instant since, String why) {}

    Postman(Post post, Outbox outbox, Deliveries deliveries, Clock clock) {
        this.post = post;
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * Carries some of what is due. Nothing is taken from the outbox while the server is away, so that
     * nothing runs out of tries.
     *
     * @return how many were settled or put back; 0 where nothing was due or the server is away
     */
    int carry(int atMost) {
        if (!post.isSetUp() || !outbox.isDue(clock.instant())) {
            return 0;
        }
        try (Counter counter = post.open()) {
            List<Held> held = outbox.claim(clock.instant(), atMost);
            handAll(counter, held.iterator());
            trouble = null;
            return held.size();
        } catch (Unreachable e) {
            Trouble known = trouble;
            if (known == null) {
                LOG.warn("Mail waits, since its server cannot be reached: {}", e.getMessage());
            }
            trouble =
                    new Trouble(
                            known == null ? clock.instant() : known.since(),
                            String.valueOf(e.getMessage()));
            return 0;
        }
    }

    private void handAll(Counter counter, Iterator<Held> held) throws Unreachable {
        while (held.hasNext()) {
            Held next = held.next();
            try {
                hand(counter, next);
            } catch (Unreachable e) {
                lineLost(next, e);
                held.forEachRemaining(
                        left -> outbox.putBack(left.id(), clock.instant(), null, false));
                throw e;
            }
        }
    }

    /** It may be this very mail that the server cannot bear: it must not go first again. */
    private void lineLost(Held held, Unreachable e) {
        outbox.putBack(
                held.id(), clock.instant().plus(pauseAfter(held.tries())), e.getMessage(), true);
    }

    private void hand(Counter counter, Held held) throws Unreachable {
        if (held.repeats() > MOST_REPEATS) {
            deliveries.setAside(held, "may have been sent " + held.repeats() + " times");
            return;
        }
        if (!outbox.trying(held.id(), clock.instant())) {
            return;
        }
        try {
            counter.hand(held.mail());
            taken(held);
        } catch (NotNow e) {
            later(held, e);
        } catch (Never e) {
            LOG.error(
                    "Mail {} to {} is set aside: {}",
                    held.mail().mailId(),
                    held.mail().recipient(),
                    e.getMessage());
            deliveries.refused(held, String.valueOf(e.getMessage()));
        }
    }

    /** While the database is away it is not known that it was sent: it goes out once more then. */
    private void taken(Held held) {
        try {
            deliveries.taken(held);
        } catch (DataAccessResourceFailureException
                | TransientDataAccessException
                | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Mail {} was sent, but its contact cannot be told", held.mail().mailId(), e);
            deliveries.setAside(held, "sent, but its contact cannot be told: " + e);
        }
    }

    private void later(Held held, NotNow e) {
        Instant now = clock.instant();
        if (held.mail().writtenAt().plus(PATIENCE).isBefore(now)) {
            deliveries.refused(held, "given up: " + e.getMessage());
        } else {
            outbox.putBack(held.id(), now.plus(pauseAfter(held.tries())), e.getMessage(), false);
        }
    }

    /** 30 seconds, doubled with each try, half an hour at most. */
    static Duration pauseAfter(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
