package io.amends.server.communications;

import io.amends.core.timeline.ContactId;
import io.amends.server.identity.SignedIn;
import java.util.Locale;
import org.springframework.context.MessageSource;
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
    private final IncomingMail mails;
    private final Sorting sorting;
    private final MessageSource messages;

    UnmatchedPage(IncomingMail mails, Sorting sorting, MessageSource messages) {
        this.mails = mails;
        this.sorting = sorting;
        this.messages = messages;
    }

    @GetMapping
    String show(Model model) {
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
        sorting.dismiss(id, who.id());
        next.addFlashAttribute("toast", messages.getMessage("unmatched.dismissed", null, locale));
        return "redirect:/contacts/unmatched-mail";
    }
}
