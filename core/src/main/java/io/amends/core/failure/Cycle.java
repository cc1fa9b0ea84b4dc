package io.amends.core.failure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One time round: a contact's escalations up to one resolution. Types open side by side, and tier
 * after tier, are one time the customer had to escalate.
 *
 * @param escalations the first decided first
 */
record Cycle(
        AccountContact contact, List<AccountEscalation> escalations, @Nullable Instant resolvedAt) {

    /** An account's cycles by their decision. */
    static List<Cycle> of(List<AccountContact> contacts) {
        List<Cycle> cycles = new ArrayList<>();
        for (AccountContact contact : contacts) {
            if (!contact.escalations().isEmpty()) {
                addCyclesOf(contact, cycles);
            }
        }
        cycles.sort(
                Comparator.comparing(Cycle::decidedAt).thenComparing(cycle -> cycle.first().id()));
        return cycles;
    }

    private static void addCyclesOf(AccountContact contact, List<Cycle> cycles) {
        Map<Instant, List<AccountEscalation>> byResolution = new HashMap<>();
        for (AccountEscalation escalation : contact.escalations()) {
            if (escalation.isHeadline()) {
                @Nullable Instant resolvedAt = escalation.resolvedAt();
                byResolution
                        .computeIfAbsent(
                                resolvedAt == null ? Instant.MAX : resolvedAt,
                                r -> new ArrayList<>())
                        .add(escalation);
            }
        }
        byResolution.forEach(
                (resolvedAt, escalations) -> {
                    escalations.sort(
                            Comparator.comparing(AccountEscalation::decidedAt)
                                    .thenComparing(AccountEscalation::id));
                    cycles.add(
                            new Cycle(
                                    contact,
                                    List.copyOf(escalations),
                                    resolvedAt.equals(Instant.MAX) ? null : resolvedAt));
                });
    }

    AccountEscalation first() {
        return escalations.getFirst();
    }

    Instant decidedAt() {
        return first().decidedAt();
    }

    Instant resolved() {
        return Objects.requireNonNull(resolvedAt);
    }

    boolean hasCauseOf(Cycle before) {
        return escalations.stream()
                .map(AccountEscalation::primaryCause)
                .anyMatch(cause -> cause != null && before.hasCause(cause));
    }

    private boolean hasCause(String cause) {
        return escalations.stream().anyMatch(e -> cause.equals(e.primaryCause()));
    }

    boolean isOnContactOf(Cycle before) {
        return contact.contact().equals(before.contact.contact());
    }

    boolean isReopeningOf(Cycle before) {
        return isOnContactOf(before) && first().afterReopening();
    }

    boolean hasSubjectOf(Cycle before) {
        return contact.productFeature() != null
                && contact.contactType() != null
                && contact.productFeature().equals(before.contact.productFeature())
                && contact.contactType().equals(before.contact.contactType());
    }
}
