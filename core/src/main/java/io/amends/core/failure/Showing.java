package io.amends.core.failure;

import io.amends.core.failure.Finding.Evidence;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what shows one mode in one escalation, and makes the finding of it. */
final class Showing {

    private record Shown(Sign sign, Evidence evidence) {}

    private final Handling handling;
    private final Escalation escalation;
    private final List<Shown> shown = new ArrayList<>();

    Showing(Handling handling, Escalation escalation) {
        this.handling = handling;
        this.escalation = escalation;
    }

    boolean canShow(Sign sign) {
        return sign.isShownBy(handling.source());
    }

    void add(Sign sign, Instant from, @Nullable Instant to, Object... values) {
        add(sign, sign.strength(), from, to, values);
    }

    /** Absence in a source that is known to miss some only indicates. */
    void addIf(boolean provesAbsence, Sign sign, Instant from, @Nullable Instant to, Object... v) {
        add(sign, provesAbsence ? sign.strength() : Strength.INDICATED, from, to, v);
    }

    private void add(
            Sign sign, Strength strength, Instant from, @Nullable Instant to, Object... values) {
        shown.add(
                new Shown(sign, new Evidence(from, to, strength, Reason.of(sign.kind(), values))));
    }

    Optional<Finding> finding() {
        return finding(null);
    }

    /** One finding of everything shown, called by the worst of its best supported signs. */
    Optional<Finding> finding(@Nullable Silence silence) {
        return shown.stream()
                .min(
                        Comparator.comparing((Shown s) -> s.evidence().strength())
                                .thenComparing(Shown::sign))
                .map(worst -> finding(worst, silence));
    }

    private Finding finding(Shown worst, @Nullable Silence silence) {
        return new Finding(
                escalation.id(),
                worst.sign().mode(),
                worst.evidence().strength(),
                worst.sign().kind(),
                silence,
                handling.rule(escalation, worst.sign()),
                shown.stream()
                        .map(Shown::evidence)
                        .sorted(Comparator.comparing(Evidence::from))
                        .toList());
    }
}
