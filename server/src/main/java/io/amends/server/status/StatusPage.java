package io.amends.server.status;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.RepeatSource;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Correspondent;
import io.amends.server.communications.Correspondents;
import io.amends.server.communications.Received;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import io.amends.server.pages.Dates;
import io.amends.server.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The customer's page behind their link. It is built from {@link Standing} alone, so that nothing
 * internal has a way onto it; a link that leads nowhere looks like one that never did.
 */
@Controller
class StatusPage {

    private static final String CHANNEL = "status page";
    private static final int LONGEST_WORDS = 5_000;
    private static final int BEST = 5;

    private final StatusLinks links;
    private final Visits visits;
    private final Contacts contacts;
    private final Conversations conversations;
    private final Correspondents correspondents;
    private final MessageSource messages;
    private final Clock clock;

    StatusPage(
            StatusLinks links,
            Visits visits,
            Contacts contacts,
            Conversations conversations,
            Correspondents correspondents,
            MessageSource messages,
            Clock clock) {
        this.links = links;
        this.visits = visits;
        this.contacts = contacts;
        this.conversations = conversations;
        this.correspondents = correspondents;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/status/{token}")
    String show(
            @PathVariable String token,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        if (!visits.mayLook(request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return "status/gone";
        }
        Optional<LiveContact> contact = links.contactOf(token).flatMap(contacts::find);
        if (contact.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "status/gone";
        }
        Standing standing = Standing.of(contact.get());
        ZoneId zone =
                correspondents.of(contact.get()).map(Correspondent::zone).orElse(ZoneOffset.UTC);
        Function<@Nullable Instant, @Nullable Moment> moment =
                at -> at == null ? null : dates(locale, zone).moment(at);
        model.addAttribute("token", token);
        model.addAttribute("standing", standing);
        model.addAttribute("nextContact", moment.apply(standing.nextContact()));
        model.addAttribute("escalatedSince", moment.apply(standing.escalatedSince()));
        return "status/page";
    }

    private Dates dates(Locale locale, ZoneId zone) {
        return new Dates(messages, locale, zone, clock.instant());
    }

    @PostMapping("/status/{token}/silence")
    String notHeard(@PathVariable String token, Locale locale, RedirectAttributes next) {
        return said(
                token,
                next,
                contact -> {
                    conversations.notHeard(
                            contact,
                            Received.of(
                                    "",
                                    messages.getMessage("status.silence.words", null, locale),
                                    CHANNEL));
                    return "silence";
                });
    }

    /** Their reason is what they said: it is owed an acknowledgement like any other word of theirs. */
    @PostMapping("/status/{token}/escalation")
    String escalate(
            @PathVariable String token, @RequestParam String reason, RedirectAttributes next) {
        String because = shortened(reason);
        return said(
                token,
                next,
                contact ->
                        outcome(
                                contacts.decide(
                                        contact,
                                        new Command.Escalate(
                                                Actor.CUSTOMER,
                                                EscalationType.CUSTOMER,
                                                "customer-request",
                                                because)),
                                "escalation",
                                because.isBlank() ? "reason" : "already"));
    }

    @PostMapping("/status/{token}/repetition")
    String repeated(@PathVariable String token, RedirectAttributes next) {
        return said(
                token,
                next,
                contact ->
                        outcome(
                                contacts.decide(
                                        contact,
                                        new Command.SayRepeated(
                                                Actor.CUSTOMER, RepeatSource.BUTTON)),
                                "repetition",
                                "late"));
    }

    @PostMapping("/status/{token}/answer")
    String answer(
            @PathVariable String token,
            @RequestParam boolean held,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes next) {
        return said(
                token,
                next,
                contact -> {
                    if (!words.isBlank()) {
                        conversations.receive(contact, Received.of("", shortened(words), CHANNEL));
                    }
                    return outcome(
                            contacts.decide(
                                    contact,
                                    new Command.AnswerFollowUp(
                                            Actor.CUSTOMER,
                                            held
                                                    ? FollowUpOutcome.HELD
                                                    : FollowUpOutcome.NOT_HELD)),
                            held ? "held" : "not-held",
                            "late");
                });
    }

    @PostMapping("/status/{token}/rating")
    String rate(@PathVariable String token, @RequestParam int rating, RedirectAttributes next) {
        return said(
                token,
                next,
                contact ->
                        outcome(
                                contacts.decide(
                                        contact,
                                        new Command.AnswerSurvey(Actor.CUSTOMER, rating, BEST)),
                                "rating",
                                "late"));
    }

    private String said(String token, RedirectAttributes next, Function<ContactId, String> saying) {
        // what they say of a contact that was merged is said of the one it lives on in
        Optional<ContactId> contact =
                links.contactOf(token)
                        .flatMap(contacts::living)
                        .map(living -> living.facts().contact());
        if (contact.isPresent()) {
            next.addFlashAttribute(
                    "done", visits.maySpeak(token) ? saying.apply(contact.get()) : "enough");
        }
        next.addAttribute("token", token);
        return "redirect:/status/{token}";
    }

    private static String outcome(Handled handled, String done, String otherwise) {
        return handled instanceof Handled.Done ? done : otherwise;
    }

    private static String shortened(String words) {
        String text = words.strip().replace("\0", "");
        return text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS);
    }
}
