package io.amends.history.assembly;

import io.amends.core.protocol.Calendars;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Description;
import io.amends.history.mapping.Field;
import io.amends.history.mapping.Mapping;
import io.amends.history.source.AccountRow;
import io.amends.history.source.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of accounts, dated: a rule reads an account as of its instant. A row without a date
 * holds always; a dated one adds to what held before it.
 */
public final class Accounts {

    public static final Accounts NONE = new Accounts(Map.of());

    private final Map<AccountId, NavigableMap<Instant, Account>> histories;

    private Accounts(Map<AccountId, NavigableMap<Instant, Account>> histories) {
        this.histories = histories;
    }

    /** Takes over the rows of a mapping's account tables, in any order. */
    public static Accounts of(Mapping mapping, Collection<AccountRow> rows) {
        RowReaders readers = new RowReaders(mapping);
        List<AccountRow> ordered =
                rows.stream()
                        .sorted(
                                Comparator.comparing(Accounts::since)
                                        .thenComparingInt(AccountRow::table)
                                        .thenComparing(row -> String.join("\u0000", row.cells())))
                        .toList();
        Map<AccountId, NavigableMap<Instant, Account>> histories = new HashMap<>();
        for (AccountRow row : ordered) {
            AccountId id = new AccountId(row.account());
            NavigableMap<Instant, Account> history =
                    histories.computeIfAbsent(id, i -> new TreeMap<>());
            Account before =
                    history.isEmpty() ? Account.unknown(id) : history.lastEntry().getValue();
            history.put(since(row), overlaid(before, readers, row));
        }
        return new Accounts(histories);
    }

    private static Instant since(AccountRow row) {
        return row.from().orElse(Instant.MIN);
    }

    private static Account overlaid(Account before, RowReaders readers, AccountRow row) {
        Row cells = new Row(row.account(), row.table(), since(row), since(row), row.cells());
        RowReader reader = readers.of(cells);
        @Nullable Boolean strategic = reader.read(Field.STRATEGIC, cells, Boolean.class);
        return new Account(
                before.id(),
                later(before.name(), reader.text(Field.NAME, cells)),
                later(before.segment(), reader.text(Field.SEGMENT, cells)),
                later(before.industry(), reader.text(Field.INDUSTRY, cells)),
                later(before.region(), reader.text(Field.REGION, cells)),
                later(
                        before.customerSince(),
                        reader.read(Field.CUSTOMER_SINCE, cells, LocalDate.class)),
                later(
                        before.renewalDate(),
                        reader.read(Field.RENEWAL_DATE, cells, LocalDate.class)),
                later(
                        before.annualValue(),
                        reader.read(Field.ANNUAL_VALUE, cells, BigDecimal.class)),
                later(before.currency(), reader.text(Field.CURRENCY, cells)),
                strategic == null ? before.strategic() : strategic,
                later(before.accountManager(), reader.text(Field.ACCOUNT_MANAGER, cells)),
                later(before.calendar(), reader.text(Field.CALENDAR, cells)),
                later(before.zone(), reader.text(Field.ZONE, cells)),
                later(before.churnedOn(), reader.read(Field.CHURNED_ON, cells, LocalDate.class)));
    }

    private static <T> @Nullable T later(@Nullable T before, @Nullable T stated) {
        return stated == null ? before : stated;
    }

    public boolean isEmpty() {
        return histories.isEmpty();
    }

    /** The accounts known, in the order of their ids. */
    public List<AccountId> ids() {
        return histories.keySet().stream().sorted().toList();
    }

    /** What was known of an account from when on, until an instant. */
    public SortedMap<Instant, Account> states(AccountId id, Instant until) {
        @Nullable NavigableMap<Instant, Account> history = histories.get(id);
        return history == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(history.headMap(until, true));
    }

    /** What was known of an account at an instant; empty where nothing was. */
    public Optional<Account> asOf(AccountId id, Instant at) {
        return Optional.ofNullable(histories.get(id))
                .map(history -> history.floorEntry(at))
                .map(Map.Entry::getValue);
    }

    /** What is known of an account by now. */
    public Optional<Account> latest(AccountId id) {
        return Optional.ofNullable(histories.get(id)).map(h -> h.lastEntry().getValue());
    }

    /** A contact's description with its account's attributes where it states none itself. */
    Description overlaid(Description stated, Instant openedAt) {
        @Nullable AccountId id = stated.account();
        if (id == null || histories.isEmpty()) {
            return stated;
        }
        return asOf(id, openedAt)
                .map(
                        account ->
                                new Description(
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                account.segment(),
                                                account.industry(),
                                                account.region(),
                                                null)
                                        .overlaidBy(stated))
                .orElse(stated);
    }

    /** The mapping's calendars, with those that account rows name. */
    public Calendars calendars(Mapping mapping) {
        Map<AccountId, WorkingCalendar> own = new HashMap<>(mapping.calendars().accounts());
        histories.forEach(
                (id, history) -> {
                    @Nullable String name = history.lastEntry().getValue().calendar();
                    @Nullable WorkingCalendar named =
                            name == null ? null : mapping.calendars().named().get(name);
                    if (named != null) {
                        own.putIfAbsent(id, named);
                    }
                });
        return Calendars.of(mapping.calendars().standard(), mapping.calendars().teams(), own);
    }
}
