package io.amends.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.PersonId;
import io.amends.server.TestServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers on real PostgreSQL, as they are and as they were. */
class AccountsTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final AccountId MILLER = new AccountId("A-1");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final Accounts accounts = SERVER.bean(Accounts.class);

    @BeforeEach
    void nobody() {
        SERVER.reset();
    }

    private void say(Instant since, Attribute attribute, String value) {
        say(since, Map.of(attribute, Optional.of(value)));
    }

    private void say(Instant since, Map<Attribute, Optional<String>> stated) {
        accounts.keep(List.of(new AccountChange(MILLER, since, stated)), null);
    }

    @Test
    void an_account_is_read_as_it_was_at_the_instant() {
        say(MARCH, Attribute.SEGMENT, "Small business");
        say(JUNE, Attribute.SEGMENT, "Enterprise");
        assertThat(accounts.find(MILLER, MARCH.minusSeconds(1))).isEmpty();
        assertThat(accounts.find(MILLER, MARCH).orElseThrow().segment())
                .isEqualTo("Small business");
        assertThat(accounts.find(MILLER, JUNE.minusSeconds(1)).orElseThrow().segment())
                .isEqualTo("Small business");
        assertThat(accounts.find(MILLER, JUNE).orElseThrow().segment()).isEqualTo("Enterprise");
    }

    @Test
    void what_becomes_known_late_changes_the_past_and_not_what_came_after() {
        say(JUNE, Attribute.SEGMENT, "Enterprise");
        say(
                MARCH,
                Map.of(
                        Attribute.SEGMENT,
                        Optional.of("Small business"),
                        Attribute.REGION,
                        Optional.of("North")));
        assertThat(accounts.find(MILLER, MARCH).orElseThrow().segment())
                .isEqualTo("Small business");
        Account later = accounts.find(MILLER, JUNE).orElseThrow();
        assertThat(later.segment()).isEqualTo("Enterprise");
        assertThat(later.region()).isEqualTo("North");
    }

    @Test
    void of_one_instant_what_was_said_last_holds_and_what_holds_no_longer_is_gone() {
        say(MARCH, Attribute.RENEWAL_DATE, "2027-01-31");
        say(MARCH, Attribute.RENEWAL_DATE, "2027-02-28");
        assertThat(accounts.find(MILLER, MARCH).orElseThrow().renewalDate())
                .isEqualTo(LocalDate.of(2027, 2, 28));
        say(JUNE, Map.of(Attribute.RENEWAL_DATE, Optional.empty()));
        assertThat(accounts.find(MILLER, JUNE).orElseThrow().renewalDate()).isNull();
        assertThat(accounts.changes(MILLER)).hasSize(3);
    }

    @Test
    void every_attribute_comes_back() {
        PersonId manager = new PersonId("00000000-0000-4000-8000-000000000001");
        Map<Attribute, Optional<String>> all =
                Map.ofEntries(
                        Map.entry(Attribute.NAME, Optional.of("Müller & Söhne 〇")),
                        Map.entry(Attribute.SEGMENT, Optional.of("Enterprise")),
                        Map.entry(Attribute.INDUSTRY, Optional.of("Retail")),
                        Map.entry(Attribute.REGION, Optional.of("South")),
                        Map.entry(Attribute.CUSTOMER_SINCE, Optional.of("2020-02-29")),
                        Map.entry(Attribute.RENEWAL_DATE, Optional.of("2027-01-31")),
                        Map.entry(Attribute.ANNUAL_VALUE, Optional.of("120000.50")),
                        Map.entry(Attribute.CURRENCY, Optional.of("EUR")),
                        Map.entry(Attribute.STRATEGIC, Optional.of("true")),
                        Map.entry(Attribute.ACCOUNT_MANAGER, Optional.of(manager.value())),
                        Map.entry(Attribute.CALENDAR, Optional.of("Office")),
                        Map.entry(Attribute.ZONE, Optional.of("Pacific/Chatham")),
                        Map.entry(Attribute.LANGUAGE, Optional.of("de")),
                        Map.entry(Attribute.CHURNED_ON, Optional.of("2027-03-01")));
        assertThat(all.keySet()).containsExactlyInAnyOrder(Attribute.values());
        say(MARCH, all);
        assertThat(accounts.find(MILLER))
                .hasValue(
                        new Account(
                                MILLER,
                                "Müller & Söhne 〇",
                                "Enterprise",
                                "Retail",
                                "South",
                                LocalDate.of(2020, 2, 29),
                                LocalDate.of(2027, 1, 31),
                                new BigDecimal("120000.50"),
                                "EUR",
                                true,
                                manager,
                                "Office",
                                ZoneId.of("Pacific/Chatham"),
                                "de",
                                LocalDate.of(2027, 3, 1)));
        assertThat(accounts.list(null, manager, JUNE, 10)).hasSize(1);
        assertThat(accounts.list(null, new PersonId("somebody else"), JUNE, 10)).isEmpty();
    }

    @Test
    void a_list_goes_on_where_it_stopped() {
        accounts.keep(
                IntStream.range(0, 7)
                        .mapToObj(i -> new AccountChange(new AccountId("A-" + i), MARCH, Map.of()))
                        .toList(),
                null);
        List<Account> first = accounts.list(null, null, JUNE, 4);
        List<Account> rest = accounts.list(first.getLast().id().value(), null, JUNE, 4);
        assertThat(first).hasSize(4);
        assertThat(rest)
                .extracting(Account::id)
                .extracting(AccountId::value)
                .containsExactly("A-4", "A-5", "A-6");
    }

    @Test
    void what_was_said_cannot_be_unsaid() {
        say(MARCH, Attribute.SEGMENT, "Enterprise");
        assertThatThrownBy(() -> SERVER.jdbc().sql("DELETE FROM account_change").update())
                .hasMessageContaining("kept as they were written");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    ANNUAL_VALUE, 0, true
                    ANNUAL_VALUE, 999999999999.99, true
                    ANNUAL_VALUE, 1000000000000, false
                    ANNUAL_VALUE, 0.001, false
                    ANNUAL_VALUE, -1, false
                    ANNUAL_VALUE, 1e9, false
                    CUSTOMER_SINCE, 2024-02-29, true
                    CUSTOMER_SINCE, 2023-02-29, false
                    CUSTOMER_SINCE, +12024-02-28, false
                    CURRENCY, EUR, true
                    CURRENCY, eur, false
                    STRATEGIC, yes, false
                    ZONE, Europe/Rome, true
                    ZONE, Europe/Nowhere, false
                    LANGUAGE, de, true
                    LANGUAGE, deutsch, false
                    ACCOUNT_MANAGER, anna, false
                    NAME, ' ', false
                    """)
    void each_attribute_takes_only_what_can_be_meant(
            Attribute attribute, String value, boolean taken) {
        assertThat(attribute.takes(value)).isEqualTo(taken);
    }

    @Test
    void a_requester_is_found_by_id_and_by_address_whatever_its_case() {
        Requesters requesters = SERVER.bean(Requesters.class);
        say(MARCH, Map.of());
        Requester maria =
                new Requester("R-1", MILLER, "Maria", "Maria@example.org", "it", ZoneId.of("UTC"));
        requesters.put(maria);
        requesters.put(new Requester("R-2", null, "Otto", null, null, null));
        assertThat(requesters.find("R-1")).hasValue(maria);
        assertThat(requesters.byEmail("maria@EXAMPLE.org")).containsExactly(maria);
        assertThat(requesters.list(MILLER, null, 10)).containsExactly(maria);
        assertThat(requesters.list(null, "R-1", 10))
                .extracting(Requester::id)
                .containsExactly("R-2");
    }
}
