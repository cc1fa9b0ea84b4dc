package io.amends.server.communications;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.Alerts;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Stage;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.Event.Delivery;
import io.amends.core.timeline.Event.MessageBounced;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.PersonId;
import io.amends.server.communications.AlertWishes.Reached;
import io.amends.server.communications.Outgoing.Purpose;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Steps of the ladder become mails in the transaction that raises them: nobody is told of what was not
 * kept, and what was kept is told. A person gets one mail a contact, whatever roles they have.
 */
@Component
class AlertMail implements Projection {

    private final Outbox outbox;
    private final AlertWishes wishes;
    private final AlertTexts texts;
    private final MailSettings settings;

    AlertMail(Outbox outbox, AlertWishes wishes, AlertTexts texts, MailSettings settings) {
        this.outbox = outbox;
        this.wishes = wishes;
        this.texts = texts;
        this.settings = settings;
    }

    /**
     * What one person is told of one contact.
     *
     * @param returned the message that came back; null where steps are told of
     */
    private record Telling(
            LiveContact contact,
            PersonId person,
            List<Alerted> alerts,
            @Nullable MessageId returned) {}

    @Override
    public void project(List<Addition> appended) {
        List<Telling> tellings =
                appended.stream()
                        .filter(addition -> !addition.silent())
                        .flatMap(AlertMail::tellings)
                        .toList();
        if (!tellings.isEmpty()) {
            Map<UUID, Reached> reached =
                    wishes.of(
                            tellings.stream()
                                    .map(telling -> UUID.fromString(telling.person().value()))
                                    .collect(Collectors.toSet()));
            outbox.write(
                    tellings.stream().flatMap(telling -> mail(telling, reached).stream()).toList());
        }
        withdraw(appended);
    }

    private static Stream<Telling> tellings(Addition addition) {
        LiveContact contact = addition.after();
        Told told = new Told(contact);
        Map<PersonId, List<Alerted>> steps = new LinkedHashMap<>();
        List<Telling> tellings = new ArrayList<>();
        for (Event event : addition.events()) {
            if (event instanceof Alerted alert) {
                told.by(alert)
                        .forEach(
                                person ->
                                        steps.computeIfAbsent(person, p -> new ArrayList<>())
                                                .add(alert));
            } else {
                returned(event)
                        .flatMap(
                                message ->
                                        told.communicationOwner()
                                                .map(
                                                        p ->
                                                                new Telling(
                                                                        contact, p, List.of(),
                                                                        message)))
                        .ifPresent(tellings::add);
            }
        }
        steps.forEach((person, all) -> tellings.add(new Telling(contact, person, all, null)));
        return tellings.stream();
    }

    private static Optional<MessageId> returned(Event event) {
        if (event instanceof MessageBounced bounced) {
            return Optional.of(bounced.message());
        }
        return event instanceof MessageToCustomer said && said.delivery() == Delivery.BOUNCED
                ? Optional.of(said.id())
                : Optional.empty();
    }

    private Optional<Outgoing> mail(Telling telling, Map<UUID, Reached> all) {
        @Nullable Reached to = all.get(UUID.fromString(telling.person().value()));
        if (to == null) {
            return Optional.empty();
        }
        LiveContact contact = telling.contact();
        AlertWish wish =
                to.wish()
                        .orElseGet(
                                () ->
                                        AlertWish.none(
                                                contact.rules()
                                                        .calendars()
                                                        .forTeam(contact.state().holder().team())
                                                        .zone()));
        Instant now = contact.now();
        Instant tellAt = isStatutory(telling) ? now : wish.tellAt(now);
        Finished text =
                telling.returned() == null
                        ? texts.of(contact, telling.alerts(), wish)
                        : texts.returned(contact, contact.facts().contact().value(), wish);
        return Optional.of(
                new Outgoing(
                        Mails.anyId(settings.sender()),
                        Purpose.ALERT,
                        contact.facts().contact(),
                        null,
                        to.person(),
                        about(telling),
                        to.email(),
                        to.name(),
                        text.subject(),
                        text.body(),
                        null,
                        List.of(),
                        now,
                        tellAt,
                        tellAt.isAfter(now)));
    }

    /** What the law demands keeps nobody's quiet hours. */
    private static boolean isStatutory(Telling telling) {
        return telling.alerts().stream()
                .anyMatch(a -> a.kind().equals(CommitmentKind.REGULATORY_STEP.name()));
    }

    private static String about(Telling telling) {
        return telling.returned() != null
                ? "RETURNED/" + telling.returned().value()
                : telling.alerts().stream()
                        .map(a -> key(a.escalation().name(), a.kind(), a.due()) + "/" + a.percent())
                        .collect(Collectors.joining(" "));
    }

    private static String key(String type, String kind, Instant due) {
        return type + "/" + kind + "/" + due;
    }

    // ---- what was held back and is done meanwhile
    // ------------------------------------------------

    private void withdraw(List<Addition> appended) {
        List<LiveContact> told =
                appended.stream()
                        .map(Addition::after)
                        .filter(c -> c.facts().all(Alerted.class).findAny().isPresent())
                        .toList();
        if (!told.isEmpty()) {
            Set<String> still = new HashSet<>();
            told.forEach(contact -> stillDue(contact).forEach(still::add));
            outbox.withdrawHeld(
                    told.stream().map(c -> c.facts().contact()).toList(),
                    still,
                    told.getFirst().now());
        }
    }

    /** Keys of what is still owed, each behind its contact's name. */
    private static Stream<String> stillDue(LiveContact contact) {
        String name = contact.facts().contact().value() + "/";
        Stream<String> owed =
                contact.judgements().stream()
                        .filter(AlertMail::isDue)
                        .map(Judgement::commitment)
                        .map(c -> key(c.escalation().type().name(), c.kind().name(), c.due()));
        boolean undecided =
                contact.escalations().stream()
                        .anyMatch(e -> contact.stage(e) instanceof Stage.Suggested);
        Stream<String> suggested =
                undecided
                        ? contact.facts()
                                .all(Alerted.class)
                                .filter(a -> a.kind().equals(Alerts.SUGGESTION))
                                .map(a -> key(a.escalation().name(), a.kind(), a.due()))
                        : Stream.of();
        return Stream.concat(owed, suggested).map(key -> name + key);
    }

    private static boolean isDue(Judgement judgement) {
        return judgement.timing() instanceof Verdict.Open
                || judgement.timing() instanceof Verdict.Missed;
    }
}
