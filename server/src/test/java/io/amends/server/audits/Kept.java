package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a server has of its audits, as tests of what breaks look at it. */
record Kept(TestServer server) {

    String report(long audit) throws IOException {
        try (InputStream report = server.bean(Reports.class).read(audit, "json").orElseThrow()) {
            return new String(report.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    KeptAudit audit(long number) {
        return server.bean(Audits.class).byNumber(number).orElseThrow();
    }

    long contacts(long audit) {
        return server.jdbc()
                .sql("SELECT count(*) FROM audit_contact WHERE audit = :audit")
                .param("audit", audit)
                .query(Long.class)
                .single();
    }

    /** No table of an audit that no audit shows, and no file of one at work. */
    void assertNothingHalf() throws IOException {
        assertThat(
                        server.jdbc()
                                .sql(
                                        """
                                        SELECT relname FROM pg_class
                                        WHERE relname ~ '^audit_[a-z_]+_[0-9]+$' AND relkind = 'r'
                                          AND NOT relispartition
                                        """)
                                .query(String.class)
                                .list())
                .as("tables of audits that no audit shows")
                .isEmpty();
        Path work = server.data().resolve("tmp");
        if (Files.isDirectory(work)) {
            try (Stream<Path> left = Files.list(work)) {
                assertThat(left.map(path -> path.getFileName().toString()))
                        .noneMatch(name -> name.startsWith("audit-"));
            }
        }
    }
}
