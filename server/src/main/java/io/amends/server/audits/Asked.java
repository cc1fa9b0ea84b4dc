package io.amends.server.audits;

import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Strength;
import io.amends.core.timeline.EscalationType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked of a list: its order and which of its lines. What is asked for and not known
 * is left out, so that an old link still shows something.
 *
 * @param conditions in SQL, with the named {@code values}
 * @param chosen the filters in use with their values, by name
 */
record Asked(
        Listing listing,
        Listing.Order order,
        boolean down,
        List<String> conditions,
        Map<String, Object> values,
        Map<String, String> chosen) {

    /** The greatest character: what begins with a text lies between it and it with this behind. */
    private static final String LAST = Character.toString(0x10FFFF);

    private static final List<String> VERDICTS =
            List.of("missed", "kept_late", "kept", "waived", "open", "not_observable");

    Asked {
        conditions = List.copyOf(conditions);
        values = Map.copyOf(values);
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }

    /**
     * @param zone of the source, in which months and hours are meant
     * @param query the address's first value of a name, or null
     */
    static Asked of(Listing listing, ZoneId zone, Function<String, @Nullable String> query) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> chosen = new LinkedHashMap<>();
        for (Filter filter : Filter.of(listing)) {
            String value = given(query, filter.name());
            filter.asked(value, zone)
                    .ifPresent(
                            condition -> {
                                conditions.add("(" + condition.sql() + ")");
                                values.putAll(condition.values());
                                chosen.put(filter.name(), Objects.requireNonNull(value));
                            });
        }
        String search = given(query, "search");
        if (search != null) {
            conditions.add(
                    listing.searched().stream()
                            .sorted()
                            .map(c -> "(" + c + " >= :search AND " + c + " < :search_end)")
                            .reduce((one, other) -> one + " OR " + other)
                            .map(either -> "(" + either + ")")
                            .orElse("true"));
            values.put("search", search);
            values.put("search_end", search + LAST);
        }
        String sort = query.apply("sort");
        Listing.Order order = order(listing, sort);
        String used = order == null || sort == null ? listing.usual() : sort;
        if (order == null) {
            order = Objects.requireNonNull(order(listing, listing.usual()));
        }
        return new Asked(listing, order, used.startsWith("-"), conditions, values, chosen);
    }

    static List<String> types() {
        return Stream.concat(
                        Stream.of(EscalationType.values()).map(type -> lower(type)),
                        Stream.of("suspected"))
                .toList();
    }

    /**
     * A failure mode as it is counted.
     *
     * @param column that counts a contact's escalations in which it was found
     */
    record Mode(String column, FailureMode name, Strength strength) {}

    static List<Mode> modes() {
        return Stream.of(FailureMode.values())
                .flatMap(
                        mode ->
                                Stream.of(Strength.PROVED, Strength.INDICATED)
                                        .map(
                                                by ->
                                                        new Mode(
                                                                lower(mode) + "_" + lower(by),
                                                                mode,
                                                                by)))
                .toList();
    }

    static List<String> verdicts() {
        return VERDICTS;
    }

    static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String given(Function<String, @Nullable String> query, String name) {
        String value = query.apply(name);
        return value == null || value.isBlank() ? null : value.strip().replace("\0", "");
    }

    private static Listing.@Nullable Order order(Listing listing, @Nullable String sort) {
        if (sort == null) {
            return null;
        }
        String column = sort.startsWith("-") ? sort.substring(1) : sort;
        return listing.orders().stream()
                .filter(order -> order.column().equals(column))
                .findFirst()
                .orElse(null);
    }

    /** Whether lines are left out. */
    boolean chooses() {
        return !conditions.isEmpty();
    }
}
