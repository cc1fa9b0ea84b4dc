package io.amends.core.timeline;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people said and the customer got, latest first. Shares its past, so that a bounce can take a
 * message back and a new one costs a single link.
 */
public final class Delivered {

    private final MessageId id;
    private final Instant at;
    private final @Nullable Delivered before;

    private Delivered(MessageId id, Instant at, @Nullable Delivered before) {
        this.id = id;
        this.at = at;
        this.before = before;
    }

    static Delivered after(@Nullable Delivered before, MessageId id, Instant at) {
        return new Delivered(id, at, before);
    }

    public MessageId id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    /** What was said before this; null for the first. */
    public @Nullable Delivered before() {
        return before;
    }

    static boolean holds(@Nullable Delivered last, MessageId message) {
        for (@Nullable Delivered d = last; d != null; d = d.before) {
            if (d.id.equals(message)) {
                return true;
            }
        }
        return false;
    }

    /** The same without one message. */
    static @Nullable Delivered without(@Nullable Delivered last, MessageId message) {
        ArrayDeque<Delivered> kept = new ArrayDeque<>();
        for (@Nullable Delivered d = last; d != null; d = d.before) {
            if (!d.id.equals(message)) {
                kept.push(d);
            }
        }
        @Nullable Delivered result = null;
        for (Delivered d : kept) {
            result = new Delivered(d.id, d.at, result);
        }
        return result;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Delivered)) {
            return false;
        }
        @Nullable Delivered mine = this;
        @Nullable Delivered theirs = (Delivered) other;
        while (mine != theirs) {
            if (mine == null
                    || theirs == null
                    || !mine.id.equals(theirs.id)
                    || !mine.at.equals(theirs.at)) {
                return false;
            }
            mine = mine.before;
            theirs = theirs.before;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, at);
    }

    @Override
    public String toString() {
        return id + " at " + at;
    }
}
