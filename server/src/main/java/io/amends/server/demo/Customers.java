package io.amends.server.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Timeline;
import io.amends.server.accounts.AccountChange;
import io.amends.server.accounts.Accounts;
import io.amends.server.accounts.Attribute;
import io.amends.server.accounts.Requester;
import io.amends.server.accounts.Requesters;
import io.amends.server.identity.People;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The example's accounts with their history, who looks after them, and whoever asked there. */
@Component
@DemoOnly
class Customers {

    private static final Map<Attribute, String> COLUMNS =
            Map.ofEntries(
                    Map.entry(Attribute.NAME, "name"),
                    Map.entry(Attribute.SEGMENT, "segment"),
                    Map.entry(Attribute.INDUSTRY, "industry"),
                    Map.entry(Attribute.REGION, "region"),
                    Map.entry(Attribute.CUSTOMER_SINCE, "customer_since"),
                    Map.entry(Attribute.RENEWAL_DATE, "renewal"),
                    Map.entry(Attribute.ANNUAL_VALUE, "annual_value"),
                    Map.entry(Attribute.CURRENCY, "currency"),
                    Map.entry(Attribute.STRATEGIC, "strategic"),
                    Map.entry(Attribute.ACCOUNT_MANAGER, "account_manager"),
                    Map.entry(Attribute.CALENDAR, "hours"),
                    Map.entry(Attribute.ZONE, "zone"),
                    Map.entry(Attribute.LANGUAGE, "language"),
                    Map.entry(Attribute.CHURNED_ON, "churned_on"));

    private final Accounts accounts;
    private final Requesters requesters;
    private final People people;

    Customers(Accounts accounts, Requesters requesters, People people) {
        this.accounts = accounts;
        this.requesters = requesters;
        this.people = people;
    }

    /**
     * Keeps them.
     *
     * @return what stands for everybody's name from now on: an address for those who ask, a number
     *     for those who look after accounts
     */
    @Transactional
    public Map<String, String> win(Path example, List<Timeline> stories, Instant now)
            throws IOException {
        Map<String, String> known = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(example.resolve("accounts.csv"))) {
            accounts.keep(rows.stream().map(row -> change(row, known, now)).toList(), null);
        }
        askers(stories)
                .forEach(
                        (name, account) -> {
                            String address = Addresses.of(name, domain(account));
                            requesters.put(
                                    new Requester(address, account, name, address, null, null));
                            known.put(name, address);
                        });
        return known;
    }

    private AccountChange change(NamedCsvRecord row, Map<String, String> known, Instant now) {
        Map<Attribute, Optional<String>> stated = new EnumMap<>(Attribute.class);
        COLUMNS.forEach(
                (attribute, column) ->
                        stated.put(
                                attribute,
                                Optional.of(row.getField(column))
                                        .filter(value -> !value.isEmpty())
                                        .map(value -> value(attribute, value, known, now))));
        return new AccountChange(
                new AccountId(row.getField("id")),
                Instant.parse(row.getField("valid_from")),
                stated);
    }

    private String value(
            Attribute attribute, String value, Map<String, String> known, Instant now) {
        return switch (attribute) {
            case STRATEGIC -> String.valueOf(value.equals("yes"));
            case ACCOUNT_MANAGER -> known.computeIfAbsent(value, name -> manager(name, now));
            default -> value;
        };
    }

    private String manager(String name, Instant now) {
        return people.add(Addresses.ofOurs(name), name, Set.of(Role.ACCOUNT_MANAGER), now)
                .id()
                .toString();
    }

    private static Map<String, AccountId> askers(List<Timeline> stories) {
        Map<String, AccountId> askers = new TreeMap<>();
        for (Timeline story : stories) {
            story.all(Described.class)
                    .map(Described::description)
                    .filter(d -> d.requester() != null && d.account() != null)
                    .forEach(d -> askers.put(name(d), account(d)));
        }
        return askers;
    }

    private static String name(Description description) {
        return Objects.requireNonNull(description.requester());
    }

    private static AccountId account(Description description) {
        return Objects.requireNonNull(description.account());
    }

    private String domain(AccountId account) {
        return accounts.find(account)
                .map(known -> Addresses.domain(known.name()))
                .orElse("customer.example");
    }
}
