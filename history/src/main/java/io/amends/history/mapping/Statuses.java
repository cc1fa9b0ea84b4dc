package io.amends.history.mapping;

import io.amends.core.timeline.Event.WaitingOn;
import org.jspecify.annotations.Nullable;

/** What the source's statuses mean. */
public record Statuses(
        Words unowned,
        Words resolved,
        Words closed,
        Words waitingCustomer,
        Words waitingThirdParty) {

    public static final Statuses UNKNOWN =
            new Statuses(Words.NONE, Words.NONE, Words.NONE, Words.NONE, Words.NONE);

    public Status meaningOf(String status) {
        boolean over = closed.contain(status);
        return new Status(
                status,
                !unowned.contain(status),
                over || resolved.contain(status),
                over,
                waitingOn(status));
    }

    private @Nullable WaitingOn waitingOn(String status) {
        if (waitingCustomer.contain(status)) {
            return WaitingOn.CUSTOMER;
        }
        return waitingThirdParty.contain(status) ? WaitingOn.THIRD_PARTY : null;
    }

    /**
     * One status.
     *
     * @param owned false where nobody owns a contact in it
     * @param resolved whether the problem counts as resolved in it, closed or not
     * @param waiting on whom the organisation waits; null: it does not
     */
    public record Status(
            String name,
            boolean owned,
            boolean resolved,
            boolean closed,
            @Nullable WaitingOn waiting) {}
}
