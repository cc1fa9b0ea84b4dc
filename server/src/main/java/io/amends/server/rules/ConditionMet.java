package io.amends.server.rules;

import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Timeline;
import io.amends.core.trigger.Explanation;
import io.amends.core.trigger.Firing;
import io.amends.core.trigger.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition of the organisation's own became true. It is asked after every fact; the passing of
 * time alone makes it true of nothing.
 */
public record ConditionMet(OwnTrigger trigger, AccountFacts accounts) implements Trigger {

    @Override
    public String name() {
        return trigger.name();
    }

    @Override
    public List<Firing> firings(Timeline facts, Instant asOf) {
        return look(facts, asOf).firings();
    }

    @Override
    public Explanation explain(Timeline facts, Instant asOf) {
        Looked looked = look(facts, asOf);
        if (!looked.firings().isEmpty()) {
            return new Explanation(
                    name(), true, looked.firings().stream().map(Firing::because).toList());
        }
        @Nullable String unknown = looked.notObservable();
        return new Explanation(
                name(),
                false,
                List.of(
                        unknown == null
                                ? Reason.of("trigger.not-met", name())
                                : Reason.of("trigger.own.not-observable", name(), unknown)));
    }

    /**
     * @param notObservable what could not be told at the end; null where all could
     */
    private record Looked(List<Firing> firings, @Nullable String notObservable) {}

    private Looked look(Timeline facts, Instant asOf) {
        Situation situation = new Situation(trigger.when().asksForAccount() ? accounts : null);
        List<Firing> firings = new ArrayList<>();
        boolean holds = false;
        boolean told = false;
        @Nullable String unknown = null;
        for (Event event : facts.until(asOf).events()) {
            boolean counts = !event.occurredAt().isBefore(trigger.since());
            if (counts && holds && !told) {
                firings.add(firing(trigger.since()));
                told = true;
            }
            situation.apply(event);
            Condition.Answer answer = trigger.when().in(situation.at(event.occurredAt()));
            boolean now = answer instanceof Condition.Answer.Yes;
            if (counts && now && !holds) {
                firings.add(firing(event.occurredAt()));
                told = true;
            }
            told = told && now;
            holds = now;
            unknown = answer instanceof Condition.Answer.NotObservable(String why) ? why : null;
        }
        if (holds && !told && !asOf.isBefore(trigger.since())) {
            firings.add(firing(trigger.since()));
        }
        return new Looked(List.copyOf(firings), unknown);
    }

    private Firing firing(Instant at) {
        return new Firing(
                name(),
                trigger.opens(),
                at,
                trigger.certain() ? Certainty.RECORDED : Certainty.SUSPECTED,
                Reason.of("trigger.own", name(), trigger.means()));
    }
}
