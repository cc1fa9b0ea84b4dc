package io.amends.server.escalations;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Stamp;
import io.amends.server.Await;
import io.amends.server.OwnProcess;
import io.amends.server.TestServer;
import io.amends.server.database.Neighbour;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes, each a process of its own, on one PostgreSQL. Many warnings have become due at once; one
 * node is killed half-way and started again.
 */
class TwoNodesTest {

    /** Three quarters of the notice's hour are over by then, and the hour is not. */
    private static final Duration AGO = Duration.ofMinutes(50);

    private static final int AT_ONCE = 500;

    /** A warning of one commitment, and how often it was raised. */
    private static final String RAISED_TWICE =
            """
            SELECT count(*) FROM (
                SELECT FROM (SELECT contact, CAST(event AS json) AS e FROM event
                             WHERE kind = 'alerted') alerts
                GROUP BY contact, e ->> 'escalation', e ->> 'kind', e ->> 'due', e ->> 'percent'
                HAVING count(*) > 1) twice
            """;

    private static final String WRITTEN_TWICE =
            """
            SELECT count(*) FROM (
                SELECT FROM outbox WHERE purpose = 'ALERT'
                GROUP BY contact, person, about HAVING count(*) > 1) twice
            """;

    @Test
    void S27_of_two_nodes_one_is_killed_half_way_nothing_is_lost_and_nobody_is_told_twice()
            throws IOException {
        warn(1_000, TwoNodesTest::killANode);
    }

    @Test
    @Tag("long")
    void S27_PostgreSQL_killed_under_two_nodes_loses_no_warning_and_repeats_none()
            throws IOException {
        warn(600, TwoNodesTest::killTheDatabase);
    }

    @Test
    @Tag("long")
    void ten_thousand_warnings_at_once_with_a_node_killed_half_way() throws IOException {
        warn(10_000, TwoNodesTest::killANode);
    }

    /** What happens when half of the warnings have been raised. */
    private interface Blow {
        void falls(TestServer server, OwnProcess first, Map<String, String> database)
                throws IOException;
    }

    private static void killANode(TestServer server, OwnProcess first, Map<String, String> database)
            throws IOException {
        first.kill();
        try (OwnProcess again = node(database)) {
            Await.until("all were raised", () -> due(server) == 0 && again.process().isAlive());
        }
    }

    /** Whoever started it starts it again; both nodes go on when it is back. */
    private static void killTheDatabase(
            TestServer server, OwnProcess first, Map<String, String> database) {
        ProcessHandle postgres = new Neighbour(server.data()).process();
        postgres.destroyForcibly();
        postgres.onExit().join();
        Await.until(
                "all were raised",
                () -> answers(server) && due(server) == 0 && first.process().isAlive());
    }

    private static boolean answers(TestServer server) {
        try {
            return server.jdbc().sql("SELECT 1").query(Integer.class).single() == 1;
        } catch (RuntimeException away) {
            return false;
        }
    }

    private static void warn(int contacts, Blow blow) throws IOException {
        try (TestServer server = TestServer.start(Map.of())) {
            server.bean(AlarmClock.class).stop();
            escalate(contacts, server);
            Map<String, String> database = new Neighbour(server.data()).settings();
            try (OwnProcess first = node(database);
                    OwnProcess second = node(database)) {
                Await.until(
                        "half the warnings were raised",
                        () -> due(server) <= contacts / 2 && second.process().isAlive());
                blow.falls(server, first, database);
            }
            assertThat(
                            count(
                                    "SELECT count(DISTINCT contact) FROM event WHERE kind = 'alerted'",
                                    server))
                    .isEqualTo(contacts);
            assertThat(count(RAISED_TWICE, server)).isZero();
            assertThat(
                            count(
                                    "SELECT count(DISTINCT contact) FROM outbox WHERE purpose = 'ALERT'",
                                    server))
                    .isEqualTo(contacts);
            assertThat(count(WRITTEN_TWICE, server)).isZero();
            assertThat(count("SELECT count(*) FROM contact WHERE set_aside IS NOT NULL", server))
                    .isZero();
        }
    }

    private static OwnProcess node(Map<String, String> database) throws IOException {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("amends.data", TestServer.folder().toString());
        return OwnProcess.with(settings);
    }

    /** Contacts that were escalated fifty minutes ago and that nobody has told the customer of. */
    private static void escalate(int contacts, TestServer server) {
        server.clock().advance(AGO.negated());
        LiveOrganisation organisation = new LiveOrganisation(server);
        Instant then = server.clock().instant();
        for (int from = 0; from < contacts; from += AT_ONCE) {
            Map<ContactId, List<Event>> facts = new TreeMap<>();
            for (int i = from; i < Math.min(contacts, from + AT_ONCE); i++) {
                facts.put(new ContactId("N-" + i), escalated(organisation, then));
            }
            organisation.contacts().record(facts);
        }
        server.clock().advance(AGO);
        assertThat(due(server)).isEqualTo(contacts);
    }

    private static List<Event> escalated(LiveOrganisation organisation, Instant at) {
        Stamp stamp = Stamp.at(at, Actor.person(organisation.anna));
        return List.of(
                new Event.Opened(stamp),
                new Event.Assigned(stamp, organisation.anna, false, LiveOrganisation.FRONT, null),
                new Event.EscalationOpened(
                        stamp,
                        EscalationType.TIER,
                        Certainty.RECORDED,
                        "tick",
                        Reason.of("because", "Needs the database")));
    }

    private static long due(TestServer server) {
        return server.jdbc()
                .sql(
                        "SELECT count(*) FROM contact WHERE next_wake_at <= :now AND set_aside IS NULL")
                .param("now", server.clock().instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static long count(String query, TestServer server) {
        return server.jdbc().sql(query).query(Long.class).single();
    }
}
