package io.amends.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class TestServerTest {
    private final TestServer server = TestServer.shared();

    @Test
    void the_shared_server_answers() throws IOException, InterruptedException {
        assertThat(server).isSameAs(TestServer.shared());
        assertThat(get("/actuator/health")).isEqualTo(200);
    }

    @Test
    void reset_empties_tables_and_drops_those_made_since() {
        server.jdbc().sql("CREATE TABLE made_by_a_test (x int)").update();
        server.jdbc()
                .sql(
                        """
                        INSERT INTO spring_session (primary_id, session_id, creation_time,
                          last_access_time, max_inactive_interval, expiry_time)
                        VALUES ('p', 's', 0, 0, 0, 9223372036854775807)
                        """)
                .update();

        server.reset();

        assertThat(number("SELECT count(*) FROM spring_session")).isZero();
        assertThat(number("SELECT count(*) FROM flyway_schema_history")).isPositive();
        assertThat(number("SELECT count(*) FROM pg_class WHERE relname = 'made_by_a_test'"))
                .isZero();
    }

    private long number(String sql) {
        return server.jdbc().sql(sql).query(Long.class).single();
    }

    private int get(String path) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.uri(path)).build();
            return browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
