package io.amends.server.escalations;

import io.amends.core.lifecycle.Rules;
import io.amends.server.rules.Draft;
import io.amends.server.rules.Policies;
import org.springframework.stereotype.Component;

/** The rules as they would be, to look at what would come of them. */
@Component
public class RulesUnder {

    private final KeptRules kept;
    private final Policies policies;

    RulesUnder(KeptRules kept, Policies policies) {
        this.kept = kept;
        this.policies = policies;
    }

    /**
     * With a draft of a trigger that is looked at since the beginning of time, switched on or not.
     *
     * @throws io.amends.history.source.RefusedInput when the draft cannot be read
     */
    public Rules tried(Draft draft) {
        return kept.under(policies.tried(draft));
    }
}
