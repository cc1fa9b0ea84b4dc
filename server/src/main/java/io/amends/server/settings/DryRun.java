package io.amends.server.settings;

import io.amends.core.lifecycle.Rules;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Timeline;
import io.amends.core.trigger.Explanation;
import io.amends.core.trigger.Firing;
import io.amends.core.trigger.Trigger;
import io.amends.server.escalations.RulesUnder;
import io.amends.server.rules.Draft;
import io.amends.server.timeline.Timelines;
import io.amends.server.timeline.WrittenContact;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** What a trigger would have fired on over a past period; nothing comes of it. */
@Service
class DryRun {

    /** So many contacts are looked at, the latest first. */
    static final int LOOKED_AT = 2_000;

    private final RulesUnder rules;
    private final Timelines timelines;
    private final Clock clock;

    DryRun(RulesUnder rules, Timelines timelines, Clock clock) {
        this.rules = rules;
        this.timelines = timelines;
        this.clock = clock;
    }

    /** A contact on which it would have fired. */
    record Hit(ContactId contact, Instant at, int times) {}

    /**
     * @param looked how many contacts opened in the period were looked at
     * @param more whether there are more than that
     * @param notObservable on how many the condition asks for what is not known
     */
    record Outcome(int looked, boolean more, int notObservable, List<Hit> hits) {}

    /**
     * Tries a trigger on the contacts opened over [from, to), as if it had always been looked at.
     *
     * @throws io.amends.history.source.RefusedInput when the draft cannot be read
     */
    Outcome over(Draft draft, Instant from, Instant to) {
        Rules then = rules.tried(draft);
        Trigger trigger =
                then.triggers().stream()
                        .filter(t -> t.name().equals(draft.name()))
                        .findFirst()
                        .orElseThrow();
        List<ContactId> opened = timelines.opened(from, to, LOOKED_AT + 1);
        List<Hit> hits = new ArrayList<>();
        int notObservable = 0;
        Instant now = clock.instant();
        List<ContactId> looked = opened.subList(0, Math.min(opened.size(), LOOKED_AT));
        for (WrittenContact written : timelines.written(looked)) {
            Timeline facts = written.read().facts();
            List<Firing> firings = trigger.firings(facts, now);
            if (!firings.isEmpty()) {
                hits.add(new Hit(written.contact(), firings.getFirst().at(), firings.size()));
            } else if (isNotObservable(trigger.explain(facts, now))) {
                notObservable++;
            }
        }
        return new Outcome(looked.size(), opened.size() > LOOKED_AT, notObservable, hits);
    }

    private static boolean isNotObservable(Explanation explanation) {
        return explanation.because().stream()
                .anyMatch(reason -> reason.code().equals("trigger.own.not-observable"));
    }
}
