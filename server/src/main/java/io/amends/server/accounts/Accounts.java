package io.amends.server.accounts;

import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Customers, each as it is or as it was at an instant. */
@Repository
public class Accounts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, @Nullable String>> STATED =
            new TypeReference<>() {};

    private final JdbcClient sql;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Accounts(JdbcClient sql, ApplicationEventPublisher publisher, Clock clock) {
        this.sql = sql;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** As it is now; empty where there is none of that name, or none yet. */
    public Optional<Account> find(AccountId account) {
        return find(account, clock.instant());
    }

    /** As it was at an instant; empty where nothing was known of it by then. */
    public Optional<Account> find(AccountId account, Instant at) {
        return Optional.ofNullable(find(List.of(account), at).get(account));
    }

    /** Several at once, by their names. */
    @SuppressWarnings("NullAway") // rows are never null
    public Map<AccountId, Account> find(Collection<AccountId> accounts, Instant at) {
        return sql
                .sql(
                        """
                        SELECT id, attributes FROM account_as_of(:at) WHERE id = ANY(:accounts)
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("accounts", accounts.stream().map(AccountId::value).toArray(String[]::new))
                .query((row, number) -> account(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    /**
     * In the order of their ids.
     *
     * @param after begins behind this one; null for the first
     * @param manager only those that they look after; null for all
     */
    @SuppressWarnings("NullAway") // rows are never null
    public List<Account> list(
            @Nullable String after, @Nullable PersonId manager, Instant at, int atMost) {
        return sql.sql(
                        """
                        SELECT id, attributes FROM account_as_of(:at)
                        WHERE (CAST(:after AS text) IS NULL OR id > :after)
                          AND (CAST(:manager AS text) IS NULL
                               OR attributes ->> 'accountManager' = :manager)
                        ORDER BY id LIMIT :atMost
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("after", after)
                .param("manager", manager == null ? null : manager.value())
                .param("atMost", atMost)
                .query((row, number) -> account(row.getString(1), row.getString(2)))
                .list();
    }

    /** The names of the calendars agreed with accounts, as far as they have one at an instant. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> calendars(Instant at) {
        Map<AccountId, String> calendars = new LinkedHashMap<>();
        sql.sql(
                        """
                        SELECT account, calendar FROM (
                            SELECT DISTINCT ON (account) account,
                                attributes ->> 'calendar' AS calendar
                            FROM account_change
                            WHERE attributes ?? 'calendar' AND since <= :at
                            ORDER BY account, since DESC, number DESC) latest
                        WHERE calendar IS NOT NULL
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(
                        row -> {
                            calendars.put(new AccountId(row.getString(1)), row.getString(2));
                        });
        return calendars;
    }

    /** Whatever was ever said of it, by when it holds; what was said later of one instant comes later. */
    @SuppressWarnings("NullAway") // rows are never null
    public List<AccountChange> changes(AccountId account) {
        return sql.sql(
                        """
                        SELECT since, attributes FROM account_change
                        WHERE account = :account ORDER BY since, number
                        """)
                .param("account", account.value())
                .query(
                        (row, number) ->
                                new AccountChange(
                                        account,
                                        row.getObject(1, OffsetDateTime.class).toInstant(),
                                        stated(row.getString(2))))
                .list();
    }

    /** Which of these are known. */
    @SuppressWarnings("NullAway") // rows are never null
    public List<String> known(Collection<String> accounts) {
        return sql.sql("SELECT id FROM account WHERE id = ANY(:accounts)")
                .param("accounts", accounts.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /**
     * Keeps what is said, of accounts known and new; all of it or nothing.
     *
     * @param by null: a program of ours
     */
    @Transactional
    public void keep(List<AccountChange> changes, @Nullable UUID by) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        sql.sql("INSERT INTO account SELECT unnest(:ids) ON CONFLICT DO NOTHING")
                .param(
                        "ids",
                        changes.stream()
                                .map(change -> change.account().value())
                                .distinct()
                                .sorted()
                                .toArray(String[]::new))
                .update();
        sql.sql(
                        """
                        INSERT INTO account_change
                            (account, since, attributes, recorded_at, changed_by)
                        SELECT a, CAST(s AS timestamptz), CAST(t AS jsonb), :now, :by
                        FROM unnest(:accounts, :since, :stated)
                            WITH ORDINALITY AS n (a, s, t, place) ORDER BY place
                        """)
                .param("now", now)
                .param("by", by)
                .param("accounts", texts(changes, change -> change.account().value()))
                .param("since", texts(changes, change -> change.since().toString()))
                .param("stated", texts(changes, Accounts::json))
                .update();
        publisher.publishEvent(new AccountsChanged());
    }

    private static String[] texts(
            List<AccountChange> changes, Function<AccountChange, String> text) {
        return changes.stream().map(text).toArray(String[]::new);
    }

    private static String json(AccountChange change) {
        Map<String, @Nullable String> stated = new LinkedHashMap<>();
        change.stated()
                .forEach((attribute, value) -> stated.put(attribute.key(), value.orElse(null)));
        return JSON.writeValueAsString(stated);
    }

    private static Map<Attribute, Optional<String>> stated(String json) {
        Map<Attribute, Optional<String>> stated = new EnumMap<>(Attribute.class);
        JSON.readValue(json, STATED)
                .forEach(
                        (key, value) ->
                                Attribute.of(key)
                                        .ifPresent(
                                                known ->
                                                        stated.put(
                                                                known,
                                                                Optional.ofNullable(value))));
        return stated;
    }

    private static Account account(String id, String json) {
        Map<Attribute, String> known = new EnumMap<>(Attribute.class);
        stated(json).forEach((attribute, value) -> value.ifPresent(v -> known.put(attribute, v)));
        return Account.of(new AccountId(id), known);
    }
}
