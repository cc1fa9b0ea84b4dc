package io.amends.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/** The description says what there is, and what is said is so. */
class ApiDescriptionTest {

    private static final TestServer SERVER = TestServer.shared();

    @BeforeAll
    static void nobody() {
        SERVER.reset();
    }

    @Test
    void every_operation_is_described_and_nothing_else() {
        assertThat(new TreeSet<>(ApiDescription.words().keySet()))
                .isEqualTo(SERVER.bean(ApiDescription.class).operations().keySet());
    }

    @Test
    void every_example_can_be_sent_as_it_stands() {
        Map<String, HandlerMethod> operations = SERVER.bean(ApiDescription.class).operations();
        ApiDescription.words()
                .forEach(
                        (name, words) -> {
                            Optional<Class<?>> body =
                                    Arrays.stream(
                                                    Objects.requireNonNull(operations.get(name))
                                                            .getMethod()
                                                            .getParameters())
                                            .filter(p -> p.isAnnotationPresent(Asked.class))
                                            .<Class<?>>map(p -> p.getType())
                                            .findFirst();
                            assertThat(words.containsKey("example"))
                                    .as(name)
                                    .isEqualTo(body.isPresent());
                            body.ifPresent(
                                    type ->
                                            assertThat(
                                                            ApiJson.read(
                                                                    ApiJson.write(
                                                                            Objects.requireNonNull(
                                                                                    words.get(
                                                                                            "example"))),
                                                                    type))
                                                    .as(name)
                                                    .isNotNull());
                        });
    }

    /** Anybody may read it; its references lead somewhere. */
    @Test
    void it_is_whole_and_open_to_anybody() {
        Program.Answer answer = Program.stranger(SERVER).get("/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode document = answer.json();
        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        assertThat(
                        document.at(
                                        "/paths/~1api~1v1~1contacts~1{id}~1handoff/post/requestBody"
                                                + "/content/application~1json/schema/$ref")
                                .asString())
                .isEqualTo("#/components/schemas/Offering");
        assertThat(document.at("/components/schemas/Offering/required").values())
                .extracting(JsonNode::asString)
                .containsExactly("to", "elements");
        for (String reference : document.findValuesAsString("$ref")) {
            assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
        }
    }

    /** Whom each is for: nobody without a token, and no more than its scope. */
    @Test
    void every_operation_refuses_whom_it_is_not_for() {
        SERVER.reset();
        SmallDesk desk = new SmallDesk(SERVER);
        Program stranger = Program.stranger(SERVER);
        Program reader = Program.of(SERVER, desk.anna, Scope.READ);
        Program admin = Program.of(SERVER, desk.person("adam", Role.ADMIN), Scope.ADMIN);
        List<String> wrong = new ArrayList<>();
        ApiDescription.words()
                .forEach(
                        (name, words) -> {
                            String method = name.substring(0, name.indexOf(' '));
                            String path =
                                    name.substring(name.indexOf(' ') + 1)
                                            .replace("{type}", "TIER")
                                            .replace(
                                                    "{id}", "00000000-0000-4000-8000-000000000000");
                            Object scope =
                                    words.getOrDefault(
                                            "scope", method.equals("GET") ? "READ" : "WRITE");
                            boolean open = scope.equals("NONE");
                            note(name, stranger.send(method, path, null), open, wrong);
                            note(
                                    name,
                                    reader.send(method, path, null),
                                    open || scope.equals("READ"),
                                    wrong);
                            note(
                                    name,
                                    desk.annas.send(method, path, null),
                                    !scope.equals("ADMIN"),
                                    wrong);
                            note(name, admin.send(method, path, null), true, wrong);
                        });
        assertThat(wrong).isEmpty();
    }

    private static void note(
            String name, Program.Answer answer, boolean admitted, List<String> wrong) {
        boolean refused = answer.code().startsWith("token.");
        if (refused == admitted || answer.status() >= 500) {
            wrong.add(name + ": " + answer.status() + " " + answer.code());
        }
    }
}
