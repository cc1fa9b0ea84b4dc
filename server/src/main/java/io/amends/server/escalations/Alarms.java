package io.amends.server.escalations;

import io.amends.core.lifecycle.Lifecycle;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Rules;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.KeptContact;
import io.amends.server.timeline.Timelines;
import io.amends.server.timeline.WrittenContact;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks at the contacts whose alarm has rung, a batch in one transaction ({@code
 * docs/adr/0018-wake-ups-by-the-batch.md}). A node that is killed on the way loses nothing: what it
 * had claimed rings for another.
 */
@Service
class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final Timelines timelines;
    private final RulesInForce rules;
    private final Clock clock;
    private final TransactionOperations transaction;

    Alarms(
            Timelines timelines,
            RulesInForce rules,
            Clock clock,
            TransactionOperations transaction) {
        this.timelines = timelines;
        this.rules = rules;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Handles those longest overdue.
     *
     * @return how many were due: as many as asked for means that there may be more
     */
    int ring(int atMost) {
        try {
            return rung(atMost).size();
        } catch (RuntimeException e) {
            if (isOfTheDatabase(e)) {
                throw e;
            }
            LOG.warn("Alarms could not be kept together, so one by one: {}", e.toString());
            return oneByOne(atMost);
        }
    }

    private List<ContactId> rung(int atMost) {
        return Objects.requireNonNull(transaction.execute(status -> handled(due(atMost))));
    }

    private List<ContactId> due(int atMost) {
        return timelines.claimDue(clock.instant(), atMost);
    }

    private List<ContactId> handled(List<ContactId> due) {
        if (!due.isEmpty()) {
            Instant now = clock.instant();
            Rules current = rules.latest();
            List<Addition> additions = new ArrayList<>(due.size());
            for (WrittenContact written : timelines.written(due)) {
                woken(written, current, now).ifPresent(additions::add);
            }
            timelines.append(additions);
        }
        return due;
    }

    /** Each in a transaction of its own, so that the one that cannot be kept shows itself. */
    private int oneByOne(int atMost) {
        int rung = 0;
        List<ContactId> one = List.of();
        do {
            AtomicReference<List<ContactId>> claimed = new AtomicReference<>(List.of());
            try {
                one =
                        Objects.requireNonNull(
                                transaction.execute(
                                        status -> {
                                            claimed.set(due(1));
                                            return handled(claimed.get());
                                        }));
            } catch (RuntimeException e) {
                one = claimed.get();
                if (isOfTheDatabase(e) || one.isEmpty()) {
                    throw e;
                }
                LOG.error("Contact {} is set aside, since it could not be kept", one.getFirst(), e);
                timelines.setAside(
                        one.getFirst(),
                        NestedExceptionUtils.getMostSpecificCause(e).toString(),
                        clock.instant());
            }
            rung += one.size();
        } while (!one.isEmpty() && rung < atMost);
        return rung;
    }

    /** It cannot be reached or asks to try again: no contact's fault. */
    private static boolean isOfTheDatabase(RuntimeException e) {
        return e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof NonTransientDataAccessResourceException
                || e instanceof TransactionException;
    }

    /** One that cannot be worked out is named and taken out of the way of the others. */
    private Optional<Addition> woken(WrittenContact written, Rules current, Instant now) {
        try {
            KeptContact kept = written.read();
            LiveContact contact = kept.at(current, now);
            List<Event> events = Lifecycle.wake(contact);
            return Optional.of(new Addition(kept, contact.with(events), events));
        } catch (RuntimeException e) {
            LOG.error(
                    "Contact {} is set aside, since it could not be worked out",
                    written.contact(),
                    e);
            timelines.setAside(written.contact(), String.valueOf(e), now);
            return Optional.empty();
        }
    }
}
