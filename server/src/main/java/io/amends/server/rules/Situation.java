package io.amends.server.rules;

import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What conditions can ask of a contact, fact by fact: {@code contact}, its {@code account} as it was
 * then, and the latest {@code message}. What is not known is absent.
 */
final class Situation {

    private final @Nullable AccountFacts accounts;
    private final Map<String, Object> contact = new HashMap<>();
    private final List<Object> phrases = new ArrayList<>();
    private Map<String, Object> message = Map.of();
    private @Nullable MessageId latest;
    private @Nullable AccountId account;
    private long fromCustomer;
    private long reopened;

    /**
     * @param accounts null where no condition asks for accounts
     */
    Situation(@Nullable AccountFacts accounts) {
        this.accounts = accounts;
        contact.put("waiting", "nobody");
        contact.put("resolved", false);
        contact.put("messages_from_customer", 0L);
        contact.put("reopened", 0L);
    }

    /** Everything at the latest fact's instant. */
    Map<String, Map<String, Object>> at(Instant instant) {
        @Nullable AccountId whose = account;
        Map<String, Object> ofAccount =
                accounts == null || whose == null ? Map.of() : accounts.of(whose, instant);
        return Map.of("contact", contact, "account", ofAccount, "message", message);
    }

    /** Facts that say nothing a condition could ask for change nothing. */
    void apply(Event event) {
        switch (event) {
            case Event.Described described -> describe(described.description());
            case Event.SeverityChanged s -> contact.put("severity", s.severity().name());
            case Event.PriorityChanged p -> {
                contact.put("priority", p.label());
                contact.put("priority_rank", (long) p.rank());
            }
            case Event.StatusChanged s -> contact.put("status", s.status());
            case Event.Assigned assigned -> {
                put("tier", assigned.tier() == null ? null : assigned.tier().name());
                put("team", assigned.team() == null ? null : assigned.team().value());
            }
            case Event.WaitingStarted w ->
                    contact.put("waiting", w.on().name().toLowerCase(Locale.ROOT));
            case Event.WaitingEnded ignored -> contact.put("waiting", "nobody");
            case Event.Resolved ignored -> contact.put("resolved", true);
            case Event.Reopened ignored -> {
                contact.put("resolved", false);
                contact.put("reopened", ++reopened);
            }
            case Event.CustomerMessage m -> {
                boolean automatic = m.stamp().actor().isAutomation();
                contact.put("messages_from_customer", automatic ? fromCustomer : ++fromCustomer);
                said(m, "customer", m.channel());
            }
            case Event.MessageToCustomer m -> said(m, "us", m.channel());
            case Event.Call call -> said(call, speaker(call), "call");
            case Event.Detected found -> detected(found);
            default -> {}
        }
    }

    private static String speaker(Event.Call call) {
        return call.stamp().actor().kind() == Actor.Kind.CUSTOMER ? "customer" : "us";
    }

    private void describe(Description d) {
        account = d.account() != null ? d.account() : account;
        put("type", d.contactType());
        put("feature", d.productFeature());
        put("service", d.service());
        put("channel", d.channel());
        put("requester", d.requester());
    }

    private void said(Event.Conversation what, String who, @Nullable String channel) {
        latest = what.id();
        phrases.clear();
        message = new HashMap<>();
        message.put("from", who);
        message.put("automatic", what.stamp().actor().isAutomation());
        message.put("phrases", List.copyOf(phrases));
        if (channel != null) {
            message.put("channel", channel);
        }
    }

    private void detected(Event.Detected found) {
        if (found.message().equals(latest)) {
            phrases.add(found.detection().entry());
            message.put("phrases", List.copyOf(phrases));
        }
    }

    private void put(String field, @Nullable Object value) {
        if (value != null) {
            contact.put(field, value);
        }
    }
}
