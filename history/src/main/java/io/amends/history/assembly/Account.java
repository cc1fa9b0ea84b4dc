package io.amends.history.assembly;

import io.amends.core.timeline.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account at an instant. Null: not stated.
 *
 * @param annualValue in the currency, per year
 * @param calendar the name of one of the mapping's calendars
 * @param zone an IANA zone, as the source has it
 */
public record Account(
        AccountId id,
        @Nullable String name,
        @Nullable String segment,
        @Nullable String industry,
        @Nullable String region,
        @Nullable LocalDate customerSince,
        @Nullable LocalDate renewalDate,
        @Nullable BigDecimal annualValue,
        @Nullable String currency,
        boolean strategic,
        @Nullable String accountManager,
        @Nullable String calendar,
        @Nullable String zone,
        @Nullable LocalDate churnedOn) {

    static Account unknown(AccountId id) {
        return new Account(
                id, null, null, null, null, null, null, null, null, false, null, null, null, null);
    }
}
