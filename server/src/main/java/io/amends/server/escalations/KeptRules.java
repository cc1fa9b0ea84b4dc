package io.amends.server.escalations;

import io.amends.core.lifecycle.Rules;
import io.amends.core.protocol.Calendars;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.trigger.Trigger;
import io.amends.server.accounts.Accounts;
import io.amends.server.accounts.AccountsChanged;
import io.amends.server.organisation.OrganisationChanged;
import io.amends.server.organisation.Organisations;
import io.amends.server.organisation.PersonAdded;
import io.amends.server.rules.AccountFacts;
import io.amends.server.rules.ConditionMet;
import io.amends.server.rules.Policies;
import io.amends.server.rules.PolicyKind;
import io.amends.server.rules.RulesChanged;
import io.amends.server.rules.StandingRules;
import io.amends.server.timeline.Timelines;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The documents of rules over the organisation as it is kept. What was changed on another node is
 * known here a moment later.
 */
@Component
class KeptRules implements RulesInForce {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    /** While one reads them anew, the others go by what was known a moment ago. */
    private static final Duration STILL_GOOD_FOR = Duration.ofSeconds(2);

    private static final WorkingCalendar OFFICE =
            WorkingCalendar.of(
                    "Mon–Fri 09:00–17:00 UTC",
                    ZoneOffset.UTC,
                    WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                    Holidays.none());

    /**
     * @param readAt before anything of it was read, by {@link System#nanoTime}
     */
    private record Known(Rules rules, long readAt) {}

    private final Policies policies;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Timelines timelines;
    private final Clock clock;
    private final AtomicInteger edits = new AtomicInteger();
    private final AtomicBoolean reading = new AtomicBoolean();
    private final Lock ringing = new ReentrantLock();
    private volatile @Nullable Known known;

    KeptRules(
            Policies policies,
            Organisations organisations,
            Accounts accounts,
            Timelines timelines,
            Clock clock) {
        this.policies = policies;
        this.organisations = organisations;
        this.accounts = accounts;
        this.timelines = timelines;
        this.clock = clock;
    }

    /** Of many who ask at once one reads; the others go on with what was known until then. */
    @Override
    public Rules current() {
        @Nullable Known last = known;
        long age = last == null ? Long.MAX_VALUE : System.nanoTime() - last.readAt();
        if (last != null && age < KNOWN_FOR.toNanos()) {
            return last.rules();
        }
        if (last == null || age >= STILL_GOOD_FOR.toNanos()) {
            return read();
        }
        if (!reading.compareAndSet(false, true)) {
            return last.rules();
        }
        try {
            return read();
        } finally {
            reading.set(false);
        }
    }

    /**
     * Of many who ask at once one reads, and the others take what was read since they asked. All of
     * them ask within a transaction, so that whoever reads waits for no connection of theirs.
     */
    @Override
    public Rules latest() {
        long asked = System.nanoTime();
        ringing.lock();
        try {
            @Nullable Known last = known;
            return last != null && last.readAt() - asked >= 0 ? last.rules() : read();
        } finally {
            ringing.unlock();
        }
    }

    private Rules read() {
        int edit = edits.get();
        long now = System.nanoTime();
        long edition = timelines.edition();
        Rules rules = under(policies.standing()).ofEdition(edition);
        known = new Known(rules, now);
        if (edits.get() != edit) {
            known = null;
        }
        return rules;
    }

    /** What was read while it was edited is forgotten too. */
    private void forget() {
        edits.incrementAndGet();
        known = null;
    }

    /** What would decide if these documents held, over the organisation and the accounts as kept. */
    Rules under(StandingRules standing) {
        AccountFacts facts = new KnownAccounts(accounts);
        return new Rules(
                standing.rulebook(),
                standing.earlier(),
                calendars(standing.calendars()),
                organisations.load(),
                Optional.empty(),
                standing.routingSince(),
                standing.triggers().stream()
                        .<Trigger>map(trigger -> new ConditionMet(trigger, facts))
                        .toList());
    }

    private Calendars calendars(Map<String, WorkingCalendar> named) {
        return Calendars.of(
                named.getOrDefault(PolicyKind.STANDARD, OFFICE),
                resolved(organisations.calendars(), named),
                resolved(accounts.calendars(clock.instant()), named));
    }

    /** Whoever is said to have a calendar that nobody has written has the standard one. */
    private static <K> Map<K, WorkingCalendar> resolved(
            Map<K, String> names, Map<String, WorkingCalendar> named) {
        Map<K, WorkingCalendar> calendars = new HashMap<>();
        names.forEach(
                (whose, name) -> {
                    @Nullable WorkingCalendar calendar = named.get(name);
                    if (calendar != null) {
                        calendars.put(whose, calendar);
                    }
                });
        return calendars;
    }

    // What has to ring is written with the edit itself: whoever dies right after it loses nothing.

    /** What runs is handled by the protocol it began under; the rest concerns what is not resolved. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void edited(RulesChanged change) {
        switch (change.kind()) {
            case CALENDAR, ROUTING, TRIGGER -> timelines.wakeUnresolved(clock.instant());
            case PROTOCOL, TEAM, TIERS -> {}
        }
    }

    /** Escalated contacts may need another owner, or none of their alarms may be right any more. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void changed(OrganisationChanged change) {
        timelines.wakeEscalated(clock.instant());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void known(RulesChanged change) {
        forget();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void known(OrganisationChanged change) {
        forget();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void added(PersonAdded person) {
        forget();
    }

    /** Calendars agreed with them, and what conditions ask of them. */
    @TransactionalEventListener(fallbackExecution = true)
    void accounts(AccountsChanged change) {
        forget();
    }
}
