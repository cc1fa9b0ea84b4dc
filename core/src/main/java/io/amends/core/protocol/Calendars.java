package io.amends.core.protocol;

import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.TeamId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose working time applies. Implementations are immutable: a due computed twice is the same. */
public interface Calendars {

    /** Working time where neither a team nor an account has its own. */
    WorkingCalendar standard();

    /** The team's working time, the standard one where it has none of its own. */
    WorkingCalendar forTeam(@Nullable TeamId team);

    /** The customer's own working time; empty where none is agreed. */
    Optional<WorkingCalendar> forAccount(@Nullable AccountId account);

    /** The customer's own working time, else the team's: what the customer calls a business day. */
    default WorkingCalendar forCustomer(@Nullable AccountId account, @Nullable TeamId team) {
        return forAccount(account).orElseGet(() -> forTeam(team));
    }

    /** One calendar for everybody. */
    static Calendars everybody(WorkingCalendar standard) {
        return of(standard, Map.of(), Map.of());
    }

    static Calendars of(
            WorkingCalendar standard,
            Map<TeamId, WorkingCalendar> teams,
            Map<AccountId, WorkingCalendar> accounts) {
        return new CalendarMap(standard, teams, accounts);
    }
}
