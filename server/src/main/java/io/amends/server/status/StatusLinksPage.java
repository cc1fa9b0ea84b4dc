package io.amends.server.status;

import io.amends.core.timeline.ContactId;
import io.amends.server.escalations.Contacts;
import io.amends.server.pages.NotThere;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriUtils;

/** For people of ours: takes back the links that a customer was given. */
@Controller
class StatusLinksPage {

    private final StatusLinks links;
    private final Contacts contacts;

    StatusLinksPage(StatusLinks links, Contacts contacts) {
        this.links = links;
        this.contacts = contacts;
    }

    @PostMapping("/contacts/{contact}/status-links/revocation")
    String revoke(@PathVariable String contact) {
        ContactId id = new ContactId(contact);
        if (contacts.find(id).isEmpty()) {
            throw new NotThere();
        }
        links.revoke(id);
        return "redirect:/contacts/" + UriUtils.encodePathSegment(contact, StandardCharsets.UTF_8);
    }
}
