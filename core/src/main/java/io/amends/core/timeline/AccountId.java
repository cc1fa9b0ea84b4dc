package io.amends.core.timeline;

/** Names one account, as the customer list numbers it. */
public record AccountId(String value) implements Comparable<AccountId> {

    public AccountId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected an account's id, but blank");
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
