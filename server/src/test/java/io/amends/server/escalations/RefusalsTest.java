package io.amends.server.escalations;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.lifecycle.Command;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Reason;
import io.amends.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final LiveOrganisation organisation;
    private final Refusals refusals = SERVER.bean(Refusals.class);

    RefusalsTest() {
        SERVER.reset();
        organisation = new LiveOrganisation(SERVER);
    }

    @Test
    void every_code_that_the_lifecycle_names_has_a_sentence_and_every_sentence_a_code()
            throws IOException {
        Set<String> sentences;
        Path bundle =
                Path.of(
                        "src/main/resources/io/amends/server/escalations/refusal-messages.properties");
        try (Stream<String> lines = Files.lines(bundle)) {
            sentences =
                    lines.filter(line -> line.startsWith("refusal."))
                            .map(line -> line.substring("refusal.".length(), line.indexOf('=')))
                            .filter(code -> !code.equals("nobody"))
                            .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> decided = decided();
        Set<String> ours = ours();
        assertThat(decided).hasSizeGreaterThan(50);
        assertThat(sentences).containsAll(decided);
        sentences.removeAll(decided);
        assertThat(ours).as("codes with a sentence of their own").containsAll(sentences);
        for (String code : ours) {
            assertThat(say(new Reason(code, List.of()))).as(code).isNotEqualTo(code);
        }
    }

    /** What the rulebook refuses with. */
    private static Set<String> decided() throws IOException {
        Pattern code =
                Pattern.compile(
                        "(?<=\")[a-z-]+(?:\\.[a-z-]+)+(?=\")|(?<=Reason\\.of\\(\")[a-z.-]+");
        Set<String> found = new TreeSet<>();
        for (String room : List.of("lifecycle", "handoff")) {
            find(code, Path.of("../core/src/main/java/io/amends/core", room), found);
        }
        return found;
    }

    /** What the service around it adds. */
    private static Set<String> ours() throws IOException {
        Set<String> found = new TreeSet<>();
        Pattern code = Pattern.compile("(?<=Reason\\.of\\()\\s*\"[a-z.-]+(?=\")");
        find(code, Path.of("src/main/java/io/amends/server"), found);
        return found;
    }

    private static void find(Pattern code, Path folder, Set<String> found) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                code.matcher(Files.readString(file))
                        .results()
                        .map(hit -> hit.group().strip().replace("\"", ""))
                        .forEach(found::add);
            }
        }
    }

    @Test
    void whoever_comes_second_reads_who_was_first_in_their_language() {
        ContactId contact = organisation.opened();
        organisation.contacts().decide(contact, organisation.escalate());
        organisation.contacts().decide(contact, organisation.offer());
        organisation.contacts().decide(contact, accept());
        Handled.Refused second =
                (Handled.Refused)
                        organisation
                                .contacts()
                                .decide(
                                        contact,
                                        new Command.AcceptHandoff(Actor.person(organisation.bea)));
        assertThat(refusals.say(second.reasons(), Locale.ENGLISH, ROME))
                .singleElement()
                .satisfies(
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo("handoff.taken");
                            assertThat(refusal.sentence())
                                    .startsWith(
                                            "Expected an offered handoff, but ben accepted it: ");
                        });
        assertThat(refusals.say(second.reasons(), Locale.GERMAN, ROME).getFirst().sentence())
                .startsWith("Erwartet: eine angebotene Übergabe; ben hat sie angenommen: ");
    }

    private Command accept() {
        return new Command.AcceptHandoff(Actor.person(organisation.ben));
    }

    @Test
    void instants_durations_and_names_are_shown_as_people_read_them() {
        assertThat(say(Reason.of("reopen.recurrence", Duration.ofDays(7)))).contains("at most 7 d");
        assertThat(say(Reason.of("acknowledge-first", Instant.parse("2026-03-02T08:30:00Z"))))
                .contains("2 Mar 2026, 09:30");
        assertThat(say(Reason.of("handoff.not-receiving", LiveOrganisation.BACK)))
                .contains("team back");
        assertThat(say(Reason.of("escalate.already", "TIER", "2026-03-02T08:30:00Z", "null")))
                .contains("Tier escalation")
                .contains("in the hands of nobody");
    }

    @Test
    void what_people_wrote_is_shown_as_they_wrote_it() {
        assertThat(say(Reason.of("because", "PROMISE"))).isEqualTo("PROMISE");
        assertThat(say(Reason.of("words.vague", Part.NEXT_CONTACT, "as soon as possible")))
                .isEqualTo(
                        "Expected a time, a name or an outcome, but “as soon as possible” commits"
                                + " to none of them: when the next contact comes.");
    }

    @Test
    void what_the_report_says_of_triggers_is_said_here_in_the_same_words() {
        assertThat(say(Reason.of("trigger.s1-strategic", "A-7")))
                .isEqualTo("Severity S1 on the strategic account A-7.");
    }

    private String say(Reason reason) {
        return refusals.say(reason, Locale.ENGLISH, ROME);
    }
}
