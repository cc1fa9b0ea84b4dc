package io.amends.server.accounts;

import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.PersonId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A customer organisation as it was at an instant. Null: not known.
 *
 * @param annualValue in {@code currency}
 * @param calendar the name of its working calendar
 * @param language what it is written to in, such as {@code de}
 * @param churnedOn the day it ceased to be a customer
 */
public record Account(
        AccountId id,
        String name,
        @Nullable String segment,
        @Nullable String industry,
        @Nullable String region,
        @Nullable LocalDate customerSince,
        @Nullable LocalDate renewalDate,
        @Nullable BigDecimal annualValue,
        @Nullable String currency,
        boolean strategic,
        @Nullable PersonId accountManager,
        @Nullable String calendar,
        @Nullable ZoneId zone,
        @Nullable String language,
        @Nullable LocalDate churnedOn) {

    /** One of which nothing but these attributes is stated; its id stands in for a name. */
    static Account of(AccountId id, Map<Attribute, String> stated) {
        return new Account(
                id,
                stated.getOrDefault(Attribute.NAME, id.value()),
                stated.get(Attribute.SEGMENT),
                stated.get(Attribute.INDUSTRY),
                stated.get(Attribute.REGION),
                read(stated, Attribute.CUSTOMER_SINCE, LocalDate::parse),
                read(stated, Attribute.RENEWAL_DATE, LocalDate::parse),
                read(stated, Attribute.ANNUAL_VALUE, BigDecimal::new),
                stated.get(Attribute.CURRENCY),
                Boolean.parseBoolean(stated.get(Attribute.STRATEGIC)),
                read(stated, Attribute.ACCOUNT_MANAGER, PersonId::new),
                stated.get(Attribute.CALENDAR),
                read(stated, Attribute.ZONE, ZoneId::of),
                stated.get(Attribute.LANGUAGE),
                read(stated, Attribute.CHURNED_ON, LocalDate::parse));
    }

    private static <T> @Nullable T read(
            Map<Attribute, String> stated, Attribute attribute, Function<String, T> reading) {
        @Nullable String value = stated.get(attribute);
        return value == null ? null : reading.apply(value);
    }
}
