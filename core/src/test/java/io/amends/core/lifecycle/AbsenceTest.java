package io.amends.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Member.Absence;
import io.amends.core.organisation.Role;
import io.amends.core.testing.Story;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An escalated contact never stays with somebody who is not there. */
class AbsenceTest {

    @Test
    void S36_at_the_end_of_a_shift_it_goes_to_the_deputy() {
        Desk desk =
                Desk.standard()
                        .where(away(Desk.CLEO, "2026-03-02T17:00", "2026-03-03T09:00"))
                        .openedWithAnna()
                        .escalated(EscalationType.TIER);
        assertThat(desk.at("2026-03-02T16:59").contact().owners().resolution())
                .isEqualTo(Desk.ANNA);
        assertThat(desk.at("2026-03-02T17:00").contact().owners().resolution())
                .isEqualTo(Desk.CLEO);
    }

    @Test
    void without_a_deputy_it_goes_to_the_teams_lead() {
        Desk desk =
                Desk.standard()
                        .where(away(null, "2026-03-02T17:00", "2026-03-03T09:00"))
                        .openedWithAnna()
                        .escalated(EscalationType.TIER);
        assertThat(desk.at("2026-03-02T18:00").contact().owners().resolution()).isEqualTo(Desk.LEA);
    }

    @Test
    void S38_reopened_while_its_owner_is_on_holiday_it_goes_to_the_deputy() {
        Desk desk =
                Desk.standard()
                        .where(away(Desk.CLEO, "2026-03-04T00:00", "2026-03-18T00:00"))
                        .openedWithAnna()
                        .escalated(EscalationType.CUSTOMER);
        desk.at("2026-03-02T09:05")
                .tells(Desk.ANNA, "2026-03-02T12:00", Part.values())
                .does(new Command.Resolve(Actor.person(Desk.ANNA)));
        desk.at("2026-03-05T10:00").does(new Command.Reopen(Actor.CUSTOMER));
        assertThat(desk.contact().owners().resolution()).isEqualTo(Desk.CLEO);
    }

    @Test
    void what_is_not_escalated_waits_for_its_owner() {
        Desk desk =
                Desk.standard()
                        .where(away(Desk.CLEO, "2026-03-02T17:00", "2026-03-03T09:00"))
                        .openedWithAnna();
        assertThat(desk.at("2026-03-02T18:00").contact().owners().resolution())
                .isEqualTo(Desk.ANNA);
    }

    private static Member away(@Nullable PersonId deputy, String from, String to) {
        return new Member(
                Desk.ANNA,
                "Anna Weber",
                Set.of(Role.AGENT),
                Set.of(Desk.FRONT),
                true,
                List.of(new Absence(Story.at(from), Story.at(to))),
                deputy);
    }
}
