package io.amends.server.accounts;

/** Something is said of accounts that was not said before. */
public record AccountsChanged() {}
