package io.amends.core.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.core.protocol.Rulebook;
import io.amends.core.routing.Tier;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A sample of the BPI Challenge 2013 incidents (doi 10.4121/500573e6-accc-4b0c-9576-aa5468b10cee),
 * with counts computed apart, in Python. Read plainly here: the real reader has its own tests.
 */
class IncidentHistoryTest {

    private static final Tiers LINES = Tiers.named("L1", "L2", "L3");

    @Test
    void counts_and_acceptances_are_those_computed_apart() throws Exception {
        @Nullable String histories = System.getenv("AMENDS_HISTORIES");
        assumeTrue(histories != null, "AMENDS_HISTORIES is not set: other people's data is absent");
        Path log =
                Path.of(Objects.requireNonNull(histories), "volvo-incidents-sample/incidents.xes");
        assumeTrue(Files.exists(log), "no incidents sample in AMENDS_HISTORIES");

        List<Timeline> contacts = read(log);
        Instant asOf =
                contacts.stream().map(Timeline::lastAt).max(Instant::compareTo).orElseThrow();
        List<List<Escalation>> escalated =
                contacts.stream()
                        .map(t -> Escalations.of(t, Rulebook.standard(), asOf))
                        .filter(found -> !found.isEmpty())
                        .toList();

        assertThat(contacts).hasSize(1511);
        assertThat(escalated).hasSize(474);
        assertThat(escalated.stream().mapToInt(List::size).sum()).isEqualTo(665);
        assertThat(escalated.stream().flatMap(List::stream))
                .allMatch(e -> e.type() == EscalationType.TIER);

        double[] hours =
                escalated.stream()
                        .map(List::getFirst)
                        .filter(e -> LINES.get("L1").equals(e.from()) && e.acceptedAt() != null)
                        .mapToDouble(IncidentHistoryTest::hoursToAcceptance)
                        .sorted()
                        .toArray();
        assertThat(hours).hasSize(433);
        assertThat(hours[216]).isCloseTo(0.8044, within(0.00005));
    }

    private static double hoursToAcceptance(Escalation e) {
        return Duration.between(e.decidedAt(), Objects.requireNonNull(e.acceptedAt())).toMillis()
                / 3_600_000.0;
    }

    private static List<Timeline> read(Path log) throws Exception {
        List<Timeline> contacts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(log)) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
            Map<String, String> values = new HashMap<>();
            List<Map<String, String>> rows = new ArrayList<>();
            String contact = "";
            boolean inEvent = false;
            while (xml.hasNext()) {
                int kind = xml.next();
                if (kind == XMLStreamConstants.START_ELEMENT) {
                    String key = xml.getAttributeValue(null, "key");
                    switch (xml.getLocalName()) {
                        case "trace" -> rows = new ArrayList<>();
                        case "event" -> {
                            inEvent = true;
                            values = new HashMap<>();
                        }
                        default -> {
                            if (inEvent && key != null) {
                                values.put(key, xml.getAttributeValue(null, "value"));
                            } else if ("concept:name".equals(key)) {
                                contact = xml.getAttributeValue(null, "value");
                            }
                        }
                    }
                } else if (kind == XMLStreamConstants.END_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "event" -> {
                            inEvent = false;
                            rows.add(values);
                        }
                        case "trace" -> contacts.add(timeline(contact, rows));
                        default -> {}
                    }
                }
            }
        }
        return contacts;
    }

    private static Timeline timeline(String contact, List<Map<String, String>> rows) {
        List<Event> events = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Instant at = OffsetDateTime.parse(value(row, "time:timestamp")).toInstant();
            Stamp stamp = Stamp.at(at, Actor.SOMEBODY);
            String status = value(row, "concept:name");
            String team = value(row, "org:group");
            String person = value(row, "org:resource");
            events.add(
                    new Event.Assigned(
                            stamp,
                            new PersonId(person),
                            person.equals("Siebel"),
                            new TeamId(team),
                            line(team)));
            events.add(new Event.StatusChanged(stamp, status, !status.equals("Queued")));
            if (status.equals("Completed")) {
                events.add(new Event.Resolved(stamp));
            }
        }
        return Timeline.of(new ContactId(contact), events);
    }

    private static String value(Map<String, String> row, String key) {
        return Objects.requireNonNull(row.get(key));
    }

    private static Tier line(String team) {
        return LINES.get(team.endsWith(" 3rd") ? "L3" : team.endsWith(" 2nd") ? "L2" : "L1");
    }
}
