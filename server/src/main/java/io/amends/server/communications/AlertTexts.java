package io.amends.server.communications;

import io.amends.core.lifecycle.Alerts;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.organisation.Member;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.PersonId;
import io.amends.history.report.Sentences;
import io.amends.server.timeline.Stuck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people of ours read: what is owed to whom, since when, and where to do it. */
@Component
class AlertTexts {

    private static final int AT_DUE = 100;

    private final MessageSource messages;
    private final ServiceAddress address;

    AlertTexts(MessageSource messages, ServiceAddress address) {
        this.messages = messages;
        this.address = address;
    }

    /** Of one contact, the most pressing first in the subject. */
    Finished of(LiveContact contact, List<Alerted> alerts, AlertWish wish) {
        Alerted worst =
                alerts.stream().reduce((a, b) -> b.percent() >= a.percent() ? b : a).orElseThrow();
        ContactId id = contact.facts().contact();
        String lines =
                alerts.stream()
                        .map(alert -> line(alert, contact.now(), wish))
                        .collect(Collectors.joining("\n\n"));
        return new Finished(
                say(wish, "alert.subject." + step(worst), kind(worst, wish), id),
                lines
                        + "\n\n"
                        + say(wish, "alert.who", owner(contact), about(contact))
                        + "\n\n"
                        + say(wish, "alert.open", address.of("/contacts/" + id.value())));
    }

    /** A message that came back. */
    Finished returned(LiveContact contact, String subject, AlertWish wish) {
        ContactId id = contact.facts().contact();
        return new Finished(
                say(wish, "alert.returned.subject", id),
                say(wish, "alert.returned", subject, about(contact))
                        + "\n\n"
                        + say(wish, "alert.open", address.of("/contacts/" + id.value())));
    }

    /** The customer says that nobody spoke to them. */
    Finished notHeard(LiveContact contact, AlertWish wish) {
        ContactId id = contact.facts().contact();
        return new Finished(
                say(wish, "alert.silence.subject", id),
                say(wish, "alert.silence", about(contact))
                        + "\n\n"
                        + say(wish, "alert.who", owner(contact), about(contact))
                        + "\n\n"
                        + say(wish, "alert.open", address.of("/contacts/" + id.value())));
    }

    /** A contact that nothing will ring for. */
    Finished stuck(Stuck stuck, AlertWish wish) {
        String id = stuck.contact().value();
        return new Finished(
                say(wish, "alert.stuck.subject", id),
                (stuck.why().isBlank()
                                ? say(wish, "alert.stuck", id)
                                : say(wish, "alert.stuck.aside", id, OneLine.of(stuck.why())))
                        + "\n\n"
                        + say(wish, "alert.open", address.of("/contacts/" + id)));
    }

    /** Several that were held back, as one. */
    Finished gathered(List<Finished> several, AlertWish wish) {
        return new Finished(
                say(wish, "alert.gathered.subject", several.size()),
                several.stream()
                        .map(one -> one.subject() + "\n\n" + one.body())
                        .collect(Collectors.joining("\n\n----------\n\n")));
    }

    private String line(Alerted alert, Instant now, AlertWish wish) {
        Duration away = Duration.between(now, alert.due()).abs();
        Sentences sentences = Sentences.in(wish.language(), wish.zone());
        return say(
                wish,
                "alert.line." + step(alert),
                kind(alert, wish),
                Composer.told(alert.due(), wish.language(), wish.zone()),
                sentences.duration(away.toMinutes() * 60.0));
    }

    private static String step(Alerted alert) {
        if (alert.kind().equals(Alerts.SUGGESTION)) {
            return "suggestion";
        }
        return alert.percent() < AT_DUE ? "soon" : alert.percent() == AT_DUE ? "missed" : "still";
    }

    private String kind(Alerted alert, AlertWish wish) {
        return alert.kind().equals(Alerts.SUGGESTION)
                ? say(wish, "alert.suggestion")
                : Sentences.in(wish.language(), wish.zone()).word(alert.kind());
    }

    private static String owner(LiveContact contact) {
        @Nullable PersonId owner = contact.owners().communication();
        return contact.rules().organisation().member(owner).map(Member::name).orElse("–");
    }

    private static String about(LiveContact contact) {
        Description description = contact.state().description();
        @Nullable String requester = description.requester();
        return OneLine.of(
                description.account() != null
                        ? description.account().value()
                        : requester == null ? "–" : requester);
    }

    private String say(AlertWish wish, String code, Object... values) {
        Object[] texts = List.of(values).stream().map(Object::toString).toArray();
        return messages.getMessage(code, texts, wish.language());
    }
}
