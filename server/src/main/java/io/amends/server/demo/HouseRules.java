package io.amends.server.demo;

import io.amends.core.timeline.TeamId;
import io.amends.server.organisation.Organisations;
import io.amends.server.rules.Draft;
import io.amends.server.rules.Policies;
import io.amends.server.rules.PolicyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When the company's teams and customers work, as the example's mapping says, and how long a tier may
 * take.
 */
@Component
@DemoOnly
class HouseRules {

    private static final String WHY = "As Brightwater works";

    /** From the opening on: what was opened before is not escalated in hindsight. */
    private static final String ROUTING =
            """
            rulebook: brightwater
            version: 2
            routing:
              lowest-tier: {}
              maximum-time: {T1: 4 business hours}
            """;

    private final Policies policies;
    private final Organisations organisations;

    HouseRules(Policies policies, Organisations organisations) {
        this.policies = policies;
        this.organisations = organisations;
    }

    @Transactional
    public void keep(Path example) throws IOException {
        Map<?, ?> mapping =
                (Map<?, ?>)
                        new Load(LoadSettings.builder().build())
                                .loadFromString(Files.readString(example.resolve("mapping.yaml")));
        Map<?, ?> calendars = part(mapping, "calendars");
        calendars.forEach(
                (name, calendar) -> {
                    if (calendar instanceof Map<?, ?> hours && hours.containsKey("zone")) {
                        keep(PolicyKind.CALENDAR, String.valueOf(name), document(hours));
                    }
                });
        String standard = String.valueOf(calendars.get("default"));
        keep(PolicyKind.CALENDAR, PolicyKind.STANDARD, document(part(calendars, standard)));
        part(calendars, "teams")
                .forEach(
                        (team, calendar) ->
                                organisations.workBy(
                                        new TeamId(String.valueOf(team)),
                                        String.valueOf(calendar)));
        keep(PolicyKind.ROUTING, "routing", ROUTING);
    }

    private static Map<?, ?> part(Map<?, ?> whole, String name) {
        return (Map<?, ?>) Objects.requireNonNull(whole.get(name), name);
    }

    private static String document(Map<?, ?> calendar) {
        return new Dump(DumpSettings.builder().build()).dumpToString(calendar);
    }

    private void keep(PolicyKind kind, String name, String document) {
        if (policies.keep(new Draft(kind, name, 0, document, WHY, false), null).isEmpty()) {
            throw new IllegalStateException("Expected no rules yet, but " + name + " is there");
        }
    }
}
