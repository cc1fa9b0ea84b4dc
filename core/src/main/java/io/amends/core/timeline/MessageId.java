package io.amends.core.timeline;

/** Names one communication within its contact. */
public record MessageId(String value) implements Comparable<MessageId> {

    public MessageId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected a communication's id, but blank");
        }
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
