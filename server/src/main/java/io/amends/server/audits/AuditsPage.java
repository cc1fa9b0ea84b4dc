package io.amends.server.audits;

import io.amends.server.identity.SignedIn;
import io.amends.server.pages.NotThere;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Past audits, and the invitation to a new one. */
@Controller
class AuditsPage {

    private static final int SHOWN = 100;

    private final Audits audits;
    private final AuditQueue queue;
    private final ExampleHistory example;
    private final MessageSource texts;
    private final Clock clock;

    AuditsPage(
            Audits audits,
            AuditQueue queue,
            ExampleHistory example,
            MessageSource texts,
            Clock clock) {
        this.audits = audits;
        this.queue = queue;
        this.example = example;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/audits")
    String audits(Model model, @AuthenticationPrincipal SignedIn who) {
        model.addAttribute("mayOrder", who.managesAudits());
        model.addAttribute("audits", audits.latest(SHOWN));
        model.addAttribute("exampleIsThere", example.isThere());
        return "audits/list";
    }

    @PostMapping("/audits/example")
    String auditExample(@AuthenticationPrincipal SignedIn who, Locale locale) {
        if (!example.isThere()) {
            throw new NotThere();
        }
        String name = texts.getMessage("audits.example.name", null, locale);
        long number =
                audits.order(example.order(name, who.name(), clock.instant()), clock.instant());
        queue.wake();
        return "redirect:/audits/" + number;
    }
}
