package io.amends.history.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.core.timeline.Event.Closed;
import io.amends.core.timeline.Event.EscalationOpened;
import io.amends.core.timeline.Event.Reopened;
import io.amends.core.timeline.TierMove;
import io.amends.core.timeline.Timeline;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import io.amends.history.reading.Sources;
import io.amends.history.reading.Sources.Fingerprint;
import io.amends.history.source.Intake;
import io.amends.history.source.Progress;
import io.amends.history.source.Rejections;
import io.amends.history.source.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped mappings of two published histories, read where AMENDS_HISTORIES points. */
class PublishedHistoriesTest {

    @Test
    void volvos_upward_moves_and_reopened_cases_are_the_published_ones() {
        List<Timeline> contacts = read("volvo-incidents-sample/incidents.xes", "volvo-incidents");

        assertThat(contacts).hasSize(1511);
        assertThat(contacts.stream().mapToLong(PublishedHistoriesTest::upward).sum())
                .isEqualTo(665);
        assertThat(contacts.stream().filter(c -> upward(c) > 0)).hasSize(474);
    }

    @Test
    void the_italian_help_desks_upgrades_and_rework_are_the_published_ones() {
        List<Timeline> contacts = read("helpdesk-italy/finale.csv", "helpdesk-italy");

        assertThat(contacts).hasSize(4580);
        assertThat(
                        contacts.stream()
                                .filter(c -> c.all(EscalationOpened.class).findAny().isPresent()))
                .hasSize(102);
        assertThat(contacts.stream().filter(c -> c.all(Closed.class).findAny().isEmpty()))
                .hasSize(21);
        assertThat(contacts.stream().filter(c -> c.all(Reopened.class).findAny().isPresent()))
                .hasSizeBetween(152, 155);
    }

    private static long upward(Timeline contact) {
        return contact.tierMoves().stream().filter(TierMove::isUpward).count();
    }

    private static List<Timeline> read(String file, String mappingName) {
        String folder = System.getenv("AMENDS_HISTORIES");
        assumeTrue(folder != null, "AMENDS_HISTORIES is not set: no published histories to read");
        Path history = Path.of(folder, file.split("/"));
        assumeTrue(Files.isReadable(history), "AMENDS_HISTORIES has no " + file);
        Mapping mapping =
                Mapping.read(Path.of("..", "examples", "mappings", mappingName + ".yaml"));
        Map<String, List<Row>> byContact = new LinkedHashMap<>();
        Rejections rejections = Rejections.counted();
        Sources.read(
                mapping.plans(),
                history,
                new Intake(
                        Assembler.check(mapping),
                        row ->
                                byContact
                                        .computeIfAbsent(row.contact(), c -> new ArrayList<>())
                                        .add(row),
                        account -> {}),
                rejections,
                Progress.SILENT,
                Fingerprint.NONE);
        assertThat(rejections.count()).isZero();
        Assembler assembler = new Assembler(mapping, Accounts.NONE, Lexicons.NONE);
        return byContact.entrySet().stream()
                .map(e -> assembler.assemble(e.getKey(), e.getValue()).timeline())
                .toList();
    }
}
