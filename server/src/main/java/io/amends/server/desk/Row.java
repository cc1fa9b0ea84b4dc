package io.amends.server.desk;

import io.amends.core.timeline.HandoffElement;
import io.amends.server.escalations.Escalated;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An escalation in a list, with names for ids.
 *
 * @param because why, in a sentence
 * @param elements what its offered handoff says; empty where it is not asked for
 */
record Row(
        Escalated.Line line,
        String title,
        String because,
        @Nullable String resolutionOwner,
        @Nullable String communicationOwner,
        @Nullable String team,
        @Nullable String offeredBy,
        @Nullable String offeredTo,
        Map<HandoffElement, String> elements) {

    static Row of(
            Escalated.Line line,
            Names names,
            String because,
            Map<HandoffElement, String> elements) {
        return new Row(
                line,
                Titles.of(
                        line.subject(),
                        line.begins(),
                        line.contactType(),
                        line.productFeature(),
                        line.contact().value()),
                because,
                names.person(line.resolutionOwner()),
                names.person(line.communicationOwner()),
                names.team(line.team()),
                names.person(line.offeredBy()),
                names.team(line.offeredTo()),
                elements);
    }

    public String id() {
        return line.contact().value();
    }
}
