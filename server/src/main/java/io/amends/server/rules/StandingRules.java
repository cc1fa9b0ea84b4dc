package io.amends.server.rules;

import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Rulebook;
import io.amends.core.time.WorkingCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the documents state together.
 *
 * @param earlier every former version of a protocol, for what was escalated under it
 * @param calendars by their names
 * @param routingSince since when the routing matrix holds; the beginning of time where it was never
 *     edited
 * @param triggers those that are switched on
 */
public record StandingRules(
        Rulebook rulebook,
        List<Protocol> earlier,
        Map<String, WorkingCalendar> calendars,
        Instant routingSince,
        List<OwnTrigger> triggers) {

    /** The rules that come with Amends. */
    static final StandingRules STANDARD = of(List.of());

    public StandingRules {
        earlier = List.copyOf(earlier);
        calendars = Map.copyOf(calendars);
        triggers = List.copyOf(triggers);
    }

    StandingRules with(OwnTrigger trigger) {
        return new StandingRules(rulebook, earlier, calendars, routingSince, List.of(trigger));
    }

    /** Lays the documents over the standard rules, in the order in which they were kept. */
    static StandingRules of(List<Policy> policies) {
        Rulebook rulebook = Rulebook.standard();
        List<Protocol> earlier = new ArrayList<>();
        Map<String, WorkingCalendar> calendars = new HashMap<>();
        Map<String, OwnTrigger> triggers = new LinkedHashMap<>();
        Instant routingSince = Instant.MIN;
        for (Policy policy : policies) {
            switch (policy.kind()) {
                case CALENDAR -> calendars.put(policy.name(), PolicyReading.calendar(policy));
                case PROTOCOL -> {
                    earlier.add(rulebook.protocol(PolicyReading.type(policy)));
                    rulebook = rulebook.with(PolicyReading.protocol(policy));
                }
                case ROUTING -> {
                    rulebook = rulebook.with(PolicyReading.routing(policy));
                    routingSince = policy.changedAt();
                }
                case TRIGGER ->
                        triggers.merge(policy.name(), OwnTrigger.of(policy), OwnTrigger::after);
                case TEAM, TIERS -> {}
            }
        }
        return new StandingRules(
                rulebook,
                earlier,
                calendars,
                routingSince,
                triggers.values().stream().filter(OwnTrigger::on).toList());
    }
}
