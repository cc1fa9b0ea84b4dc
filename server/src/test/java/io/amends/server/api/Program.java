package io.amends.server.api;

import io.amends.core.timeline.PersonId;
import io.amends.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program with a token, or none. */
final class Program {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final TestServer server;
    private final @Nullable String secret;

    private Program(TestServer server, @Nullable String secret) {
        this.server = server;
        this.secret = secret;
    }

    static Program stranger(TestServer server) {
        return new Program(server, null);
    }

    static Program with(TestServer server, String secret) {
        return new Program(server, secret);
    }

    /** One that asks on behalf of somebody. */
    static Program of(TestServer server, PersonId person, Scope scope) {
        UUID id = UUID.fromString(person.value());
        return with(
                server,
                server.bean(ApiTokens.class)
                        .make(
                                id,
                                "a test",
                                scope,
                                server.clock().instant().plus(Duration.ofDays(300)),
                                id)
                        .secret());
    }

    /** What was answered. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** A text inside, by a JSON pointer; empty where there is none. */
        String at(String pointer) {
            return json().at(pointer).asString("");
        }

        /** Of the problem; empty where there is none. */
        String code() {
            return header("Content-Type").contains("problem") ? at("/code") : "";
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, @Nullable String json, String... headers) {
        return send("POST", path, json, headers);
    }

    Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, @Nullable String body, String... headers) {
        URI uri = server.uri("/api/v1" + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (secret != null) {
            request.header("Authorization", "Bearer " + secret);
        }
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    static Answer send(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
