package io.amends.server.api;

import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Conversation;
import io.amends.core.timeline.Event.NoteWritten;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.communications.Text;
import io.amends.server.escalations.RulesInForce;
import io.amends.server.timeline.EventJson;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts as the API writes them: {@code {"event":"assigned","at":"…","by":"…", …}}. Who did it is
 * {@code customer}, {@code automation}, a person's id, or left out for somebody of ours.
 */
@Component
class FactsRead {

    /** What the engine itself makes; nobody else can say it. */
    private static final Set<String> OURS_ALONE =
            Set.of(
                    "commitment-owed",
                    "commitment-superseded",
                    "alerted",
                    "alert-withdrawn",
                    "protocol-pinned",
                    "escalations-carried",
                    "message-queued");

    /** By so much other clocks may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final RulesInForce rules;
    private final Clock clock;

    FactsRead(RulesInForce rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** A fact with the words that were said, if any. */
    record Fact(Event event, @Nullable Text text) {}

    /** Kinds that may come from elsewhere. */
    static Set<String> kinds() {
        Set<String> kinds = new TreeSet<>(EventJson.kindNames());
        kinds.removeAll(OURS_ALONE);
        return kinds;
    }

    /**
     * @param place where in the body it stands
     * @throws Problem where it cannot be meant
     */
    Fact fact(ObjectNode json, String place) {
        ObjectNode whole = json.deepCopy();
        @Nullable String kind = text(whole.get("event"));
        if (kind == null || !kinds().contains(kind)) {
            throw wrong(place + ".event", String.join(", ", kinds()));
        }
        Instant at = at(whole.remove("at"), place + ".at");
        ObjectNode stamp = JsonNodeFactory.instance.objectNode();
        stamp.put("occurredAt", at.toString());
        stamp.put("recordedAt", now().toString());
        stamp.set("actor", actor(whole.remove("by"), place + ".by"));
        whole.set("stamp", stamp);
        @Nullable Text words = words(whole.remove("text"), place + ".text");
        Organisation organisation = rules.current().organisation();
        withTier(whole, "team", "tier", organisation);
        withTier(whole, "toTeam", "toTier", organisation);
        try {
            Event event = ApiJson.event(whole, organisation.tiers());
            if (words != null && !(event instanceof Conversation)) {
                throw wrong(place + ".text", "words only of what was said to or by the customer");
            }
            return new Fact(event, words);
        } catch (DatabindException e) {
            String inside = ApiJson.place(e);
            throw wrong(inside.isEmpty() ? place : place + "." + inside, ApiJson.said(e));
        } catch (JacksonException e) {
            throw wrong(place, e.getOriginalMessage());
        }
    }

    /** Where a team is known its tier is too. */
    private static void withTier(
            ObjectNode fact, String team, String tier, Organisation organisation) {
        @Nullable String named = text(fact.get(team));
        if (named != null && !named.isBlank() && !fact.has(tier)) {
            organisation
                    .team(new TeamId(named))
                    .map(Team::tier)
                    .ifPresent(known -> fact.put(tier, known.name()));
        }
    }

    private Instant at(@Nullable JsonNode at, String place) {
        String expected = "an instant with its zone such as 2026-03-02T09:30:00+01:00";
        @Nullable String text = text(at);
        try {
            if (text == null) {
                throw wrong(place, expected);
            }
            Instant said = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            Instant now = now();
            if (said.isAfter(now.plus(AHEAD)) || said.isBefore(Instant.EPOCH)) {
                throw wrong(place, "an instant that is not in the future");
            }
            return said.isAfter(now) ? now : said;
        } catch (DateTimeException e) {
            throw wrong(place, expected);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ObjectNode actor(@Nullable JsonNode by, String place) {
        ObjectNode actor = JsonNodeFactory.instance.objectNode();
        @Nullable String said = text(by);
        if (by != null && (said == null || said.isBlank())) {
            throw wrong(place, "customer, automation, somebody or a person's id");
        }
        if (said == null || said.equals("somebody")) {
            return actor.put("kind", "PERSON");
        }
        return switch (said) {
            case "customer" -> actor.put("kind", "CUSTOMER");
            case "automation" -> actor.put("kind", "AUTOMATION");
            default -> actor.put("kind", "PERSON").put("person", new PersonId(said).value());
        };
    }

    private static @Nullable Text words(@Nullable JsonNode text, String place) {
        if (text == null) {
            return null;
        }
        @Nullable String body = text(text.get("body"));
        @Nullable String subject = text(text.get("subject"));
        if (!text.isObject() || body == null) {
            throw wrong(place, "subject and body");
        }
        return new Text(subject == null ? "" : subject, body);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node != null && node.isString() ? node.stringValue() : null;
    }

    private static Problem wrong(String place, String expected) {
        return Problem.of(HttpStatus.BAD_REQUEST, "fact.wrong", place, expected);
    }

    /** A kept fact in the form in which facts come in, and when it became known. */
    Views.EventShown shown(
            ContactId contact, long sequence, Event event, Map<MessageId, Text> words) {
        ObjectNode json = ApiJson.event(event);
        json.remove("stamp");
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.set("event", json.remove("event"));
        shown.put("at", event.occurredAt().toString());
        shown.put("by", by(event));
        shown.setAll(json);
        shown.put("recordedAt", event.stamp().recordedAt().toString());
        @Nullable MessageId message = messageOf(event);
        @Nullable Text text = message == null ? null : words.get(message);
        return new Views.EventShown(
                contact.value(),
                sequence,
                shown,
                text == null ? null : new Views.TextShown(text.subject(), text.body()));
    }

    /** By which its words are kept, where it can have any. */
    private static @Nullable MessageId messageOf(Event event) {
        return switch (event) {
            case Conversation said -> said.id();
            case NoteWritten note -> note.id();
            default -> null;
        };
    }

    private static String by(Event event) {
        return switch (event.stamp().actor().kind()) {
            case CUSTOMER -> "customer";
            case AUTOMATION -> "automation";
            case PERSON -> {
                @Nullable PersonId person = event.stamp().actor().person();
                yield person == null ? "somebody" : person.value();
            }
        };
    }
}
