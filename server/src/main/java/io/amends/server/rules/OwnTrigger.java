package io.amends.server.rules;

import io.amends.core.timeline.EscalationType;
import io.amends.history.document.Document;
import io.amends.history.document.DocumentSchema;
import io.amends.history.document.Entry;
import io.amends.history.source.RefusedInput;
import java.time.Instant;
import java.util.Locale;

/**
 * A trigger that the organisation wrote for itself.
 *
 * @param means its condition in plain words
 * @param when its condition in CEL
 * @param opens the type it starts
 * @param certain whether it opens an escalation; otherwise it suggests one
 * @param on whether it is looked at
 * @param since when it was switched on, or its condition changed: it fires for nothing before
 */
public record OwnTrigger(
        String name,
        int version,
        String means,
        Condition when,
        EscalationType opens,
        boolean certain,
        boolean on,
        Instant since) {

    private static final DocumentSchema SCHEMA =
            DocumentSchema.beside(OwnTrigger.class, "trigger-schema.json");

    /**
     * @throws RefusedInput with everything that is wrong with its document
     */
    static OwnTrigger of(Policy policy) {
        Document document = Document.parse(policy.name(), policy.document(), SCHEMA);
        Entry root = document.root();
        return new OwnTrigger(
                policy.name(),
                policy.version(),
                root.get("means").text(),
                Condition.of(policy.name(), root.get("when").text()),
                EscalationType.valueOf(root.get("opens").text().toUpperCase(Locale.ROOT)),
                root.get("certain").yes(),
                root.get("switched-on").yes(),
                policy.changedAt());
    }

    /** The same one, looked at since the beginning of time. */
    OwnTrigger always() {
        return new OwnTrigger(name, version, means, when, opens, certain, true, Instant.MIN);
    }

    /** What stays as it was goes on since it was so. */
    static OwnTrigger after(OwnTrigger before, OwnTrigger now) {
        boolean same = before.on == now.on && before.when.text().equals(now.when.text());
        return same
                ? new OwnTrigger(
                        now.name,
                        now.version,
                        now.means,
                        now.when,
                        now.opens,
                        now.certain,
                        now.on,
                        before.since)
                : now;
    }
}
