package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.history.table.Rows;
import io.amends.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditQueueTest {

    private final TestServer server = TestServer.shared();

    @BeforeEach
    void empty() {
        server.reset();
    }

    @Test
    void an_audit_keeps_its_contacts_facts_and_reports() throws IOException {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));

        KeptAudit audit =
                SmallHistory.run(server, SmallHistory.order(history, SmallHistory.MAPPING));

        assertThat(audit.problem()).isNull();
        assertThat(audit.state()).isEqualTo(AuditState.DONE);
        assertThat(audit.contacts()).isEqualTo(2);
        assertThat(audit.escalated()).isEqualTo(1);
        assertThat(count("audit_contact", audit)).isEqualTo(2);
        assertThat(count("audit_event", audit)).isEqualTo(events(audit)).isPositive();
        assertThat(count("audit_drawing", audit)).isEqualTo(1);
        assertThat(count("audit_text", audit)).isEqualTo(1);
        for (Locale language : Reports.LANGUAGES) {
            assertThat(report(audit, Reports.html(language))).contains("quiet");
        }
        assertThat(report(audit, "json")).contains("\"contacts\"");
    }

    @Test
    void the_same_order_gives_the_same_report_byte_by_byte() throws IOException {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        AuditOrder order = SmallHistory.order(history, SmallHistory.MAPPING);

        KeptAudit once = SmallHistory.run(server, order);
        KeptAudit again = SmallHistory.run(server, order);

        assertThat(report(again, "json")).isEqualTo(report(once, "json"));
        assertThat(report(again, "html-de")).isEqualTo(report(once, "html-de"));
    }

    @Test
    void what_cannot_be_read_is_refused_with_the_place_and_leaves_nothing() {
        UUID history = SmallHistory.upload(server, "ticket,when\n1,yesterday\n");

        KeptAudit audit =
                SmallHistory.run(server, SmallHistory.order(history, SmallHistory.MAPPING));

        assertThat(audit.state()).isEqualTo(AuditState.REFUSED);
        assertThat(audit.problem()).contains("tickets.csv").contains("at");
        assertThat(leftovers(audit)).isZero();
    }

    @Test
    void one_in_the_queue_can_be_cancelled_before_it_begins() {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        Audits audits = server.bean(Audits.class);
        long number =
                audits.order(SmallHistory.order(history, SmallHistory.MAPPING), Instant.EPOCH);

        audits.cancel(number, Instant.EPOCH);

        assertThat(SmallHistory.awaitEnd(server, number).state())
                .isIn(AuditState.CANCELLED, AuditState.DONE);
        assertThat(audits.begin(number, Instant.EPOCH)).isEmpty();
    }

    @Test
    void one_that_is_said_to_run_while_nobody_holds_it_runs_again() {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        long number = orphan(history, 1);

        server.bean(AuditQueue.class).wake();

        KeptAudit audit = SmallHistory.awaitEnd(server, number);
        assertThat(audit.state()).isEqualTo(AuditState.DONE);
        assertThat(audit.attempts()).isEqualTo(2);
        assertThat(count("audit_contact", audit)).isEqualTo(2);
    }

    @Test
    void one_that_was_interrupted_three_times_has_failed() {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        long number = orphan(history, Audits.ATTEMPTS);

        server.bean(AuditQueue.class).wake();

        KeptAudit audit = SmallHistory.awaitEnd(server, number);
        assertThat(audit.state()).isEqualTo(AuditState.FAILED);
        assertThat(audit.problem()).isEqualTo("interrupted");
    }

    @Test
    void one_that_is_given_back_has_not_begun_and_can_still_be_cancelled() {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        Audits audits = server.bean(Audits.class);
        AuditQueue queue = server.bean(AuditQueue.class);
        queue.stop();
        long wanted = orphan(history, Audits.ATTEMPTS);
        long unwanted = orphan(history, Audits.ATTEMPTS);
        audits.cancel(unwanted, Instant.EPOCH);

        audits.giveBack(wanted, Instant.EPOCH);
        audits.giveBack(unwanted, Instant.EPOCH);
        queue.start();

        KeptAudit audit = SmallHistory.awaitEnd(server, wanted);
        assertThat(audit.state()).isEqualTo(AuditState.DONE);
        assertThat(audit.attempts()).isEqualTo(Audits.ATTEMPTS);
        assertThat(SmallHistory.awaitEnd(server, unwanted).state()).isEqualTo(AuditState.CANCELLED);
    }

    @Test
    void every_column_of_the_tables_has_one_in_the_database() {
        for (Rows rows : Rows.values()) {
            String table = "audit_" + rows.name().toLowerCase(Locale.ROOT).replaceAll("s$", "");
            List<String> expected = new ArrayList<>(List.of("audit"));
            expected.addAll(rows.columns());
            if (rows != Rows.CONTACTS) {
                expected.add("line");
            }
            assertThat(columns(table)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** As a process that was killed leaves it: begun, half filled, and nobody there. */
    private long orphan(UUID history, int attempts) {
        AuditOrder order = SmallHistory.order(history, SmallHistory.MAPPING);
        return server.jdbc()
                .sql(
                        """
                        INSERT INTO audit (name, state, history, main_file, mapping_name, mapping,
                            created_at, created_by, started_at, attempts)
                        VALUES ('Killed', 'RUNNING', :history, 'tickets.csv', 'small', :mapping,
                            now(), 'test', now(), :attempts)
                        RETURNING number
                        """)
                .param("history", history)
                .param("mapping", order.mapping())
                .param("attempts", attempts)
                .query(Long.class)
                .single();
    }

    private List<String> columns(String table) {
        List<String> columns = new ArrayList<>();
        server.jdbc()
                .sql(
                        """
                        SELECT attname FROM pg_attribute
                        WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped
                        """)
                .param("table", table)
                .query(
                        row -> {
                            columns.add(row.getString(1));
                        });
        return columns;
    }

    private long count(String table, KeptAudit audit) {
        return server.jdbc()
                .sql("SELECT count(*) FROM " + table + " WHERE audit = :audit")
                .param("audit", audit.number())
                .query(Long.class)
                .single();
    }

    private long events(KeptAudit audit) {
        return server.jdbc()
                .sql("SELECT sum(events) FROM audit_contact WHERE audit = :audit")
                .param("audit", audit.number())
                .query(Long.class)
                .single();
    }

    private long leftovers(KeptAudit audit) {
        return server.jdbc()
                .sql("SELECT count(*) FROM pg_class WHERE relname LIKE :name")
                .param("name", "audit\\_%\\_" + audit.number())
                .query(Long.class)
                .single();
    }

    private String report(KeptAudit audit, String form) throws IOException {
        try (InputStream report =
                server.bean(Reports.class).read(audit.number(), form).orElseThrow()) {
            return new String(report.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
