package io.amends.history.source;

/**
 * What is done with what is read.
 *
 * @param check asked of every row while its line is still known; what it complains of is rejected
 * @param rows takes the rows that pass
 * @param accounts takes the lines of account tables
 * @param lookups takes the lines of lookups, and gives their values
 */
public record Intake(RowCheck check, RowSink rows, AccountSink accounts, Lookups lookups) {

    public Intake(RowCheck check, RowSink rows, AccountSink accounts) {
        this(check, rows, accounts, new Lookups());
    }

    /** Takes every row; passes over account tables. */
    public static Intake of(RowSink rows) {
        return new Intake(row -> null, rows, account -> {});
    }
}
