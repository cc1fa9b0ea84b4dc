package io.amends.core.trigger;

import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.Detected;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;

/**
 * A phrase in the customer's message suggests an escalation; a person has to confirm it.
 *
 * @param rule the lexicon
 * @param type what it suggests
 */
public record PhraseFound(String name, Detection.Rule rule, EscalationType type)
        implements Trigger {

    public static final PhraseFound CUSTOMER_REQUEST =
            new PhraseFound(
                    "customer-request", Detection.Rule.CUSTOMER_REQUEST, EscalationType.CUSTOMER);

    public static final PhraseFound COMPLIANCE =
            new PhraseFound("compliance", Detection.Rule.COMPLIANCE, EscalationType.REGULATORY);

    public static final PhraseFound EXECUTIVE_CONTACT =
            new PhraseFound(
                    "executive-contact",
                    Detection.Rule.EXECUTIVE_CONTACT,
                    EscalationType.EXECUTIVE);

    @Override
    public List<Firing> firings(Timeline facts, Instant asOf) {
        return facts.until(asOf)
                .all(Detected.class)
                .filter(found -> found.detection().rule() == rule)
                .map(this::firing)
                .toList();
    }

    @Override
    public Explanation explain(Timeline facts, Instant asOf) {
        List<Reason> fired = firings(facts, asOf).stream().map(Firing::because).toList();
        return fired.isEmpty()
                ? new Explanation(name, false, List.of(Reason.of("trigger.no-phrase")))
                : new Explanation(name, true, fired);
    }

    private Firing firing(Detected found) {
        return new Firing(
                name,
                type,
                found.occurredAt(),
                Certainty.SUSPECTED,
                Reason.of(
                        "trigger.phrase",
                        found.detection().entry(),
                        found.message(),
                        found.detection().offset()));
    }
}
