package io.amends.history.tally;

import io.amends.core.timeline.AccountId;
import io.amends.history.assembly.Account;
import io.amends.history.report.Report;
import io.amends.history.report.Report.CurrencyValue;
import io.amends.history.report.Report.RenewingAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which of the accounts with escalations renew soon, and what they are worth a year. */
final class Renewals {

    private static final int DAYS = 180;

    private final LocalDate today;
    private final List<RenewingAccount> renewing = new ArrayList<>();
    private final Map<String, BigDecimal> values = new TreeMap<>();
    private final Map<String, Long> accountsOf = new TreeMap<>();
    private long affected;
    private long withoutDate;
    private long withoutValue;

    Renewals(LocalDate today) {
        this.today = today;
    }

    /** Takes an account with at least one escalation, as known at the judge's instant. */
    void add(AccountId id, Optional<Account> known, long escalations, long customerVisible) {
        affected++;
        @Nullable LocalDate renewal = known.map(Account::renewalDate).orElse(null);
        if (renewal == null) {
            withoutDate++;
            return;
        }
        if (hasLeft(known.get()) || !isSoon(renewal)) {
            return;
        }
        Account account = known.get();
        @Nullable BigDecimal value = account.annualValue();
        if (value == null) {
            withoutValue++;
        } else {
            String currency = Objects.requireNonNullElse(account.currency(), "");
            values.merge(currency, value, BigDecimal::add);
            accountsOf.merge(currency, 1L, Long::sum);
        }
        renewing.add(
                new RenewingAccount(
                        id.value(),
                        account.name(),
                        renewal.toString(),
                        value == null ? null : value.toPlainString(),
                        account.currency(),
                        escalations,
                        customerVisible));
    }

    private boolean hasLeft(Account account) {
        return account.churnedOn() != null && !account.churnedOn().isAfter(today);
    }

    private boolean isSoon(LocalDate renewal) {
        return !renewal.isBefore(today) && !renewal.isAfter(today.plusDays(DAYS));
    }

    /**
     * @param accountsKnown whether the source shows whose contacts they are, and what accounts are
     */
    Report.Renewals shown(boolean accountsKnown) {
        renewing.sort(
                Comparator.comparing(RenewingAccount::renewalDate)
                        .thenComparing(RenewingAccount::account));
        return new Report.Renewals(
                missing(accountsKnown),
                today.toString(),
                today.plusDays(DAYS).toString(),
                affected,
                withoutDate,
                withoutValue,
                values.entrySet().stream()
                        .map(
                                e ->
                                        new CurrencyValue(
                                                e.getKey(),
                                                e.getValue().toPlainString(),
                                                accountsOf.getOrDefault(e.getKey(), 0L)))
                        .toList(),
                List.copyOf(renewing));
    }

    private @Nullable String missing(boolean accountsKnown) {
        if (!accountsKnown) {
            return "account";
        }
        if (affected > 0 && withoutDate == affected) {
            return "renewal-date";
        }
        return !renewing.isEmpty() && withoutValue == renewing.size() ? "annual-value" : null;
    }
}
