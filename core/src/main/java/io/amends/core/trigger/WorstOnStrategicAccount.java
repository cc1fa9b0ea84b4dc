package io.amends.core.trigger;

import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Event.SeverityChanged;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An S1 on a strategic account is leadership's business. */
public record WorstOnStrategicAccount(Set<AccountId> strategic) implements Trigger {

    public WorstOnStrategicAccount {
        strategic = Set.copyOf(strategic);
    }

    @Override
    public String name() {
        return "executive-contact";
    }

    @Override
    public List<Firing> firings(Timeline facts, Instant asOf) {
        List<Firing> firings = new ArrayList<>();
        @Nullable AccountId account = null;
        @Nullable Severity severity = null;
        boolean held = false;
        for (Event event : facts.until(asOf).events()) {
            if (event instanceof Described d && d.description().account() != null) {
                account = d.description().account();
            } else if (event instanceof SeverityChanged s) {
                severity = s.severity();
            }
            boolean holds =
                    severity == Severity.S1 && account != null && strategic.contains(account);
            if (holds && !held && account != null) {
                firings.add(
                        new Firing(
                                name(),
                                EscalationType.EXECUTIVE,
                                event.occurredAt(),
                                Certainty.RECORDED,
                                Reason.of("trigger.s1-strategic", account)));
            }
            held = holds;
        }
        return List.copyOf(firings);
    }
}
