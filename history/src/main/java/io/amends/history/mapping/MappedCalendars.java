package io.amends.history.mapping;

import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.TeamId;
import java.util.Map;

/**
 * The calendars a mapping states.
 *
 * @param stated false where the mapping states none and the standard one is assumed, which a report
 *     says
 * @param named every calendar by its name, for columns that name one
 */
public record MappedCalendars(
        WorkingCalendar standard,
        boolean stated,
        Map<String, WorkingCalendar> named,
        Map<TeamId, WorkingCalendar> teams,
        Map<AccountId, WorkingCalendar> accounts) {

    public MappedCalendars {
        named = Map.copyOf(named);
        teams = Map.copyOf(teams);
        accounts = Map.copyOf(accounts);
    }
}
