package io.amends.server.api;

// Over 300 lines: a document of OpenAPI is as long as what it describes.

import io.amends.server.accounts.Account;
import io.amends.server.accounts.Requester;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API described in OpenAPI 3.1: paths, parameters and fields as the code has them, words and
 * examples from {@code operations.yaml}.
 */
@RestController
class ApiDescription {

    static final String ROOT = "/api/v1";

    private static final Map<String, Class<?>> ONE =
            Map.ofEntries(
                    Map.entry("ContactShown", Views.ContactShown.class),
                    Map.entry("FactsKept", FactsApi.AllKept.class),
                    Map.entry("Account", Account.class),
                    Map.entry("AccountChanges", AccountsApi.Changes.class),
                    Map.entry("Imported", AccountsApi.Imported.class),
                    Map.entry("Requester", Requester.class),
                    Map.entry("Person", PeopleApi.PersonShown.class),
                    Map.entry("Team", TeamsApi.TeamShown.class),
                    Map.entry("Teams", TeamsApi.Teams.class),
                    Map.entry("Tokens", TokensApi.All.class),
                    Map.entry("MadeToken", TokensApi.MadeShown.class));

    private static final Map<String, Class<?>> PAGES =
            Map.of(
                    "ContactLines", Views.ContactLine.class,
                    "EventsShown", Views.EventShown.class,
                    "CommitmentLines", Views.CommitmentLine.class,
                    "AccountLines", Account.class,
                    "RequesterLines", Requester.class,
                    "PersonLines", PeopleApi.PersonShown.class);

    private final RequestMappingHandlerMapping mappings;
    private byte @Nullable [] written;

    ApiDescription(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    @GetMapping(ROOT + "/openapi.json")
    ResponseEntity<byte[]> description() {
        byte @Nullable [] known = written;
        if (known == null) {
            known = ApiJson.write(document());
            written = known;
        }
        return ResponseEntity.ok()
                .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                .body(known);
    }

    /** What the API consists of: {@code POST /contacts}, and what answers it. */
    Map<String, HandlerMethod> operations() {
        Map<String, HandlerMethod> operations = new TreeMap<>();
        mappings.getHandlerMethods()
                .forEach(
                        (mapping, handler) -> {
                            for (String path : mapping.getPatternValues()) {
                                if (path.startsWith(ROOT + "/")) {
                                    for (RequestMethod method :
                                            mapping.getMethodsCondition().getMethods()) {
                                        operations.put(
                                                method + " " + path.substring(ROOT.length()),
                                                handler);
                                    }
                                }
                            }
                        });
        return operations;
    }

    /** What is said of each operation, in its order. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> words() {
        try (InputStream in =
                Objects.requireNonNull(
                        ApiDescription.class.getResourceAsStream("operations.yaml"))) {
            return (Map<String, Map<String, Object>>)
                    new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> document() {
        Schemas schemas = new Schemas();
        Map<String, HandlerMethod> operations = operations();
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        words().forEach(
                        (name, words) -> {
                            HandlerMethod handler =
                                    Objects.requireNonNull(operations.get(name), name);
                            String method = name.substring(0, name.indexOf(' '));
                            String path = ROOT + name.substring(name.indexOf(' ') + 1);
                            paths.computeIfAbsent(path, p -> new LinkedHashMap<>())
                                    .put(
                                            method.toLowerCase(Locale.ROOT),
                                            operation(method, path, handler, words, schemas));
                        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Amends",
                        "version",
                        "1",
                        "description",
                        "Escalations while they happen: contacts, handoffs, what is owed, accounts,"
                                + " people. docs/api.md tells it as a tour."));
        document.put("security", List.of(Map.of("token", List.of())));
        document.put("paths", paths);
        document.put("components", components(schemas));
        return document;
    }

    private static Map<String, Object> components(Schemas schemas) {
        schemas.named()
                .put(
                        "Problem",
                        Map.of(
                                "type",
                                "object",
                                "description",
                                "RFC 9457; programs go by code and by the codes of reasons",
                                "properties",
                                Map.of(
                                        "type", text(),
                                        "title", text(),
                                        "status", Map.of("type", "integer"),
                                        "detail", text(),
                                        "instance", text(),
                                        "code", text(),
                                        "request", text(),
                                        "reasons",
                                                Map.of(
                                                        "type",
                                                        "array",
                                                        "items",
                                                        schemas.of(Problem.Because.class)))));
        return Map.of(
                "schemas",
                schemas.named(),
                "securitySchemes",
                Map.of("token", Map.of("type", "http", "scheme", "bearer")));
    }

    private static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    private static Map<String, Object> operation(
            String method,
            String path,
            HandlerMethod handler,
            Map<String, Object> words,
            Schemas schemas) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put(
                "operationId",
                handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName());
        operation.put("tags", List.of(path.split("/", -1)[3]));
        operation.put("summary", words.get("summary"));
        if ("NONE".equals(words.get("scope"))) {
            operation.put("security", List.of());
        } else {
            operation.put(
                    "description",
                    "Needs a token of scope "
                            + words.getOrDefault("scope", method.equals("GET") ? "READ" : "WRITE")
                            + ".");
        }
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : handler.getMethod().getParameters()) {
            parameter(parameter, parameters);
            if (parameter.isAnnotationPresent(Asked.class)) {
                operation.put("requestBody", body(parameter, words, schemas));
            }
        }
        if (path.endsWith("/import")) {
            operation.put(
                    "requestBody",
                    Map.of(
                            "required",
                            true,
                            "content",
                            Map.of(
                                    "text/csv",
                                    Map.of(
                                            "schema",
                                            text(),
                                            "example",
                                            "id,name,renewalDate\nA-1,Miller,2027-01-31\n"))));
        }
        if (!method.equals("GET")) {
            parameters.add(
                    Map.of(
                            "name",
                            OnceOnly.KEY,
                            "in",
                            "header",
                            "schema",
                            Map.of("type", "string", "maxLength", 200)));
        }
        operation.put("parameters", parameters);
        operation.put("responses", responses(words, schemas));
        return operation;
    }

    private static void parameter(Parameter parameter, List<Object> parameters) {
        Map<String, Object> schema =
                parameter.getType().isEnum()
                        ? Map.of(
                                "type",
                                "string",
                                "enum",
                                List.of(parameter.getType().getEnumConstants()).stream()
                                        .map(Object::toString)
                                        .toList())
                        : Map.of(
                                "type",
                                parameter.getType() == Integer.class
                                        ? "integer"
                                        : parameter.getType() == Boolean.class
                                                ? "boolean"
                                                : "string");
        @Nullable String in =
                parameter.isAnnotationPresent(PathVariable.class)
                        ? "path"
                        : parameter.isAnnotationPresent(RequestParam.class)
                                ? "query"
                                : parameter.isAnnotationPresent(RequestHeader.class)
                                        ? "header"
                                        : null;
        if (in != null) {
            parameters.add(
                    Map.of(
                            "name",
                            in.equals("header") ? "If-Match" : parameter.getName(),
                            "in",
                            in,
                            "required",
                            in.equals("path"),
                            "schema",
                            schema));
        }
    }

    private static Map<String, Object> body(
            Parameter parameter, Map<String, Object> words, Schemas schemas) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(
                "schema",
                parameter.getType() == ObjectNode.class
                        ? schemas.accountStated()
                        : schemas.of(parameter.getType()));
        content.put("example", Objects.requireNonNull(words.get("example")));
        return Map.of(
                "required",
                Objects.requireNonNull(parameter.getAnnotation(Asked.class)).required(),
                "content",
                Map.of("application/json", content));
    }

    private static Map<String, Object> responses(Map<String, Object> words, Schemas schemas) {
        Map<String, Object> responses = new LinkedHashMap<>();
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("description", "Done");
        @Nullable Object answer = words.get("answer");
        if (answer != null) {
            done.put(
                    "content",
                    Map.of("application/json", Map.of("schema", answered(answer, schemas))));
        }
        responses.put(words.getOrDefault("status", 200).toString(), done);
        responses.put(
                "default",
                Map.of(
                        "description",
                        "Refused; code and reasons say why",
                        "content",
                        Map.of(
                                "application/problem+json",
                                Map.of("schema", Schemas.reference("Problem")))));
        return responses;
    }

    private static Map<String, Object> answered(Object name, Schemas schemas) {
        @Nullable Class<?> page = PAGES.get(name);
        return page != null
                ? schemas.page(page)
                : schemas.of(Objects.requireNonNull(ONE.get(name), name.toString()));
    }
}
