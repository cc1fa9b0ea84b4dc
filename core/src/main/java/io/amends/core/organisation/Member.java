package io.amends.core.organisation;

import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person of the support organisation.
 *
 * @param name as customers may read it
 * @param active false once they have left
 * @param absences when they are away, each [from, to)
 * @param deputy who stands in while they are away; null where nobody is named
 * @param shift the hours they work in a week: from the first opening of a day to its last closing they
 *     are there; null where nobody says
 */
public record Member(
        PersonId id,
        String name,
        Set<Role> roles,
        Set<TeamId> teams,
        boolean active,
        List<Absence> absences,
        @Nullable PersonId deputy,
        @Nullable WorkingCalendar shift) {

    /** Somebody of whose hours nothing is said. */
    public Member(
            PersonId id,
            String name,
            Set<Role> roles,
            Set<TeamId> teams,
            boolean active,
            List<Absence> absences,
            @Nullable PersonId deputy) {
        this(id, name, roles, teams, active, absences, deputy, null);
    }

    /** Away over [from, to). */
    public record Absence(Instant from, Instant to) {
        public Absence {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "Expected an absence that ends after " + from + ", but " + to);
            }
        }
    }

    public Member {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
        absences = List.copyOf(absences);
    }

    /** Whether they can own anything at an instant. */
    public boolean isThere(Instant at) {
        return active && absences.stream().noneMatch(away -> holds(away, at)) && isOnShift(at);
    }

    /** A break at noon is no absence. */
    private boolean isOnShift(Instant at) {
        if (shift == null) {
            return true;
        }
        LocalDate day = at.atZone(shift.zone()).toLocalDate();
        return shift.isBusinessDay(day)
                && !at.isBefore(shift.startOfBusinessDay(day))
                && at.isBefore(shift.endOfBusinessDay(day));
    }

    /** When, after an instant, they next begin to be away: absences, and the end of a shift. */
    public Stream<Instant> departures(Instant after) {
        return Stream.concat(absences.stream().map(Absence::from), endsOfShift(after))
                .filter(at -> at.isAfter(after));
    }

    private Stream<Instant> endsOfShift(Instant after) {
        if (shift == null) {
            return Stream.empty();
        }
        LocalDate day = shift.businessDayFrom(after.atZone(shift.zone()).toLocalDate());
        return Stream.of(day, shift.nthBusinessDay(day, 1)).map(shift::endOfBusinessDay);
    }

    public boolean hasAny(Set<Role> any) {
        return !Collections.disjoint(roles, any);
    }

    public boolean isOf(@Nullable TeamId team) {
        return team != null && teams.contains(team);
    }

    private static boolean holds(Absence away, Instant at) {
        return !at.isBefore(away.from()) && at.isBefore(away.to());
    }
}
