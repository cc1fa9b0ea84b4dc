package io.amends.server.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.amends.core.routing.Tier;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.timeline.EventJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * JSON as the API speaks it. What is read must be meant in every detail: an unknown field, a field
 * twice, a number for a word are refused, naming the place.
 */
final class ApiJson {

    static final JsonMapper JSON = strict().build();

    /** Knows the facts of timelines too; a tier is written as its name alone. */
    private static final JsonMapper EVENTS =
            EventJson.knowing(strict())
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(Tier.class, new ByName())
                                    .addSerializer(Tier.class, ToStringSerializer.instance))
                    .build();

    private static final String TIERS = "tiers";

    private static JsonMapper.Builder strict() {
        return JsonMapper.builder(
                        JsonFactory.builder()
                                .streamReadConstraints(
                                        StreamReadConstraints.builder()
                                                .maxNestingDepth(20)
                                                .maxNumberLength(40)
                                                .build())
                                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                .build())
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addMixIn(AccountId.class, Id.class)
                .addMixIn(ContactId.class, Id.class)
                .addMixIn(MessageId.class, Id.class)
                .addMixIn(PersonId.class, Id.class)
                .addMixIn(TeamId.class, Id.class)
                .addModule(new SimpleModule().addDeserializer(Instant.class, new WithZone()));
    }

    private ApiJson() {}

    /** Ids are written as bare texts. */
    private abstract static class Id {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        @SuppressWarnings("UnusedVariable") // what is annotated is the id's own constructor
        Id(String value) {}

        @JsonValue
        abstract String value();
    }

    /** An instant says its zone; a number could be seconds or milliseconds. */
    private static final class WithZone extends StdDeserializer<Instant> {

        WithZone() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            @Nullable String text = parser.getValueAsString();
            try {
                if (parser.currentToken().isNumeric() || text == null) {
                    throw new DateTimeException("not a text");
                }
                Instant at = OffsetDateTime.parse(text).toInstant();
                if (at.isBefore(Instant.parse("1900-01-01T00:00:00Z"))
                        || at.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
                    throw new DateTimeException("out of all bounds");
                }
                return at;
            } catch (DateTimeException e) {
                throw context.weirdStringException(
                        String.valueOf(text),
                        Instant.class,
                        "expected an instant with its zone such as 2026-03-02T09:30:00+01:00");
            }
        }
    }

    /** A tier of the organisation by its name. */
    private static final class ByName extends StdDeserializer<Tier> {

        ByName() {
            super(Tier.class);
        }

        @Override
        public Tier deserialize(JsonParser parser, DeserializationContext context) {
            String name = String.valueOf(parser.getValueAsString());
            if (context.getAttribute(TIERS) instanceof Tiers tiers) {
                for (Tier tier : tiers.lowestFirst()) {
                    if (tier.name().equals(name)) {
                        return tier;
                    }
                }
            }
            throw context.weirdStringException(name, Tier.class, "expected the name of a tier");
        }
    }

    /**
     * @throws JacksonException where it is no fact
     */
    static Event event(ObjectNode json, Tiers tiers) {
        return EVENTS.readerFor(Event.class).withAttribute(TIERS, tiers).readValue(json);
    }

    static ObjectNode event(Event event) {
        return (ObjectNode)
                EVENTS.readTree(EVENTS.writerFor(Event.class).writeValueAsString(event));
    }

    static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    /**
     * @throws Problem where it cannot be meant, naming the place
     */
    static <T> T read(byte[] body, Class<T> type) {
        try {
            @Nullable T read = JSON.readValue(body, type);
            if (read == null) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "body.empty");
            }
            return read;
        } catch (JacksonException e) {
            throw problem(e);
        }
    }

    static Problem problem(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "field.unknown",
                            place(unknown),
                            unknown.getKnownPropertyIds() == null
                                    ? ""
                                    : unknown.getKnownPropertyIds().stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
            case DatabindException wrong when !wrong.getPath().isEmpty() ->
                    Problem.of(HttpStatus.BAD_REQUEST, "field.wrong", place(wrong), said(wrong));
            default ->
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "body.unreadable",
                            e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                            e.getLocation() == null ? 0 : e.getLocation().getColumnNr());
        };
    }

    /** Such as {@code promise.at} or {@code facts[3].event}. */
    static String place(DatabindException e) {
        StringBuilder place = new StringBuilder();
        e.getPath()
                .forEach(
                        step -> {
                            if (step.getPropertyName() == null) {
                                place.append('[').append(step.getIndex()).append(']');
                            } else {
                                place.append(place.isEmpty() ? "" : ".")
                                        .append(step.getPropertyName());
                            }
                        });
        return place.toString();
    }

    /** Without what only we understand: names of classes. */
    static String said(DatabindException e) {
        String said = String.valueOf(e.getOriginalMessage());
        int why = said.lastIndexOf("problem: ");
        return (why >= 0 ? said.substring(why + 9) : said)
                .replaceAll("`[\\w.$]*?([A-Z]\\w*)(<[^`]*>)?`", "$1")
                .replaceAll("(?s)\\R.*", "");
    }
}
