package io.amends.core.insight;

import static io.amends.core.testing.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.failure.AccountContact;
import io.amends.core.failure.AccountContact.Rating;
import io.amends.core.failure.AccountEscalation;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.EscalationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountSignalTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOW = at("2026-07-01T00:00");

    private static AccountContact contact(
            int escalations, Instant decided, Certainty certainty, double... ratings) {
        ContactId id = new ContactId("C");
        List<AccountEscalation> all = new ArrayList<>();
        for (int i = 1; i <= escalations; i++) {
            all.add(
                    new AccountEscalation(
                            new EscalationId(id, EscalationType.CUSTOMER, i),
                            decided,
                            certainty,
                            true,
                            null,
                            null,
                            false));
        }
        List<Rating> answers = new ArrayList<>();
        for (double rating : ratings) {
            answers.add(new Rating(NOW.minus(Duration.ofDays(100 - answers.size() * 10L)), rating));
        }
        return new AccountContact(id, ACME, decided, null, null, all, List.of(), answers);
    }

    private static boolean fires(AccountContact contact) {
        return AccountSignal.of(ACME, List.of(contact), Rulebook.standard().signals(), NOW)
                .isPresent();
    }

    @ParameterizedTest(name = "{0} escalations, ratings {1}: {2}")
    @CsvSource({
        "2, 1.0 0.5 0.25, true",
        "1, 1.0 0.5 0.25, false",
        "2, 0.5 0.5 0.5, false",
        "5, 0.25 0.5 1.0, false",
        "2, 1.0 0.25, false",
        "3, 1.0 0.25, true",
    })
    void two_with_declining_ratings_or_three_without_enough_answers_are_a_signal(
            int escalations, String ratings, boolean expected) {
        double[] shares =
                Arrays.stream(ratings.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
        assertThat(
                        fires(
                                contact(
                                        escalations,
                                        NOW.minus(Duration.ofDays(30)),
                                        Certainty.RECORDED,
                                        shares)))
                .isEqualTo(expected);
    }

    @Test
    void escalations_of_more_than_six_months_ago_and_suspected_ones_do_not_count() {
        assertThat(fires(contact(3, at("2026-01-01T00:00:01"), Certainty.RECORDED))).isTrue();
        assertThat(fires(contact(3, at("2026-01-01T00:00:00"), Certainty.RECORDED))).isFalse();
        assertThat(fires(contact(3, NOW, Certainty.SUSPECTED))).isFalse();
    }
}
