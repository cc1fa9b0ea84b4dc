package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.server.communications.Outgoing.Purpose;
import io.amends.server.communications.Post.Counter;
import io.amends.server.communications.Post.Unreachable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** By STARTTLS, which is demanded unless somebody says otherwise. */
class SecuredMailTest {

    @TempDir private Path folder;
    private Path keys;

    @BeforeEach
    void aKey() throws IOException, InterruptedException {
        keys = SecuredPost.keys(folder);
    }

    @Test
    void a_mail_goes_in_secret_to_a_server_that_is_vouched_for() throws Exception {
        try (SecuredPost post = new SecuredPost(keys, true)) {
            Process sending =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-Djavax.net.ssl.trustStore=" + keys,
                                    "-Djavax.net.ssl.trustStorePassword=" + SecuredPost.PASSWORD,
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    SecuredMailTest.class.getName(),
                                    String.valueOf(post.port()))
                            .inheritIO()
                            .start();
            assertThat(sending.waitFor()).isZero();
            assertThat(post.taken())
                    .singleElement()
                    .asString()
                    .contains("Subject: Your payroll", "Words for Kim");
            assertThat(post.overheard()).isEmpty();
        }
    }

    @Test
    void nothing_is_sent_to_a_server_that_nobody_vouches_for() throws Exception {
        try (SecuredPost post = new SecuredPost(keys, true)) {
            assertThatThrownBy(() -> send(post.port())).isInstanceOf(Unreachable.class);
            assertThat(post.taken()).isEmpty();
            assertThat(post.overheard()).isEmpty();
        }
    }

    @Test
    void nothing_is_sent_in_the_open() throws Exception {
        try (SecuredPost post = new SecuredPost(keys, false)) {
            assertThatThrownBy(() -> send(post.port()))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("STARTTLS");
            assertThat(post.taken()).isEmpty();
            assertThat(post.overheard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    /** In a Java machine of its own, since whom one trusts is read once. */
    static void main(String[] port) throws Exception {
        send(Integer.parseInt(port[0]));
    }

    private static void send(int port) throws Exception {
        MailSettings settings =
                new MailSettings(
                        "Amends Support <support@amends.example>",
                        "localhost",
                        port,
                        null,
                        null,
                        "starttls",
                        null,
                        993,
                        null,
                        null,
                        "tls",
                        "INBOX",
                        Duration.ofSeconds(30),
                        DataSize.ofMegabytes(10));
        try (Counter counter = new SmtpPost(settings).open()) {
            counter.hand(
                    new Outgoing(
                            "one@amends.example",
                            Purpose.CUSTOMER,
                            null,
                            null,
                            null,
                            null,
                            "kim@customer.example",
                            "Kim",
                            "Your payroll",
                            "Words for Kim",
                            null,
                            List.of(),
                            Instant.EPOCH,
                            Instant.EPOCH,
                            false));
        }
    }
}
