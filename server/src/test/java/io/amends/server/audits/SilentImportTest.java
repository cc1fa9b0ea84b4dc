package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SilentImportTest {

    private static final String COUNTS =
            """
            SELECT c.relname,
                (xpath('/row/n/text()', query_to_xml(
                    'SELECT count(*) AS n FROM ' || quote_ident(c.relname), false, true, '')))[1]::text
            FROM pg_class c
            WHERE c.relnamespace = current_schema()::regnamespace
              AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND c.relname NOT LIKE 'audit%' AND c.relname NOT LIKE 'history%'
            """;

    private final TestServer server = TestServer.shared();

    /** What is owed in it is judged as of its last instant, years ago; nothing becomes due now. */
    @Test
    void S50_an_import_is_silent_and_starts_no_clock() throws IOException {
        server.reset();
        AuditOrder order =
                SmallHistory.order(
                        SmallHistory.upload(server, SmallHistory.csv("quiet", "hello")),
                        SmallHistory.MAPPING);
        Map<String, String> before = counts();

        KeptAudit audit = SmallHistory.run(server, order);

        assertThat(audit.judgedAt()).isEqualTo(Instant.parse("2025-03-06T10:00:00Z"));
        assertThat(counts()).as("rows of everything but audits").isEqualTo(before);
        assertThat(escalations("plain", audit)).as("of a contact that is closed").isZero();
        assertThat(escalations("quiet", audit)).isPositive();
        KeptAudit later = SmallHistory.run(server, order);
        assertThat(report(later)).isEqualTo(report(audit));
    }

    private Map<String, String> counts() {
        Map<String, String> counts = new TreeMap<>();
        server.jdbc()
                .sql(COUNTS)
                .query(
                        row -> {
                            counts.put(row.getString(1), row.getString(2));
                        });
        return counts;
    }

    private long escalations(String contact, KeptAudit audit) {
        return server.jdbc()
                .sql("SELECT count(*) FROM audit_escalation WHERE audit = :a AND contact = :c")
                .param("a", audit.number())
                .param("c", contact)
                .query(Long.class)
                .single();
    }

    private byte[] report(KeptAudit audit) throws IOException {
        try (InputStream report =
                server.bean(Reports.class).read(audit.number(), "json").orElseThrow()) {
            return report.readAllBytes();
        }
    }
}
