package io.amends.history.vendor;

import io.amends.history.source.Reason;

/** Takes what a shape makes of an item. */
interface Telling {

    /** What happened: opened, a message, a rating. */
    void event(Cells cells);

    /** A field that took a value ({@code field}, {@code value}). */
    void change(Cells cells);

    /** What is known of an account. */
    void account(Cells cells);

    /** Leaves out something of the item, or all of it. */
    void reject(Reason reason, String column, String value, String expected);

    /** Where in the item what follows stands, such as {@code /events/2}; empty: the item itself. */
    void at(String path);
}
