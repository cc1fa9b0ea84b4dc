package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftOutPageTest {

    private static final int BROKEN = 120;

    private final TestServer server = TestServer.shared();

    @BeforeEach
    void reset() {
        server.reset();
    }

    @Test
    void every_line_left_out_is_named_page_by_page_and_can_be_taken_away() {
        StringBuilder csv = new StringBuilder(SmallHistory.csv("quiet", "hello"));
        for (int i = 1; i <= BROKEN; i++) {
            csv.append("broken,2025-02-31T09:00:00Z,state,=ann").append(i).append(",T1,open,,\n");
        }
        csv.append("<script>x</script>,yesterday,state,ann,T1,open,,\n");
        KeptAudit audit =
                SmallHistory.run(
                        server,
                        SmallHistory.order(
                                SmallHistory.upload(server, csv.toString()), SmallHistory.MAPPING));
        Visitor reader = Visitor.as(Role.READER, server);
        String address = "/audits/" + audit.number() + "/left-out";

        String first = reader.get(address).body();
        assertThat(first).contains("tickets.csv", "2025-02-31T09:00:00Z", "occurred");
        assertThat(first.split("<th scope=\"row\"", -1)).hasSize(50 + 1);
        assertThat(first).contains("after=50").doesNotContain("before=");
        assertThat(reader.get(address + "?after=50").body()).contains("before=51", "after=100");
        String last = reader.get(address + "?after=100").body();
        assertThat(last).contains("yesterday").doesNotContain("<script>x");
        assertThat(last.split("<th scope=\"row\"", -1)).hasSize(21 + 1);
        String chosen = reader.get(address + "?reason=not-an-instant").body();
        assertThat(chosen).contains("yesterday").doesNotContain("2025-02-31");

        String taken = reader.get(address + ".csv").body();
        assertThat(taken.lines()).hasSize(1 + BROKEN + 1);
        assertThat(taken)
                .startsWith("file,line,column,field,value,reason,expected")
                .contains("tickets.csv,8,at,occurred,2025-02-31T09:00:00Z,impossible-date");
    }

    @Test
    void where_all_was_read_the_page_says_so() {
        KeptAudit audit =
                SmallHistory.run(
                        server,
                        SmallHistory.order(
                                SmallHistory.upload(server, SmallHistory.csv("quiet", "hello")),
                                SmallHistory.MAPPING));
        Visitor reader = Visitor.as(Role.READER, server);
        assertThat(reader.get("/audits/" + audit.number() + "/left-out").body())
                .contains("Everything was read");
    }
}
