package io.amends.history.json;

import io.amends.history.source.Reason;

/** Takes a file's objects one after the other, and hears of those that cannot be taken. */
public interface ItemSink {

    void take(Item item);

    /** Something in place of an object that can be used; the reading goes on behind it. */
    void fault(String pointer, long line, Reason reason, String value, String expected);
}
