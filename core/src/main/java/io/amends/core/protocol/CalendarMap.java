package io.amends.core.protocol;

import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.TeamId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calendars as they were listed. */
record CalendarMap(
        WorkingCalendar standard,
        Map<TeamId, WorkingCalendar> teams,
        Map<AccountId, WorkingCalendar> accounts)
        implements Calendars {

    CalendarMap {
        teams = Map.copyOf(teams);
        accounts = Map.copyOf(accounts);
    }

    @Override
    public WorkingCalendar forTeam(@Nullable TeamId team) {
        @Nullable WorkingCalendar own = team == null ? null : teams.get(team);
        return own == null ? standard : own;
    }

    @Override
    public Optional<WorkingCalendar> forAccount(@Nullable AccountId account) {
        return account == null ? Optional.empty() : Optional.ofNullable(accounts.get(account));
    }
}
