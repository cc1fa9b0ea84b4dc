package io.amends.history.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.amends.core.protocol.Rulebook;
import io.amends.core.protocol.Term;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Part;
import io.amends.history.source.RefusedInput;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RulebookDocumentTest {

    @Test
    void the_shipped_document_states_the_standard_rulebook() {
        assertThat(RulebookDocument.standard()).isEqualTo(Rulebook.standard());
    }

    @Test
    void a_document_needs_to_state_only_what_differs() {
        Rulebook rulebook =
                RulebookDocument.parse(
                        "ours.yaml",
                        """
                        rulebook: ours
                        version: 4
                        routing:
                          lowest-tier: {Payments: T2}
                          maximum-time: {T1: 8 business hours}
                        protocols:
                          every-type: {notice: {within: 2 business hours}, follow-up: none}
                          customer: {acknowledgement: none, ownership: baton}
                        """);

        var customer = rulebook.protocol(EscalationType.CUSTOMER);
        assertThat(customer.notice().orElseThrow().within())
                .isEqualTo(new Term.BusinessTime(Duration.ofHours(2)));
        assertThat(customer.notice().orElseThrow().parts()).contains(Part.NAMED_PERSON);
        assertThat(customer.acknowledgement()).isEmpty();
        assertThat(customer.version()).isEqualTo(4);
        assertThat(rulebook.protocol(EscalationType.TIER).followUp()).isEmpty();
        assertThat(rulebook.repeats()).isEqualTo(Rulebook.standard().repeats());
        assertThat(rulebook.routing().maximumTime()).containsEntry("T1", Duration.ofHours(8));
    }

    @Test
    void causes_of_ones_own_stand_beside_the_standard_ones_and_outweigh_them() {
        var causes =
                RulebookDocument.parse(
                                "ours.yaml",
                                """
                                rulebook: ours
                                version: 1
                                root-causes: {Billing run broken: true, Product-Defect: false}
                                """)
                        .rootCauses();

        assertThat(causes.organisationFailed("billing_run broken")).contains(true);
        assertThat(causes.organisationFailed("product defect")).contains(false);
        assertThat(causes.organisationFailed("process error")).contains(true);
        assertThat(causes.organisationFailed("unheard of")).isEmpty();
    }

    @Test
    void a_notice_at_the_decision_may_be_told_to_count() {
        Rulebook ours =
                RulebookDocument.parse(
                        "ours.yaml",
                        """
                        rulebook: ours
                        version: 1
                        protocols: {tier: {notice-at-decision: counts}}
                        """);

        assertThat(ours.protocol(EscalationType.TIER).noticeAtDecisionCounts()).isTrue();
        assertThat(ours.protocol(EscalationType.CUSTOMER).noticeAtDecisionCounts()).isFalse();
    }

    @Test
    void every_problem_is_named_with_line_and_path() {
        RefusedInput refused =
                catchThrowableOfType(
                        RefusedInput.class,
                        () ->
                                RulebookDocument.parse(
                                        "ours.yaml",
                                        """
                                        rulebook: ours
                                        version: 1
                                        protocols:
                                          custmer: {}
                                          tier:
                                            notice: {within: soon, parts: [escalatd]}
                                            ladder: [{percent: 0, roles: []}]
                                        """));

        assertThat(refused.reasons())
                .containsExactly(
                        "ours.yaml:4 protocols.custmer: Expected one of complexity, customer,"
                                + " every-type, executive, regulatory, tier, but \"custmer\". Did you"
                                + " mean customer?",
                        "ours.yaml:6 protocols.tier.notice.within: Expected a duration like 1 hour,"
                                + " 4 business hours or 5 business days, but \"soon\".",
                        "ours.yaml:6 protocols.tier.notice.parts.0: Expected one of acknowledgement,"
                                + " escalated, accountable-owner, next-contact, if-not-heard,"
                                + " named-person, expected-outcome, what-was-done, impact, root-cause,"
                                + " recurrence, failure-admitted, apology, has-it-held, satisfied,"
                                + " anything-new, but \"escalatd\". Did you mean escalated?",
                        "ours.yaml:7 protocols.tier.ladder.0.percent: Expected at least 1, but"
                                + " \"0\".",
                        "ours.yaml:7 protocols.tier.ladder.0.roles: Expected something here, but it"
                                + " is empty.");
    }
}
