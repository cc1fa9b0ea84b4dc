package io.amends.core.lifecycle;

import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event.SuggestionSnoozed;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a suggested escalation may stay undecided ({@code docs/escalations.md}). */
final class Suggestions {

    /** Undecided for longer it goes to the lead. */
    static final Duration DECIDE_WITHIN = Duration.ofMinutes(30);

    static final Duration LONGEST_SNOOZE = Duration.ofHours(4);

    private Suggestions() {}

    static boolean isSnoozed(Timeline facts, Escalation suggested) {
        return snooze(facts, suggested).isPresent();
    }

    /** When it goes to the lead unless somebody decides. */
    static Instant decideBy(Timeline facts, Escalation suggested) {
        return snooze(facts, suggested)
                .map(SuggestionSnoozed::until)
                .orElse(suggested.decidedAt().plus(DECIDE_WITHIN));
    }

    private static Optional<SuggestionSnoozed> snooze(Timeline facts, Escalation suggested) {
        return facts.all(SuggestionSnoozed.class)
                .filter(s -> s.type() == suggested.type())
                .filter(s -> !s.occurredAt().isBefore(suggested.decidedAt()))
                .findFirst();
    }
}
