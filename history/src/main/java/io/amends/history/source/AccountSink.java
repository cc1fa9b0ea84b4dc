package io.amends.history.source;

/** Takes what is known of accounts, in the file's order and before any row. */
@FunctionalInterface
public interface AccountSink {

    void accept(AccountRow row);
}
