package io.amends.history.audit;

import io.amends.core.failure.AccountContact;
import io.amends.core.insight.AccountSignal;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Reason;
import io.amends.history.assembly.Accounts;
import io.amends.history.report.Report.Account;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The accounts whose managers should hear of them. Any thread may add. */
final class AccountSignals {

    private final Rulebook rulebook;
    private final Accounts accounts;
    private final Instant asOf;
    private final Queue<AccountSignal> signals = new ConcurrentLinkedQueue<>();

    AccountSignals(Rulebook rulebook, Accounts accounts, Instant asOf) {
        this.rulebook = rulebook;
        this.accounts = accounts;
        this.asOf = asOf;
    }

    /**
     * @param contacts all of one account, or one without an account
     */
    void add(List<AccountContact> contacts, Observability source) {
        @Nullable AccountId account = contacts.getFirst().account();
        if (account != null && source.shows(Observable.ACCOUNT)) {
            AccountSignal.of(account, contacts, rulebook.signals(), asOf).ifPresent(signals::add);
        }
    }

    /** The most escalated first. */
    List<Account> accounts() {
        return signals.stream()
                .sorted(
                        Comparator.comparingInt(AccountSignal::customerVisible)
                                .reversed()
                                .thenComparing(AccountSignal::account))
                .map(this::shown)
                .toList();
    }

    private Account shown(AccountSignal signal) {
        var known = accounts.asOf(signal.account(), asOf);
        return new Account(
                signal.account().value(),
                known.map(io.amends.history.assembly.Account::name).orElse(null),
                known.map(io.amends.history.assembly.Account::accountManager).orElse(null),
                known.map(a -> text(a.renewalDate())).orElse(null),
                known.map(a -> text(a.annualValue())).orElse(null),
                known.map(io.amends.history.assembly.Account::currency).orElse(null),
                signal.customerVisible(),
                signal.since(),
                orNull(signal.slopePerDay()),
                orNull(signal.p()),
                why(signal));
    }

    private Reason why(AccountSignal signal) {
        int months = rulebook.signals().months();
        return signal.slopePerDay().isPresent()
                ? Reason.of(
                        "signal.escalated-and-declining",
                        signal.customerVisible(),
                        months,
                        signal.responses())
                : Reason.of("signal.escalated-csat-unknown", signal.customerVisible(), months);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
