package io.amends.core.failure;

import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.escalation.Escalations;
import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.Story;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedCyclesTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final Instant DAY_ONE = at("2026-01-01T00:00");
    private static final Rulebook RULEBOOK = Rulebook.standard();

    /** A customer escalation decided on one day and resolved on another, counted from day one. */
    private static AccountContact escalated(
            String id, double decided, @Nullable Double resolved, @Nullable String cause) {
        return new AccountContact(
                new ContactId(id),
                ACME,
                day(decided - 0.5),
                "export",
                "how-to",
                List.of(
                        new AccountEscalation(
                                new EscalationId(new ContactId(id), EscalationType.CUSTOMER, 1),
                                day(decided),
                                Certainty.RECORDED,
                                true,
                                resolved == null ? null : day(resolved),
                                cause,
                                false)),
                List.of(),
                List.of());
    }

    private static AccountContact about(AccountContact contact, String feature) {
        return new AccountContact(
                contact.contact(),
                contact.account(),
                contact.openedAt(),
                feature,
                contact.contactType(),
                contact.escalations(),
                contact.links(),
                contact.ratings());
    }

    private static AccountContact linked(AccountContact contact, String earlier) {
        return new AccountContact(
                contact.contact(),
                contact.account(),
                contact.openedAt(),
                "something else",
                contact.contactType(),
                contact.escalations(),
                List.of(new ContactId(earlier)),
                contact.ratings());
    }

    private static AccountContact plain(String id, double opened) {
        return new AccountContact(
                new ContactId(id),
                ACME,
                day(opened),
                "export",
                "how-to",
                List.of(),
                List.of(),
                List.of());
    }

    private static Instant day(double days) {
        return DAY_ONE.plus(Duration.ofSeconds(Math.round(days * 86_400)));
    }

    private static Map<EscalationId, Repeat> repeats(List<AccountContact> contacts) {
        return RepeatedCycles.of(contacts, DAY_ONE, RULEBOOK.repeats(), Observability.everything());
    }

    private static Repeat only(AccountContact... contacts) {
        Map<EscalationId, Repeat> found = repeats(List.of(contacts));
        assertThat(found).hasSize(1);
        return found.values().iterator().next();
    }

    @ParameterizedTest(name = "{0} s after 42 days: {1}")
    @CsvSource({"-1, true", "0, true", "1, false"})
    void the_same_cause_within_forty_two_days_is_a_repeat(long seconds, boolean found) {
        double decided = 100 + 42 + seconds / 86_400.0;
        assertThat(
                        repeats(
                                List.of(
                                        escalated("A", 99, 100.0, "defect"),
                                        about(
                                                escalated("B", decided, null, "defect"),
                                                "something else"))))
                .hasSize(found ? 1 : 0);
    }

    @Test
    void a_link_or_the_same_cause_proves_and_the_same_subject_indicates() {
        assertThat(
                        only(
                                        escalated("A", 99, 100.0, null),
                                        linked(escalated("B", 110, null, null), "A"))
                                .strength())
                .isEqualTo(Strength.PROVED);
        Repeat sameCause =
                only(escalated("A", 99, 100.0, "defect"), escalated("B", 110, null, "defect"));
        assertThat(sameCause.strength()).isEqualTo(Strength.PROVED);
        assertThat(sameCause.escalation().contact()).isEqualTo(new ContactId("B"));
        Repeat sameSubject =
                only(escalated("A", 99, 100.0, "defect"), escalated("B", 110, null, "setup"));
        assertThat(sameSubject.strength()).isEqualTo(Strength.INDICATED);
        assertThat(sameSubject.links().getFirst().sign()).isEqualTo(Sign.SAME_SUBJECT);
        assertThat(
                        repeats(
                                List.of(
                                        escalated("A", 99, 100.0, "defect"),
                                        about(escalated("B", 110, null, "setup"), "billing"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} contacts in twelve months: {1}")
    @CsvSource({"2, true", "4, true", "5, false", "20, false"})
    void an_account_that_often_writes_about_it_repeats_it_by_chance(int contacts, boolean found) {
        List<AccountContact> all =
                new ArrayList<>(
                        List.of(escalated("A", 199, 200.0, null), escalated("B", 210, null, null)));
        for (int i = 2; i < contacts; i++) {
            all.add(plain("P" + i, 100 + i));
        }
        assertThat(repeats(all)).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest(name = "decided on day {0}: {1}")
    @CsvSource({"89.9, false", "90, true"})
    void chance_cannot_be_ruled_out_without_three_months_of_history(double decided, boolean found) {
        assertThat(
                        repeats(
                                List.of(
                                        escalated("A", 70, 71.0, null),
                                        escalated("B", decided, null, null))))
                .hasSize(found ? 1 : 0);
    }

    @Test
    void a_chain_is_one_finding_with_its_count_on_the_latest() {
        Repeat chain =
                only(
                        escalated("A", 99, 100.0, "defect"),
                        escalated("B", 110, 111.0, "defect"),
                        escalated("C", 150, 151.0, "defect"),
                        escalated("D", 160, null, null));
        assertThat(chain.escalation().contact()).isEqualTo(new ContactId("C"));
        assertThat(chain.cycles()).as("D is only indicated").isEqualTo(3);
        Finding finding =
                RepeatedCycles.findings(Map.of(chain.escalation(), chain), RULEBOOK).getFirst();
        assertThat(finding.kind()).isEqualTo("same-cause");
        assertThat(finding.isProved()).isTrue();
    }

    @Test
    void what_a_source_does_not_show_joins_nothing() {
        assertThat(
                        RepeatedCycles.of(
                                List.of(
                                        escalated("A", 99, 100.0, "defect"),
                                        escalated("B", 110, null, "defect")),
                                DAY_ONE,
                                RULEBOOK.repeats(),
                                new Observability(Map.of())))
                .isEmpty();
    }

    private static AccountContact condensed(Story story) {
        Timeline facts = story.timeline();
        Instant asOf = at("2026-12-31T00:00");
        return AccountContact.of(facts, Escalations.of(facts, RULEBOOK, asOf), asOf);
    }

    private static Story resolvedAndReopened() {
        return Story.of("C-1")
                .opened("2026-03-02T09:00")
                .assigned("2026-03-02T09:00", ANNA, "T1")
                .escalated("2026-03-02T10:00", EscalationType.CUSTOMER)
                .resolved("2026-03-02T12:00")
                .reopened("2026-03-03T12:00");
    }

    @Test
    void S52_a_contact_reopened_and_escalated_again_is_a_repeat_but_thanks_is_none() {
        assertThat(repeats(List.of(condensed(resolvedAndReopened())))).isEmpty();
        Repeat again =
                only(
                        condensed(
                                resolvedAndReopened()
                                        .escalated("2026-03-03T13:00", EscalationType.CUSTOMER)));
        assertThat(again.links().getFirst().sign()).isEqualTo(Sign.REOPENED_AND_ESCALATED);
        assertThat(again.escalation().number()).isEqualTo(2);
    }

    @Test
    void S52_related_contacts_of_one_account_are_seen_together() {
        assertThat(
                        only(
                                        escalated("A", 99, 100.0, "defect"),
                                        escalated("B", 110, 111.0, "defect"),
                                        escalated("C", 120, null, "defect"))
                                .cycles())
                .isEqualTo(3);
    }

    @Test
    void types_open_side_by_side_are_one_time_round() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", ANNA, "T1")
                        .escalated("2026-03-02T10:00", EscalationType.CUSTOMER)
                        .assigned("2026-03-02T10:10", ANNA, "T2")
                        .assigned("2026-03-02T10:20", ANNA, "T3")
                        .resolved("2026-03-02T12:00");
        assertThat(Cycle.of(List.of(condensed(story)))).hasSize(1);
    }

    @Test
    void neither_order_nor_another_accounts_contact_changes_an_accounts_chains() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<AccountContact> contacts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                double decided = random.nextInt(200);
                contacts.add(
                        escalated(
                                "C" + i,
                                decided,
                                random.nextBoolean() ? decided + random.nextInt(20) : null,
                                random.nextBoolean() ? "cause" + random.nextInt(3) : null));
            }
            Map<EscalationId, Repeat> before = repeats(contacts);
            Collections.shuffle(contacts, random);
            assertThat(repeats(contacts)).as("seed " + seed).isEqualTo(before);
            for (Repeat chain : before.values()) {
                assertThat(chain.links()).as("seed " + seed).isNotEmpty();
                assertThat(chain.cycles()).as("seed " + seed).isGreaterThanOrEqualTo(2);
            }
        }
    }
}
