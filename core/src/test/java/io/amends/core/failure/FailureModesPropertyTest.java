package io.amends.core.failure;

import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.BEN;
import static io.amends.core.testing.Story.CARLA;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.escalation.Escalations;
import io.amends.core.escalation.Flow;
import io.amends.core.escalation.NextTier;
import io.amends.core.escalation.TierStay;
import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.Story;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On soups of facts that need make no sense. */
class FailureModesPropertyTest {

    private static final List<PersonId> PEOPLE = List.of(ANNA, BEN, CARLA);

    private static Timeline soup(Random random) {
        Story story = Story.of("C-1");
        LocalDateTime at = LocalDateTime.parse("2026-03-02T08:00");
        int facts = random.nextInt(40);
        for (int i = 0; i < facts; i++) {
            at = at.plusSeconds(random.nextInt(5) == 0 ? 0 : random.nextInt(40_000));
            add(story, at.toString(), random);
        }
        return story.timeline();
    }

    private static void add(Story story, String at, Random random) {
        PersonId person = PEOPLE.get(random.nextInt(3));
        String tier = "T" + (1 + random.nextInt(3));
        EscalationType type = EscalationType.values()[random.nextInt(5)];
        switch (random.nextInt(18)) {
            case 0 -> story.opened(at);
            case 1, 2 -> story.assigned(at, person, tier);
            case 3 -> story.assigned(at, null, tier);
            case 4 -> story.assignedToSystem(at, tier);
            case 5 -> story.status(at, "any", random.nextBoolean());
            case 6 -> story.severity(at, Severity.values()[random.nextInt(4)]);
            case 7 -> story.escalated(at, type);
            case 8 -> story.escalationEnded(at, type);
            case 9 -> story.resolved(at);
            case 10 -> story.reopened(at);
            case 11 -> story.offered(at);
            case 12 -> story.returned(at);
            case 13 -> story.accepted(at, random.nextBoolean() ? person : null);
            case 14 -> story.told(at, person, Part.values());
            case 15 -> story.wrote(at);
            case 16 -> story.closed(at);
            default ->
                    story.detected(
                            at,
                            Detection.Rule.values()[random.nextInt(Detection.Rule.values().length)],
                            "entry");
        }
    }

    @Test
    void the_detectors_are_total_and_find_each_mode_once_inside_an_escalation() {
        Instant asOf = LocalDateTime.parse("2026-03-12T12:00").toInstant(ZoneOffset.UTC);
        for (long seed = 1; seed <= 3_000; seed++) {
            Timeline facts = soup(new Random(seed));
            List<Escalation> escalations = Escalations.of(facts, Rulebook.standard(), asOf);
            Set<Object> seen = new HashSet<>();
            for (Finding f : FailureModesTest.find(facts, Observability.everything(), asOf)) {
                boolean apart = f.kind().equals(Sign.FOLLOW_UP_MISSED.kind());
                assertThat(seen.add(List.of(f.escalation(), f.mode(), apart)))
                        .as("seed %d: %s", seed, f)
                        .isTrue();
                assertThat(escalations.stream().map(Escalation::id))
                        .as("seed %d", seed)
                        .contains(f.escalation());
            }
        }
    }

    @Test
    void one_of_a_type_is_open_at_a_time_and_what_happens_later_changes_no_decision() {
        for (long seed = 1; seed <= 3_000; seed++) {
            Timeline facts = soup(new Random(seed));
            if (facts.isEmpty()) {
                continue;
            }
            Instant end = facts.lastAt().plus(Duration.ofHours(1));
            Instant early =
                    facts.firstAt().plus(Duration.between(facts.firstAt(), end).dividedBy(2));
            List<Escalation> all = Escalations.of(facts, Rulebook.standard(), end);
            for (int i = 0; i < all.size(); i++) {
                for (Escalation later : all.subList(i + 1, all.size())) {
                    Escalation earlier = all.get(i);
                    if (later.type() == earlier.type()) {
                        assertThat(earlier.endedAt()).as("seed %d", seed).isNotNull();
                        assertThat(earlier.endedAt())
                                .as("seed %d", seed)
                                .isBeforeOrEqualTo(later.decidedAt());
                    }
                }
            }
            assertThat(Escalations.of(facts, Rulebook.standard(), early))
                    .as("seed %d: known early is the beginning of what is known late", seed)
                    .extracting(Escalation::id, Escalation::decidedAt)
                    .isSubsetOf(
                            all.stream()
                                    .map(
                                            e ->
                                                    org.assertj.core.groups.Tuple.tuple(
                                                            e.id(), e.decidedAt()))
                                    .toList());
            assertThat(Escalations.of(facts, Rulebook.standard(), early))
                    .as("seed %d: facts after the instant are not read", seed)
                    .isEqualTo(Escalations.of(facts.until(early), Rulebook.standard(), early));
        }
    }

    @Test
    void flow_measures_agree_with_the_timelines_own_moves() {
        for (long seed = 1; seed <= 3_000; seed++) {
            Timeline facts = soup(new Random(seed));
            Instant asOf = LocalDateTime.parse("2027-01-01T00:00").toInstant(ZoneOffset.UTC);
            Flow flow = Flow.of(facts, asOf);
            assertThat(flow.movesUp() + flow.movesDown())
                    .as("seed %d", seed)
                    .isEqualTo(facts.tierMoves().size());
            assertThat(flow.teamChanges())
                    .as("seed %d", seed)
                    .isEqualTo(facts.teamChanges().size());
            assertThat(TierStay.of(facts, asOf).stream().map(TierStay::length))
                    .as("seed %d", seed)
                    .noneMatch(Duration::isNegative);
            List<Escalation> all = Escalations.of(facts, Rulebook.standard(), asOf);
            for (NextTier next : NextTier.of(facts, all, asOf)) {
                assertThat(next.observed().isNegative()).as("seed %d", seed).isFalse();
                if (next.toContact() != null) {
                    assertThat(next.toContact())
                            .as("seed %d", seed)
                            .isBetween(next.toPerson(), next.observed());
                }
            }
        }
    }
}
