package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Part;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Templates before any database: what is shipped, what is refused, how they are filled. */
class LetterTemplatesTest {

    private static final Map<String, String> KNOWN =
            Map.of(
                    "customer", "Kim Berg",
                    "reference", "C-1001",
                    "agent", "Anna Ritter",
                    "owner", "Anna Ritter",
                    "team", "Service Desk",
                    "receivingTeam", "Databases",
                    "nextContact", "Tuesday 24 November at 15:00 (Rome time)",
                    "statusPage", "https://help.example/status/abc");

    @Test
    void every_kind_is_shipped_in_every_language_and_holds_what_it_owes() {
        for (CommitmentKind kind : LetterTemplate.KINDS) {
            for (Locale language : LetterTemplate.LANGUAGES) {
                LetterTemplate shipped = LetterTemplates.shipped(kind, language);
                Set<Part> required = Composer.required(kind, Rulebook.standard());
                assertThat(Rendering.faults(shipped, required))
                        .as("%s in %s", kind, language)
                        .isEmpty();
            }
        }
    }

    @Test
    void nothing_unfilled_is_left_whatever_is_known() {
        for (CommitmentKind kind : LetterTemplate.KINDS) {
            for (Locale language : LetterTemplate.LANGUAGES) {
                for (Map<String, String> values :
                        java.util.List.of(KNOWN, Map.of("reference", "C-1001"))) {
                    Rendering.Rendered rendered =
                            Rendering.of(
                                    LetterTemplates.shipped(kind, language),
                                    new Filling(values, Map.of()));
                    assertThat(rendered.body())
                            .as("%s in %s", kind, language)
                            .doesNotContain("{{", "}}", "\n\n\n", " ,", " .", "()")
                            .endsWith("\n");
                    assertThat(rendered.subject()).isNotBlank().doesNotContain("\n");
                }
            }
        }
    }

    @Test
    void a_notice_reads_so() {
        Rendering.Rendered notice =
                Rendering.of(
                        LetterTemplates.shipped(CommitmentKind.ESCALATION_NOTICE, Locale.ENGLISH),
                        new Filling(
                                KNOWN,
                                Map.of(
                                        Part.ACKNOWLEDGEMENT,
                                        "Your payroll has to go out on Thursday, and our export stops"
                                                + " half-way. I understand what that means for you.")));
        assertThat(notice.body())
                .isEqualTo(
                        """
                        Hello Kim Berg,

                        Your payroll has to go out on Thursday, and our export stops half-way. I understand what that means for you.

                        I have escalated your case, so that it gets more attention and the right knowledge. Anna Ritter is accountable for it; I have offered it to our team Databases, and until somebody there has taken it on, nothing changes for you.

                        Anna Ritter looks after it personally.

                        You hear from us again by Tuesday 24 November at 15:00 (Rome time), even if there is no news yet.

                        If you do not hear from us by then, press "I have not heard" on your page (https://help.example/status/abc) or reply to this mail: the head of our team is told at once.

                        Your case has the number C-1001.

                        Anna Ritter
                        """);
        assertThat(notice.parts().get(Part.EXPECTED_OUTCOME)).isEmpty();
        assertThat(notice.parts().get(Part.NEXT_CONTACT))
                .isEqualTo(
                        "You hear from us again by Tuesday 24 November at 15:00 (Rome time), even if"
                                + " there is no news yet.");
    }

    @Test
    void a_part_that_needs_what_is_not_known_is_left_out() {
        Map<String, String> values = new HashMap<>(KNOWN);
        values.remove("nextContact");
        Rendering.Rendered update =
                Rendering.of(
                        LetterTemplates.shipped(CommitmentKind.PROGRESS_UPDATE, Locale.GERMAN),
                        new Filling(values, Map.of()));
        assertThat(update.parts().get(Part.NEXT_CONTACT)).isEmpty();
        assertThat(update.body()).doesNotContain("hören bis");
    }

    @Test
    void what_is_filled_in_is_never_read_as_a_template() {
        Rendering.Rendered update =
                Rendering.of(
                        LetterTemplates.shipped(CommitmentKind.PROGRESS_UPDATE, Locale.ENGLISH),
                        new Filling(
                                Map.of("customer", "{{agent}} & <b>Kim</b>", "agent", "Anna"),
                                Map.of(Part.WHAT_WAS_DONE, "{{#if agent}}x{{/if}}")));
        assertThat(update.body())
                .contains("Hello {{agent}} & <b>Kim</b>,")
                .contains("{{#if agent}}x{{/if}}");
    }

    @Test
    void a_template_that_lacks_what_its_kind_owes_is_refused_naming_it() {
        assertThat(
                        faults(
                                "Hello {{#part \"ESCALATED\"}}It is escalated{{/part}}",
                                Set.of(Part.ESCALATED, Part.NEXT_CONTACT)))
                .containsExactly(new TemplateFault("lacks", "NEXT_CONTACT"));
    }

    @Test
    void a_placeholder_that_nobody_fills_is_refused_naming_it() {
        assertThat(faults("Hello {{custmer}}", Set.of()))
                .containsExactly(new TemplateFault("unknown", "custmer"));
        assertThat(faults("{{#part \"NO_SUCH\"}}x{{/part}}", Set.of()))
                .containsExactly(new TemplateFault("no-part", "NO_SUCH"));
        assertThat(faults("{{#part \"ESCALATED\" needs=\"nope\"}}x{{/part}}", Set.of()))
                .containsExactly(new TemplateFault("unknown", "nope"));
        assertThat(faults("{{#if nope}}x{{/if}}", Set.of()))
                .extracting(TemplateFault::code)
                .containsExactly("unknown");
    }

    @Test
    void a_template_includes_nothing_and_calls_nothing() {
        for (String text :
                new String[] {
                    "{{> secret}}",
                    "{{{customer}}}",
                    "{{&customer}}",
                    "{{#> layout}}x{{/layout}}",
                    "{{*inline}}",
                    "{{#*inline \"x\"}}y{{/inline}}"
                }) {
            assertThat(faults(text, Set.of()))
                    .as(text)
                    .extracting(TemplateFault::code)
                    .contains("unsafe");
        }
        for (String text :
                new String[] {
                    "{{lookup this \"class\"}}",
                    "{{#each customer}}x{{/each}}",
                    "{{precompile \"x\"}}",
                    "{{this.class}}",
                    "{{customer.class}}",
                    "{{#with customer}}x{{/with}}",
                    "{{log customer}}",
                    "{{include \"x\"}}",
                    "{{i18n \"x\"}}",
                    "{{if (lookup customer \"x\")}}"
                }) {
            assertThat(faults(text, Set.of())).as(text).isNotEmpty();
        }
        assertThat(faults("{{#if customer}}never closed", Set.of()))
                .extracting(TemplateFault::code)
                .containsExactly("unreadable");
    }

    private static java.util.List<TemplateFault> faults(String body, Set<Part> required) {
        return Rendering.faults(
                new LetterTemplate(
                        CommitmentKind.ESCALATION_NOTICE, Locale.ENGLISH, 1, "A subject", body),
                required);
    }
}
