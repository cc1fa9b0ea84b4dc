package io.amends.server.communications;

import io.amends.server.communications.Outgoing.Purpose;
import io.amends.server.identity.SignedIn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How mail is set up, what waits, and what nobody will take. */
@Controller
@RequestMapping("/settings/mail")
class MailPage {

    private static final int LISTED = 50;

    private final MailSettings settings;
    private final Outbox outbox;
    private final IncomingMail incoming;
    private final Postman postman;
    private final Mailbox mailbox;
    private final TransactionOperations transactions;
    private final MessageSource messages;
    private final Clock clock;

    MailPage(
            MailSettings settings,
            Outbox outbox,
            IncomingMail incoming,
            Postman postman,
            Mailbox mailbox,
            TransactionOperations transactions,
            MessageSource messages,
            Clock clock) {
        this.settings = settings;
        this.outbox = outbox;
        this.incoming = incoming;
        this.postman = postman;
        this.mailbox = mailbox;
        this.transactions = transactions;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute("mayEdit", who.administers());
        model.addAttribute("settings", settings);
        model.addAttribute("sends", settings.sends());
        model.addAttribute("reads", settings.reads());
        model.addAttribute("waiting", outbox.waiting(clock.instant()));
        model.addAttribute("waitingNow", outbox.waitingNow(LISTED));
        model.addAttribute("setAside", outbox.setAside(LISTED));
        model.addAttribute("repeated", outbox.repeated(LISTED));
        model.addAttribute("unmatched", incoming.left(LISTED).size());
        model.addAttribute("smtpTrouble", postman.trouble().orElse(null));
        model.addAttribute("imapTrouble", mailbox.trouble().orElse(null));
        return "communications/mail";
    }

    /** To whoever asks for it: it takes the way that every mail takes. */
    @PostMapping("/test")
    String test(@AuthenticationPrincipal SignedIn who, RedirectAttributes next, Locale locale) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(
                status ->
                        outbox.write(
                                List.of(
                                        new Outgoing(
                                                Mails.anyId(settings.sender()),
                                                Purpose.SERVICE,
                                                null,
                                                null,
                                                who.id(),
                                                null,
                                                who.email(),
                                                who.name(),
                                                messages.getMessage(
                                                        "mail.test.subject", null, locale),
                                                messages.getMessage(
                                                        "mail.test.body",
                                                        new Object[] {who.name()},
                                                        locale),
                                                null,
                                                List.of(),
                                                now,
                                                now,
                                                false))));
        next.addFlashAttribute(
                "toast",
                messages.getMessage("mail.test.written", new Object[] {who.email()}, locale));
        return "redirect:/settings/mail";
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable long id, RedirectAttributes next, Locale locale) {
        boolean found = outbox.tryAgain(id, clock.instant());
        next.addFlashAttribute(
                "toast", messages.getMessage(found ? "mail.retried" : "mail.gone", null, locale));
        return "redirect:/settings/mail";
    }
}
