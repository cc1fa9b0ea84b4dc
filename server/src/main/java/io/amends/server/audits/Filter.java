package io.amends.server.audits;

// Over 300 lines: every filter of every list, under the names that addresses give them, is one
// table.

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing by which lines of a list can be chosen, under the name that addresses give it. What a
 * figure of the report counts is a few of these ({@link io.amends.history.report.Items}).
 */
record Filter(String name, Reading reading) {

    /** Reads a value; empty where it is none of the filter's. */
    @FunctionalInterface
    interface Reading {
        Optional<Condition> of(String value, ZoneId zone);
    }

    /**
     * In SQL.
     *
     * @param values of the condition's parameters, by name
     */
    record Condition(String sql, Map<String, Object> values) {

        Condition {
            values = Map.copyOf(values);
        }

        static Condition of(String sql) {
            return new Condition(sql, Map.of());
        }
    }

    /** The escalations that headlines count; the suspected ones are told apart everywhere. */
    private static final Filter COUNTED =
            known("counted", Map.of("yes", "certainty <> 'suspected'"));

    private static final List<Filter> CONTACTS =
            together(
                    Stream.of(
                                    "account",
                                    "contact",
                                    "contact_type",
                                    "product_feature",
                                    "segment",
                                    "service",
                                    "industry",
                                    "region",
                                    "channel",
                                    "tier_first",
                                    "tier_last",
                                    "tier_max",
                                    "tenure_tier",
                                    "tenure_complexity",
                                    "tenure_customer_visible")
                            .map(Filter::exactly),
                    Stream.of(
                            known("escalation", escalations()),
                            new Filter("having", (value, zone) -> having(value)),
                            positive("found", "", Asked.modes().stream().map(Asked.Mode::column)),
                            positive("verdict", "commitments_", Asked.verdicts().stream()),
                            month("opened", "first_at"),
                            new Filter("hour", Filter::hour),
                            new Filter("weekday", Filter::weekday),
                            calendarEvent(),
                            known("resolved", Map.of("yes", "resolved", "no", "NOT resolved")),
                            known("tier_moves", moves()),
                            within(
                                    "left_upward",
                                    "m.passing = 'tiers' AND m.upward AND m.move_from"),
                            known("ping_pong", Map.of("yes", "team_ping_pong > 0")),
                            known("reentry", Map.of("yes", "tier_reentries > 0")),
                            known("reopened", Map.of("yes", "reopens > 0")),
                            known(
                                    "rated",
                                    Map.of(
                                            "any",
                                            "satisfied IS NOT NULL",
                                            "satisfied",
                                            "satisfied")),
                            known("hours", hours())));

    private static final List<Filter> ESCALATIONS =
            together(
                    Stream.of(
                                    "contact",
                                    "type",
                                    "certainty",
                                    "to_tier",
                                    "trigger",
                                    "root_cause",
                                    "context_loss",
                                    "invisible_escalation",
                                    "ownership_vacuum",
                                    "resolution_without_closure",
                                    "repeated_cycle")
                            .map(Filter::exactly),
                    Stream.of(
                            COUNTED,
                            known("failed", Map.of("yes", "findings_proved > 0")),
                            known("visible", Map.of("yes", "customer_visible")),
                            known("analysed", Map.of("yes", "root_cause IS NOT NULL")),
                            known("compliant", Map.of("yes", "compliant", "no", "NOT compliant")),
                            known("next_person", waits("seconds_to_next_tier_person")),
                            known("next_contact", waits("seconds_to_next_tier_contact")),
                            month("decided", "decided_at"),
                            new Filter("since", (value, zone) -> since(value)),
                            new Filter("account", (value, zone) -> ofAccount(value))));

    private static final List<Filter> COMMITMENTS =
            together(
                    Stream.of("contact", "kind", "verdict", "content").map(Filter::exactly),
                    Stream.of(
                            COUNTED,
                            known(
                                    "on_time",
                                    Map.of(
                                            "yes",
                                            complianceKinds() + " AND verdict = 'kept'",
                                            "no",
                                            complianceKinds()
                                                    + " AND verdict IN ('kept-late', 'missed',"
                                                    + " 'waived')"))));

    private static final List<Filter> FINDINGS =
            together(
                    Stream.of("contact", "mode", "strength", "kind", "silence")
                            .map(Filter::exactly),
                    Stream.of(COUNTED));

    private static final List<Filter> MOVES =
            together(
                    Stream.of("contact", "passing", "move_from", "move_to").map(Filter::exactly),
                    Stream.of(
                            known("number", numbers()),
                            known("failed", Map.of("yes", "failed")),
                            new Filter("pair", (value, zone) -> pair(value))));

    static List<Filter> of(Listing listing) {
        return switch (listing) {
            case CONTACTS -> CONTACTS;
            case ESCALATIONS -> ESCALATIONS;
            case COMMITMENTS -> COMMITMENTS;
            case FINDINGS -> FINDINGS;
            case MOVES -> MOVES;
        };
    }

    private static List<Filter> together(Stream<Filter> columns, Stream<Filter> others) {
        return Stream.concat(columns, others).toList();
    }

    /** Lines that have exactly this value in a column of the same name. */
    private static Filter exactly(String column) {
        return new Filter(
                column,
                (value, zone) ->
                        Optional.of(
                                new Condition(
                                        column + " = :is_" + column,
                                        Map.of("is_" + column, value))));
    }

    /**
     * @param conditions by the values that are known
     */
    private static Filter known(String name, Map<String, String> conditions) {
        return new Filter(
                name,
                (value, zone) -> Optional.ofNullable(conditions.get(value)).map(Condition::of));
    }

    /** Contacts that have at least one of something that is counted in a column of its own. */
    private static Filter positive(String name, String prefix, Stream<String> columns) {
        return known(name, columns.collect(Collectors.toMap(c -> c, c -> prefix + c + " > 0")));
    }

    private static Map<String, String> escalations() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("any", "decided_at IS NOT NULL");
        conditions.put("none", "decided_at IS NULL");
        conditions.put("customer-visible", "escalations_customer_visible > 0");
        Asked.types().forEach(type -> conditions.put(type, "escalations_" + type + " > 0"));
        return conditions;
    }

    /** Contacts with an escalation of a type and certainty, such as {@code TIER-inferred}. */
    private static Optional<Condition> having(String value) {
        for (EscalationType type : EscalationType.values()) {
            for (Certainty certainty : Certainty.values()) {
                String known = Asked.lower(certainty);
                if (value.equals(type + "-" + known)) {
                    return Optional.of(
                            Condition.of(
                                    """
                                    EXISTS (SELECT FROM audit_escalation e
                                        WHERE e.audit = audit_contact.audit
                                        AND e.contact = audit_contact.contact
                                        AND e.type = '%s' AND e.certainty = '%s')"""
                                            .formatted(type, known)));
                }
            }
        }
        return Optional.empty();
    }

    private static Filter within(String name, String condition) {
        return new Filter(
                name,
                (value, zone) ->
                        Optional.of(
                                new Condition(
                                        """
                                        EXISTS (SELECT FROM audit_move m
                                            WHERE m.audit = audit_contact.audit
                                            AND m.contact = audit_contact.contact
                                            AND %s = :%s)"""
                                                .formatted(condition, name),
                                        Map.of(name, value))));
    }

    /** A month of the source's zone, such as {@code 2025-03}. */
    private static Filter month(String name, String column) {
        return new Filter(
                name,
                (value, zone) -> {
                    try {
                        YearMonth month = YearMonth.parse(value);
                        return Optional.of(
                                new Condition(
                                        "%s >= :%s AND %s < :%s_end"
                                                .formatted(column, name, column, name),
                                        Map.of(
                                                name,
                                                begin(month, zone),
                                                name + "_end",
                                                begin(month.plusMonths(1), zone))));
                    } catch (DateTimeException none) {
                        return Optional.empty();
                    }
                });
    }

    private static Object begin(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toOffsetDateTime();
    }

    private static Optional<Condition> hour(String value, ZoneId zone) {
        return value.matches("[0-2]\\d:00")
                ? Optional.of(
                        new Condition(
                                "extract(hour FROM first_at AT TIME ZONE :zone) = "
                                        + Integer.parseInt(value.substring(0, 2)),
                                Map.of("zone", zone.getId())))
                : Optional.empty();
    }

    /** By ISO 8601's number, whatever name stands behind it. */
    private static Optional<Condition> weekday(String value, ZoneId zone) {
        return value.matches("[1-7]-[A-Z]+")
                ? Optional.of(
                        new Condition(
                                "extract(isodow FROM first_at AT TIME ZONE :zone) = "
                                        + value.charAt(0),
                                Map.of("zone", zone.getId())))
                : Optional.empty();
    }

    private static Filter calendarEvent() {
        return new Filter(
                "calendar_event",
                (value, zone) ->
                        Optional.of(
                                new Condition(
                                        ":calendar_event = ANY (string_to_array(calendar_events, '|'))",
                                        Map.of("calendar_event", value))));
    }

    private static Map<String, String> moves() {
        return Map.of(
                "0", "moves_up + moves_down = 0",
                "1", "moves_up + moves_down = 1",
                "2", "moves_up + moves_down = 2",
                "3+", "moves_up + moves_down >= 3");
    }

    private static Map<String, String> numbers() {
        return Map.of("1", "number = 1", "2", "number = 2", "3", "number = 3", "4+", "number >= 4");
    }

    private static Map<String, String> hours() {
        return Map.of(
                "owned", "decided_at IS NOT NULL AND owner_working_seconds > 0",
                "silent", "decided_at IS NOT NULL AND silence_working_seconds > 0");
    }

    private static Map<String, String> waits(String column) {
        return Map.of(
                "came", "awaits_next_tier AND " + column + " IS NOT NULL",
                "waiting", "awaits_next_tier AND " + column + " IS NULL");
    }

    private static Optional<Condition> since(String value) {
        try {
            Object at = Instant.parse(value).atOffset(java.time.ZoneOffset.UTC);
            return Optional.of(new Condition("decided_at >= :since", Map.of("since", at)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<Condition> ofAccount(String value) {
        return Optional.of(
                new Condition(
                        """
                        EXISTS (SELECT FROM audit_contact c
                            WHERE c.audit = audit_escalation.audit
                            AND c.contact = audit_escalation.contact
                            AND c.account = :is_account)""",
                        Map.of("is_account", value)));
    }

    private static Optional<Condition> pair(String value) {
        return Optional.of(
                new Condition("move_from || ' \u2192 ' || move_to = :pair", Map.of("pair", value)));
    }

    private static String complianceKinds() {
        return Arrays.stream(CommitmentKind.values())
                .filter(CommitmentKind::countsForCompliance)
                .map(kind -> "'" + kind + "'")
                .collect(Collectors.joining(", ", "kind IN (", ")"));
    }

    /** The condition of the value that was asked for, if any. */
    Optional<Condition> asked(@Nullable String value, ZoneId zone) {
        return value == null ? Optional.empty() : reading.of(value, zone);
    }
}
