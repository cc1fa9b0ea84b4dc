package io.amends.server.communications;

import io.amends.core.organisation.Role;
import io.amends.core.timeline.ContactId;
import io.amends.server.identity.SignedIn;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mail that belongs nowhere yet: a person says where. */
@Controller
@RequestMapping("/contacts/unmatched-mail")
class UnmatchedPage {

    private static final int LISTED = 50;
    private static final Set<Role> HANDLERS =
            EnumSet.of(
                    Role.AGENT,
                    Role.SPECIALIST,
                    Role.COORDINATOR,
                    Role.LEAD,
                    Role.MANAGER,
                    Role.COMPLIANCE);

    private final IncomingMail mails;
    private final Sorting sorting;
    private final MessageSource messages;

    UnmatchedPage(IncomingMail mails, Sorting sorting, MessageSource messages) {
        this.mails = mails;
        this.sorting = sorting;
        this.messages = messages;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn who, Model model) {
        mustHandle(who);
        model.addAttribute("mails", mails.left(LISTED));
        return "communications/unmatched";
    }

    @PostMapping("/{id}/contact")
    String assign(
            @PathVariable long id,
            @RequestParam String contact,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes next,
            Locale locale) {
        mustHandle(who);
        boolean done =
                !contact.isBlank() && sorting.assign(id, new ContactId(contact.strip()), who.id());
        next.addFlashAttribute(
                "toast",
                messages.getMessage(
                        done ? "unmatched.assigned" : "unmatched.no-contact",
                        new Object[] {contact.strip()},
                        locale));
        return "redirect:/contacts/unmatched-mail";
    }

    @PostMapping("/{id}/dismissal")
    String dismiss(
            @PathVariable long id,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes next,
            Locale locale) {
        mustHandle(who);
        sorting.dismiss(id, who.id());
        next.addFlashAttribute("toast", messages.getMessage("unmatched.dismissed", null, locale));
        return "redirect:/contacts/unmatched-mail";
    }

    /** Words of customers are for those who answer them. */
    private static void mustHandle(SignedIn who) {
        if (Collections.disjoint(who.roles(), HANDLERS)) {
            throw new AccessDeniedException("Expected somebody who handles contacts");
        }
    }
}
