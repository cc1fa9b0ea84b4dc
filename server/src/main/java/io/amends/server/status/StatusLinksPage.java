package io.amends.server.status;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Entitlement;
import io.amends.core.lifecycle.Words;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.MessageId;
import io.amends.server.escalations.Contacts;
import io.amends.server.identity.SignedIn;
import io.amends.server.pages.NotThere;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/**
 * For people of ours who may speak to the customer: takes back the links that a customer was given,
 * and makes a new one. Whoever has a link speaks as the customer, so it is shown to them alone.
 */
@Controller
class StatusLinksPage {

    private final StatusLinks links;
    private final Contacts contacts;
    private final MessageSource messages;

    StatusLinksPage(StatusLinks links, Contacts contacts, MessageSource messages) {
        this.links = links;
        this.contacts = contacts;
        this.messages = messages;
    }

    /** The new link is told once, on the page that follows. */
    @PostMapping("/contacts/{contact}/status-links")
    String renew(
            @PathVariable String contact,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        after.addFlashAttribute("statusLink", links.renew(spokenToBy(who, contact)));
        return back(contact);
    }

    @PostMapping("/contacts/{contact}/status-links/revocation")
    String revoke(
            @PathVariable String contact,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after,
            Locale locale) {
        links.revoke(spokenToBy(who, contact));
        after.addFlashAttribute("toast", messages.getMessage("status.links.revoked", null, locale));
        return back(contact);
    }

    private ContactId spokenToBy(SignedIn who, String contact) {
        ContactId id = new ContactId(contact);
        Command speaking = new Command.Send(who.actor(), new MessageId("any"), "mail", Words.PLAIN);
        if (!Entitlement.to(speaking)
                .covers(who.actor(), contacts.find(id).orElseThrow(NotThere::new))) {
            throw new AccessDeniedException("Expected somebody who may speak to the customer");
        }
        return id;
    }

    private static String back(String contact) {
        return "redirect:/contacts/" + UriUtils.encodePathSegment(contact, StandardCharsets.UTF_8);
    }
}
