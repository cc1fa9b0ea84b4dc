package io.amends.server.escalations;

import io.amends.core.timeline.AccountId;
import io.amends.server.accounts.AccountChange;
import io.amends.server.accounts.Accounts;
import io.amends.server.accounts.Attribute;
import io.amends.server.rules.AccountFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts as conditions ask for them; each is read once for as long as one set of rules holds. */
final class KnownAccounts implements AccountFacts {

    private final Accounts accounts;
    private final Map<AccountId, List<AccountChange>> read = new ConcurrentHashMap<>();

    KnownAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Map<String, Object> of(AccountId account, Instant at) {
        EnumMap<Attribute, String> stated = new EnumMap<>(Attribute.class);
        for (AccountChange change : read.computeIfAbsent(account, accounts::changes)) {
            if (!change.since().isAfter(at)) {
                change.stated().forEach((attribute, value) -> lay(stated, attribute, value));
            }
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("id", account.value());
        LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
        stated.forEach((attribute, value) -> put(facts, attribute, value, today));
        return facts;
    }

    private static void lay(
            Map<Attribute, String> stated, Attribute attribute, Optional<String> value) {
        value.ifPresentOrElse(v -> stated.put(attribute, v), () -> stated.remove(attribute));
    }

    private static void put(
            Map<String, Object> facts, Attribute attribute, String value, LocalDate today) {
        switch (attribute) {
            case NAME -> facts.put("name", value);
            case SEGMENT -> facts.put("segment", value);
            case INDUSTRY -> facts.put("industry", value);
            case REGION -> facts.put("region", value);
            case CURRENCY -> facts.put("currency", value);
            case LANGUAGE -> facts.put("language", value);
            case STRATEGIC -> facts.put("strategic", Boolean.parseBoolean(value));
            case ANNUAL_VALUE -> facts.put("annual_value", new BigDecimal(value).doubleValue());
            case RENEWAL_DATE ->
                    facts.put(
                            "days_to_renewal",
                            ChronoUnit.DAYS.between(today, LocalDate.parse(value)));
            case CUSTOMER_SINCE ->
                    facts.put(
                            "days_as_customer",
                            ChronoUnit.DAYS.between(LocalDate.parse(value), today));
            case ACCOUNT_MANAGER, CALENDAR, ZONE, CHURNED_ON -> {}
        }
    }
}
