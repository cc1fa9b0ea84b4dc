package io.amends.bench.live;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.PersonId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A program with a token, and a connection that is kept for each of its clients. */
final class Program {

    private final String base;
    private final String secret;
    private final Stock stock;
    private final HttpClient[] clients;

    Program(JdbcTemplate sql, int port, PersonId person, Stock stock) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
        this.secret = "amends_" + UUID.randomUUID();
        this.stock = stock;
        this.clients =
                Stream.generate(
                                () ->
                                        HttpClient.newBuilder()
                                                .version(HttpClient.Version.HTTP_1_1)
                                                .build())
                        .limit(Ingest.CLIENTS)
                        .toArray(HttpClient[]::new);
        UUID who = UUID.fromString(person.value());
        sql.update(
                """
                INSERT INTO api_token (id, secret_hash, person, name, scope, made_at, made_by,
                    expires_at)
                VALUES (?, ?, ?, 'bench', 'WRITE', now(), ?, now() + interval '1 day')
                """,
                UUID.randomUUID(),
                sha256(secret),
                who,
                who);
    }

    /** What a help desk tells: a fact that happened there. */
    void one(int client, Random random) throws IOException, InterruptedException {
        ContactId contact = stock.any(random);
        post(client, "/contacts/" + contact + "/facts", "{\"facts\":[" + fact(random) + "]}");
    }

    void batch(int client, Random random) throws IOException, InterruptedException {
        Set<ContactId> contacts = new LinkedHashSet<>();
        while (contacts.size() < Ingest.BATCH) {
            contacts.add(stock.any(random));
        }
        post(
                client,
                "/facts",
                contacts.stream()
                        .map(
                                contact ->
                                        "{\"contact\":\"%s\",\"facts\":[%s]}"
                                                .formatted(contact, fact(random)))
                        .collect(Collectors.joining(",", "{\"contacts\":[", "]}")));
    }

    private static String fact(Random random) {
        String at = Instant.now().toString();
        return random.nextInt(8) < 5
                ? "{\"event\":\"customer-message\",\"at\":\"%s\",\"by\":\"customer\",\"id\":\"%s\",\"channel\":\"mail\"}"
                        .formatted(at, UUID.randomUUID())
                : "{\"event\":\"message-to-customer\",\"at\":\"%s\",\"by\":\"somebody\",\"id\":\"%s\",\"channel\":\"mail\",\"delivery\":\"DELIVERED\",\"parts\":[]}"
                        .formatted(at, UUID.randomUUID());
    }

    private void post(int client, String path, String json)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                clients[client].send(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .header("Authorization", "Bearer " + secret)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "Expected it to be kept, but " + answer.statusCode() + " " + answer.body());
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
