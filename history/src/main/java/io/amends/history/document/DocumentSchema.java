package io.amends.history.document;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shape of a kind of document, as JSON Schema (2020-12), put into people's words. */
public final class DocumentSchema {

    private final JsonNode source;
    private final Schema schema;

    private DocumentSchema(JsonNode source, Schema schema) {
        this.source = source;
        this.schema = schema;
    }

    /** Loads a schema that lies beside a class. */
    public static DocumentSchema beside(Class<?> type, String file) {
        return of(JsonMapper.shared().readTree(bytesOf(type, file)));
    }

    /** The shape of a part of such documents that is a document of its own, by its definition's name. */
    public DocumentSchema part(String definition) {
        ObjectNode part = JsonMapper.shared().createObjectNode();
        part.put("$ref", "#/$defs/" + definition);
        part.set("$defs", source.path("$defs"));
        return of(part);
    }

    private static DocumentSchema of(JsonNode source) {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return new DocumentSchema(source, registry.getSchema(source));
    }

    static byte[] bytesOf(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Every way in which a document departs from the schema. */
    List<Problem> problemsIn(Document document) {
        List<Problem> problems = new ArrayList<>();
        for (Error error : schema.validate(document.json())) {
            problems.add(problem(document, error));
        }
        return problems;
    }

    private Problem problem(Document document, Error error) {
        String at = error.getInstanceLocation().toString();
        Entry entry = new Entry(document, at, document.json().at(at));
        JsonNode rule = source.at(fragment(error));
        return switch (error.getKeyword()) {
            case "required" ->
                    entry.problem("Expected " + error.getProperty() + ", but it is missing.");
            case "additionalProperties" -> unknownKey(entry, error);
            case "enum" -> notAmong(entry, rule);
            case "const" -> entry.expected(rule.asString());
            case "type" -> entry.expected(types(rule));
            case "pattern" -> entry.expected(described(error, "a text like " + rule.asString()));
            case "minimum", "exclusiveMinimum" -> entry.expected("at least " + rule);
            case "maximum", "exclusiveMaximum" -> entry.expected("at most " + rule);
            case "minItems", "minProperties", "minLength" ->
                    entry.problem("Expected something here, but it is empty.");
            case "uniqueItems" -> entry.problem("Expected each item once, but one is repeated.");
            case "dependentRequired" ->
                    entry.problem(
                            "Expected " + error.getProperty() + " beside it, but it is missing.");
            case "propertyNames" -> entry.problem("Expected other keys, but " + error.getMessage());
            case null, default ->
                    entry.expected(described(error, String.valueOf(error.getMessage())));
        };
    }

    private Problem unknownKey(Entry entry, Error error) {
        String key = String.valueOf(error.getProperty());
        TreeSet<String> known = new TreeSet<>(around(error).path("properties").propertyNames());
        return new Problem(
                Document.child(entry.pointer(), key),
                "Expected "
                        + Wording.insteadOf(key, known)
                        + ", but "
                        + Wording.quoted(key)
                        + "."
                        + Wording.didYouMean(key, known));
    }

    private static Problem notAmong(Entry entry, JsonNode rule) {
        List<String> allowed = rule.valueStream().map(JsonNode::asString).toList();
        Problem problem = entry.expected(Wording.oneOf(allowed));
        return new Problem(
                problem.pointer(), problem.sentence() + Wording.didYouMean(entry.text(), allowed));
    }

    /** What the schema itself says is expected, in its {@code description}. */
    private String described(Error error, String otherwise) {
        return around(error).path("description").asString(otherwise);
    }

    private JsonNode around(Error error) {
        String fragment = fragment(error);
        return source.at(fragment.substring(0, fragment.lastIndexOf('/')));
    }

    private static String fragment(Error error) {
        NodePath path = error.getSchemaLocation().getFragment();
        return path.toString();
    }

    private static String types(JsonNode rule) {
        List<String> names =
                rule.isArray()
                        ? rule.valueStream().map(JsonNode::asString).toList()
                        : List.of(rule.asString());
        return String.join(" or ", names.stream().map(DocumentSchema::typeInWords).toList());
    }

    private static String typeInWords(String type) {
        return switch (type) {
            case "object" -> "a map";
            case "array" -> "a list";
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> type;
        };
    }
}
