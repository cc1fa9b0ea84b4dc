package io.amends.core.timeline;

/** Names one contact, as the help desk numbers it. */
public record ContactId(String value) implements Comparable<ContactId> {

    public ContactId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected a contact's id, but blank");
        }
    }

    @Override
    public int compareTo(ContactId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
