package io.amends.core.lifecycle;

import static io.amends.core.lifecycle.Desk.ANNA;
import static io.amends.core.lifecycle.Desk.BEN;
import static io.amends.core.lifecycle.Desk.FRONT;
import static io.amends.core.lifecycle.Desk.LEA;
import static io.amends.core.timeline.EscalationType.TIER;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Role;
import io.amends.core.testing.Story;
import io.amends.core.time.Holidays;
import io.amends.core.time.OpenRange;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.PersonId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours that people work, and what becomes of what they own when they go home. */
class ShiftTest {

    @Test
    void S36_at_the_end_of_the_working_day_it_goes_to_whoever_is_there() {
        Desk desk = Desk.standard().where(anna(BEN)).at("2026-03-02T10:00").openedWithAnna();
        desk.escalated(TIER).at("2026-03-02T12:30");
        assertThat(desk.contact().owners().resolution()).as("at noon").isEqualTo(ANNA);
        desk.at("2026-03-02T13:59:59");
        assertThat(desk.contact().owners().resolution()).isEqualTo(ANNA);
        desk.at("2026-03-02T14:01");
        assertThat(desk.contact().owners().resolution()).isEqualTo(BEN);
    }

    @Test
    void S37_whoever_leaves_owns_nothing_any_more_escalated_or_not() {
        Desk desk = Desk.standard().openedWithAnna();
        Member left =
                new Member(ANNA, "anna", Set.of(Role.AGENT), Set.of(FRONT), false, List.of(), BEN);
        desk.where(left).after(Duration.ofMinutes(1)).rings();
        assertThat(desk.contact().owners().resolution()).isEqualTo(BEN);
    }

    @Test
    void S36_at_night_nobody_takes_it_from_its_owner() {
        Desk desk =
                Desk.standard()
                        .where(anna(LEA))
                        .where(with(LEA, null))
                        .at("2026-03-02T10:00")
                        .openedWithAnna();
        desk.escalated(TIER).at("2026-03-02T23:00");
        assertThat(desk.contact().owners().resolution()).isEqualTo(ANNA);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59:59, false",
        "2026-03-02T08:00, true",
        "2026-03-02T12:15, true",
        "2026-03-02T13:59:59, true",
        "2026-03-02T14:00, false",
        "2026-03-07T10:00, false"
    })
    void they_are_there_from_the_first_opening_of_a_day_to_its_last_closing(
            String at, boolean there) {
        assertThat(anna(BEN).isThere(Story.at(at))).isEqualTo(there);
    }

    private static Member anna(PersonId deputy) {
        return with(ANNA, deputy);
    }

    private static Member with(PersonId person, @Nullable PersonId deputy) {
        return new Member(
                person,
                person.value(),
                Set.of(Role.AGENT),
                Set.of(FRONT),
                true,
                List.of(),
                deputy,
                hours());
    }

    /** Monday to Friday 08:00 to 14:00, with a break at noon. */
    private static WorkingCalendar hours() {
        Map<DayOfWeek, List<OpenRange>> week = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
                week.put(
                        day,
                        List.of(OpenRange.of("08:00", "12:00"), OpenRange.of("12:30", "14:00")));
            }
        }
        return WorkingCalendar.of(
                "shift", ZoneId.of("UTC"), new WeeklyHours(week), Holidays.none());
    }
}
