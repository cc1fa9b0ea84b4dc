package io.amends.server.api;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Conversation;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.MessageId;
import io.amends.server.api.FactsRead.Fact;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Received;
import io.amends.server.communications.Text;
import io.amends.server.communications.Texts;
import io.amends.server.escalations.Contacts;
import io.amends.server.timeline.Timelines;
import io.amends.server.timeline.WrittenContact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened elsewhere, and what is known so far. A fact is never refused for what it breaks; what
 * cannot be read as one is.
 */
@RestController
@RequestMapping("/api/v1")
class FactsApi {

    private final Contacts contacts;
    private final Timelines timelines;
    private final Texts texts;
    private final FactsRead read;
    private final Entitled entitled;
    private final Answering answering;
    private final TransactionOperations transaction;
    private final Conversations conversations;
    private final Clock clock;

    /** How long after it was said a word of the customer's is news. */
    private static final Duration NEWS = Duration.ofDays(1);

    FactsApi(
            Contacts contacts,
            Timelines timelines,
            Texts texts,
            FactsRead read,
            Entitled entitled,
            Answering answering,
            TransactionOperations transaction,
            Conversations conversations,
            Clock clock) {
        this.conversations = conversations;
        this.clock = clock;
        this.contacts = contacts;
        this.timelines = timelines;
        this.texts = texts;
        this.read = read;
        this.entitled = entitled;
        this.answering = answering;
        this.transaction = transaction;
    }

    record Facts(@NotEmpty @Size(max = 10_000) List<@NotNull ObjectNode> facts) {}

    record OfContact(
            @NotNull @Size(min = 1, max = 100) String contact,
            @NotEmpty @Size(max = 10_000) List<@NotNull ObjectNode> facts) {}

    record Batch(@NotEmpty @Size(max = 1_000) List<@NotNull @Valid OfContact> contacts) {}

    record Kept(String id, long version, boolean escalated) {}

    record AllKept(List<Kept> contacts) {}

    /** A contact that is not known yet begins with them, under the name it has there. */
    @PostMapping("/contacts/{id}/facts")
    ResponseEntity<byte[]> record(
            @PathVariable String id, @Asked Facts body, @AuthenticationPrincipal Caller caller) {
        entitled.demand(caller, Role.LEAD, Role.MANAGER, Role.ADMIN);
        Map<ContactId, List<Fact>> facts = new LinkedHashMap<>();
        add(id, "facts", body.facts(), facts);
        return answering.contact(
                Objects.requireNonNull(keep(facts).get(new ContactId(id))), HttpStatus.OK);
    }

    /** Of many contacts at once, in one transaction: all of it or nothing. */
    @PostMapping("/facts")
    ResponseEntity<byte[]> recordMany(@Asked Batch body, @AuthenticationPrincipal Caller caller) {
        entitled.demand(caller, Role.LEAD, Role.MANAGER, Role.ADMIN);
        Map<ContactId, List<Fact>> facts = new LinkedHashMap<>();
        for (int i = 0; i < body.contacts().size(); i++) {
            OfContact one = body.contacts().get(i);
            add(one.contact(), "contacts[" + i + "].facts", one.facts(), facts);
        }
        return Answering.json(
                new AllKept(
                        keep(facts).values().stream()
                                .map(
                                        contact ->
                                                new Kept(
                                                        contact.facts().contact().value(),
                                                        contact.facts().events().size(),
                                                        !contact.open().isEmpty()))
                                .toList()));
    }

    private void add(
            String contact, String place, List<ObjectNode> json, Map<ContactId, List<Fact>> facts) {
        if (!Bodies.isId(contact)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "contact.name", contact);
        }
        List<Fact> ofContact =
                facts.computeIfAbsent(new ContactId(contact), c -> new ArrayList<>());
        for (int i = 0; i < json.size(); i++) {
            ofContact.add(read.fact(json.get(i), place + "[" + i + "]"));
        }
    }

    private Map<ContactId, LiveContact> keep(Map<ContactId, List<Fact>> facts) {
        Map<ContactId, List<Event>> events = new LinkedHashMap<>();
        facts.forEach(
                (contact, all) -> events.put(contact, all.stream().map(Fact::event).toList()));
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            Map<ContactId, LiveContact> after = contacts.record(events);
                            facts.forEach(this::keepTexts);
                            after.replaceAll(
                                    (contact, kept) ->
                                            followed(
                                                    kept,
                                                    Objects.requireNonNullElse(
                                                            facts.get(contact), List.of())));
                            return after;
                        }));
    }

    /**
     * What the customer writes to what is resolved does the same as a mail of theirs. What is told long
     * after it was said is history, and so is what the same system says it has opened again itself.
     */
    private LiveContact followed(LiveContact kept, List<Fact> facts) {
        if (!kept.state().isResolved()
                || facts.stream().anyMatch(fact -> fact.event() instanceof Event.Reopened)) {
            return kept;
        }
        Instant resolvedAt = Objects.requireNonNull(kept.state().resolvedAt());
        return facts.stream()
                .filter(fact -> fact.event() instanceof CustomerMessage said && isTheirs(said))
                .filter(fact -> fact.event().occurredAt().isAfter(resolvedAt))
                .filter(fact -> isNews(fact.event()))
                .findFirst()
                .flatMap(
                        fact ->
                                conversations.heardElsewhere(
                                        kept, said((CustomerMessage) fact.event(), fact.text())))
                .filter(now -> now.facts().contact().equals(kept.facts().contact()))
                .orElse(kept);
    }

    private static boolean isTheirs(CustomerMessage said) {
        return !said.stamp().actor().isAutomation();
    }

    private boolean isNews(Event event) {
        return event.occurredAt().isAfter(clock.instant().minus(NEWS));
    }

    private static Received said(CustomerMessage said, @Nullable Text text) {
        return Received.of(
                text == null ? "" : text.subject(),
                text == null ? "" : text.body(),
                Objects.requireNonNullElse(said.channel(), "elsewhere"));
    }

    private void keepTexts(ContactId contact, List<Fact> facts) {
        List<Fact> withText = facts.stream().filter(fact -> fact.text() != null).toList();
        if (withText.isEmpty()) {
            return;
        }
        Map<MessageId, Text> known = new LinkedHashMap<>(texts.of(contact));
        for (Fact fact : withText) {
            Text text = Objects.requireNonNull(fact.text());
            if (fact.event() instanceof Conversation said
                    && known.putIfAbsent(said.id(), text) == null) {
                texts.keep(contact, said.id(), text);
            }
        }
    }

    // ---- what is known ---------------------------------------------------------------------

    /**
     * In the order in which it became known, with what merges brought; what was said is shown with its
     * words.
     */
    @GetMapping("/contacts/{id}/timeline")
    ResponseEntity<byte[]> timeline(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        ContactId contact = new ContactId(id);
        int most = Cursor.limit(limit);
        WrittenContact written = timelines.written(List.of(contact)).getFirst();
        if (written.events().isEmpty()) {
            throw Problem.notThere();
        }
        List<Known> facts = Known.all(written);
        int from = Known.behind(Cursor.read(after), contact, facts);
        List<Known> page = facts.subList(from, Math.min(facts.size(), from + most + 1));
        Map<ContactId, Map<MessageId, Text>> words = new LinkedHashMap<>();
        return Answering.json(
                Cursor.page(
                        page.stream()
                                .map(
                                        fact ->
                                                read.shown(
                                                        fact.contact(),
                                                        fact.sequence(),
                                                        fact.event(),
                                                        words.computeIfAbsent(
                                                                fact.contact(), texts::of)))
                                .toList(),
                        most,
                        shown -> Known.place(shown.contact(), shown.sequence()),
                        shown -> shown));
    }
}
