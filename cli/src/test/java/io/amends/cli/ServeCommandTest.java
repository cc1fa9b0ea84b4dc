package io.amends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServeCommandTest {

    @Test
    void killed_it_starts_again_stops_what_was_left_behind_and_ends_cleanly() throws Exception {
        Path data = Serving.folder();
        try (Serving first = Serving.on(data)) {
            URI address = first.address();
            assertThat(address.toString()).startsWith("http://localhost:");
            assertThat(first.get(address.resolve("/actuator/health/readiness")).body())
                    .contains("UP");

            try (Serving second = Serving.on(data)) {
                assertThat(second.end()).isEqualTo(1);
                assertThat(second.said())
                        .contains("is in use by another Amends (process " + first.pid() + ")")
                        .doesNotContain("\tat ");
            }
            first.kill();
        }
        long left = postgres(data);
        assertThat(ProcessHandle.of(left).orElseThrow().isAlive()).isTrue();

        Serving next = Serving.on(data);
        URI address = next.address();
        assertThat(next.said()).contains("left behind");
        assertThat(next.get(address.resolve("/actuator/health")).statusCode()).isEqualTo(200);
        assertThat(postgres(data)).isNotEqualTo(left);
        long running = postgres(data);

        Path backup = data.resolveSibling(data.getFileName() + ".backup");
        try (Serving saving =
                Serving.begin(
                        Map.of(),
                        "backup",
                        "--data",
                        data.toString(),
                        "--out",
                        backup.toString())) {
            assertThat(saving.end()).as(saving.said()).isZero();
            assertThat(saving.said()).contains("Saved ", backup.toString());
        }

        assertThat(next.stop()).isEqualTo(143);
        ProcessHandle.of(running)
                .ifPresent(ending -> ending.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        assertThat(data.resolve("postgresql/cluster/postmaster.pid")).doesNotExist();

        Path target = data.resolveSibling(data.getFileName() + "-restored");
        try (Serving restoring =
                Serving.begin(
                        Map.of(), "restore", backup.toString(), "--data", target.toString())) {
            assertThat(restoring.end()).as(restoring.said()).isZero();
            assertThat(restoring.said()).contains("Restored ");
        }
        try (Serving restored = Serving.on(target, "--log", "json")) {
            URI there = restored.address();
            assertThat(restored.get(there.resolve("/sign-in")).headers().firstValue("X-Request-Id"))
                    .isPresent();
            restored.stop();
            assertThat(restored.said()).containsPattern("\\{.*\"request\":\"[0-9a-f-]+\".*}");
        }
    }

    @Test
    void a_port_that_is_taken_is_refused_at_once() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Serving refused =
                        Serving.begin(
                                Map.of("AMENDS_PORT", String.valueOf(taken.getLocalPort())),
                                "serve")) {
            assertThat(refused.end()).isEqualTo(1);
            assertThat(refused.said())
                    .contains("Port " + taken.getLocalPort(), "in use", "--port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void a_database_that_cannot_be_reached_is_refused_in_a_sentence() throws Exception {
        try (Serving refused =
                Serving.on(Serving.folder(), "--db-url", "jdbc:postgresql://127.0.0.1:1/x")) {
            assertThat(refused.end()).isEqualTo(1);
            assertThat(refused.said()).contains("cannot be reached").doesNotContain("\tat ");
        }
    }

    @Test
    void a_setting_that_is_none_is_refused_with_its_line() throws Exception {
        Path file = Files.writeString(Serving.folder().resolve("amends.yaml"), "prot: 1\n");
        try (Serving refused = Serving.begin(Map.of(), "serve", "--config", file.toString())) {
            assertThat(refused.end()).isEqualTo(1);
            assertThat(refused.said()).contains("line 1", "'prot'").doesNotContain("\tat ");
        }
    }

    private static long postgres(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgresql/cluster/postmaster.pid")).getFirst());
    }
}
