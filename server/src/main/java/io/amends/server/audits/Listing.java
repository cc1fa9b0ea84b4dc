package io.amends.server.audits;

import io.amends.history.table.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an audit found, as a list: what it is ordered and chosen by. Column names are ours, so they
 * may stand in statements.
 */
enum Listing {
    CONTACTS(
            Partition.CONTACT,
            Rows.CONTACTS,
            "contact",
            List.of(
                    Order.text("contact", false),
                    Order.text("account", true),
                    Order.time("first_at"),
                    Order.time("decided_at"),
                    Order.number("commitments_missed", false),
                    Order.number("silence_working_seconds", true)),
            "-decided_at",
            List.of("tier_max", "contact_type", "product_feature", "segment"),
            Set.of("contact", "account")),
    ESCALATIONS(
            Partition.ESCALATION,
            Rows.ESCALATIONS,
            "line",
            List.of(
                    Order.text("contact", false),
                    Order.time("decided_at"),
                    Order.number("seconds_to_next_tier_contact", true),
                    Order.number("findings_proved", false)),
            "-decided_at",
            List.of("type", "certainty", "to_tier", "trigger"),
            Set.of("contact")),
    COMMITMENTS(
            Partition.COMMITMENT,
            Rows.COMMITMENTS,
            "line",
            List.of(
                    Order.text("contact", false),
                    Order.time("due"),
                    Order.number("seconds_late", true)),
            "-due",
            List.of("kind", "verdict", "content"),
            Set.of("contact")),
    FINDINGS(
            Partition.FINDING,
            Rows.FINDINGS,
            "line",
            List.of(Order.text("contact", false), Order.time("evidence_from")),
            "-evidence_from",
            List.of("mode", "strength", "kind", "silence"),
            Set.of("contact")),
    MOVES(
            Partition.MOVE,
            Rows.MOVES,
            "line",
            List.of(Order.text("contact", false), new Order("at", "timestamptz", false)),
            "-at",
            List.of("passing", "move_from", "move_to"),
            Set.of("contact"));

    private final Partition partition;
    private final Rows rows;
    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // constants, made by List.of
    private final List<Order> orders;

    private final String usual;

    @SuppressWarnings("ImmutableEnumChecker") // constants, made by List.of
    private final List<String> choices;

    @SuppressWarnings("ImmutableEnumChecker") // constants, made by Set.of
    private final Set<String> searched;

    Listing(
            Partition partition,
            Rows rows,
            String key,
            List<Order> orders,
            String usual,
            List<String> choices,
            Set<String> searched) {
        this.partition = partition;
        this.rows = rows;
        this.key = key;
        this.orders = orders;
        this.usual = usual;
        this.choices = choices;
        this.searched = searched;
    }

    /**
     * A column that a list can be ordered by.
     *
     * @param type as PostgreSQL names it
     * @param gaps whether it may be null
     */
    record Order(String column, String type, boolean gaps) {

        static Order text(String column, boolean gaps) {
            return new Order(column, "text", gaps);
        }

        static Order time(String column) {
            return new Order(column, "timestamptz", true);
        }

        static Order number(String column, boolean gaps) {
            return new Order(column, "bigint", gaps);
        }
    }

    static Optional<Listing> named(String name) {
        for (Listing listing : values()) {
            if (listing.path().equals(name)) {
                return Optional.of(listing);
            }
        }
        return Optional.empty();
    }

    /** As addresses name it, such as {@code contacts}. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    String table() {
        return partition.table();
    }

    /** A condition in SQL: a finding with several pieces of evidence is one line of a page. */
    String shown() {
        return this == FINDINGS ? "evidence_number = 1" : "true";
    }

    /** The columns of its CSV. */
    List<String> columns() {
        return rows.columns();
    }

    /** The columns that a page reads: those of the CSV and the key. */
    List<String> read() {
        List<String> read = new ArrayList<>(columns());
        if (!read.contains(key)) {
            read.add(key);
        }
        return read;
    }

    /** The column that tells lines apart, and the last of every order. */
    String key() {
        return key;
    }

    String keyType() {
        return key.equals("line") ? "bigint" : "text";
    }

    List<Order> orders() {
        return orders;
    }

    /** How it is ordered until somebody chooses: a column, with a minus for descending. */
    String usual() {
        return usual;
    }

    /** The columns whose values one can choose from. */
    List<String> choices() {
        return choices;
    }

    /** The columns in which a search looks; each has an index. */
    Set<String> searched() {
        return searched;
    }
}
