package io.amends.core.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.escalation.Escalations;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.RandomTimelines;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitmentPropertyTest {

    private static final Rulebook RULES = Rulebook.standard();
    private static final Calendars NINE_TO_FIVE =
            Calendars.everybody(
                    WorkingCalendar.of(
                            "nine to five",
                            ZoneId.of("Europe/Dublin"),
                            WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                            Holidays.none()));
    private static final Instant LATER = RandomTimelines.START.plus(Duration.ofDays(30));

    private static List<Commitment> owed(Timeline facts, Instant asOf) {
        List<Escalation> escalations = Escalations.of(facts, RULES, asOf);
        return Commitments.owed(facts, escalations, RULES, NINE_TO_FIVE, asOf);
    }

    private static Verdict verdict(Commitment c, Timeline facts, Instant at) {
        return Judge.judge(
                        c,
                        facts,
                        RULES.protocol(c.escalation().type()),
                        Observability.everything(),
                        at)
                .timing();
    }

    @Test
    void every_soup_of_facts_is_judged_and_everything_owed_gets_one_verdict() {
        RandomTimelines.forEach(
                500,
                soup -> {
                    List<Commitment> owed = owed(soup.timeline(), LATER);
                    List<Judgement> judged =
                            Judge.judgeAll(
                                    owed,
                                    soup.timeline(),
                                    RULES,
                                    Observability.everything(),
                                    LATER);
                    assertThat(judged).extracting(Judgement::commitment).isEqualTo(owed);
                    assertThat(owed).doesNotHaveDuplicates();
                    assertThat(judged)
                            .filteredOn(j -> !j.commitment().due().isAfter(LATER.minusSeconds(1)))
                            .noneMatch(j -> j.timing() instanceof Verdict.Open);
                });
    }

    @Test
    void judging_late_with_the_facts_of_then_equals_judging_on_time() {
        RandomTimelines.forEach(
                150,
                soup -> {
                    Timeline facts = soup.timeline();
                    for (Event event : facts.events()) {
                        Instant then = event.occurredAt();
                        Timeline known = facts.until(then);
                        assertThat(owed(facts, then)).isEqualTo(owed(known, then));
                        for (Commitment c : owed(known, then)) {
                            assertThat(verdict(c, facts, then)).isEqualTo(verdict(c, known, then));
                        }
                    }
                });
    }

    @Test
    void a_settled_verdict_stays_whatever_happens_later_except_a_bounce() {
        RandomTimelines.forEach(
                150,
                soup -> {
                    Timeline facts = withoutBounces(soup.timeline());
                    for (Event event : facts.events()) {
                        Instant then = event.occurredAt();
                        for (Commitment c : owed(facts, then)) {
                            Verdict early = verdict(c, facts, then);
                            Verdict late = verdict(c, facts, LATER);
                            if (early instanceof Verdict.Missed) {
                                assertThat(late)
                                        .isInstanceOfAny(
                                                Verdict.Missed.class, Verdict.KeptLate.class);
                            } else if (!(early instanceof Verdict.Open)) {
                                assertThat(late).isEqualTo(early);
                            }
                        }
                    }
                });
    }

    @Test
    void what_was_owed_and_fell_due_is_never_lost() {
        RandomTimelines.forEach(
                150,
                soup -> {
                    Timeline facts = soup.timeline();
                    List<Commitment> finallyOwed = owed(facts, LATER);
                    for (Event event : facts.events()) {
                        Instant then = event.occurredAt();
                        List<String> lost =
                                new ArrayList<>(
                                        owed(facts, then).stream()
                                                .filter(c -> c.due().isBefore(then))
                                                .map(CommitmentPropertyTest::identity)
                                                .toList());
                        finallyOwed.forEach(c -> lost.remove(identity(c)));
                        assertThat(lost).as("owed and due at " + then).isEmpty();
                    }
                });
    }

    private static String identity(Commitment c) {
        return c.kind() + " " + c.due();
    }

    private static Timeline withoutBounces(Timeline facts) {
        return Timeline.of(
                facts.contact(),
                facts.events().stream().filter(e -> !(e instanceof Event.MessageBounced)).toList());
    }
}
