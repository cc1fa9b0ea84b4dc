package io.amends.server.settings;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.ContactId;
import io.amends.core.trigger.Explanation;
import io.amends.core.trigger.PhraseFound;
import io.amends.core.trigger.Trigger;
import io.amends.server.escalations.Contacts;
import io.amends.server.pages.NotThere;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Why each trigger fired on a contact, or what keeps it from firing. */
@Controller
class ExplainedPage {

    private static final List<Trigger> SUGGESTING =
            List.of(
                    PhraseFound.CUSTOMER_REQUEST,
                    PhraseFound.COMPLIANCE,
                    PhraseFound.EXECUTIVE_CONTACT);

    private final Contacts contacts;

    ExplainedPage(Contacts contacts) {
        this.contacts = contacts;
    }

    @GetMapping("/contacts/{contact}/why")
    String why(@PathVariable String contact, Model model) {
        LiveContact live = contacts.find(new ContactId(contact)).orElseThrow(NotThere::new);
        List<Explanation> explained =
                Stream.concat(live.rules().allTriggers().stream(), SUGGESTING.stream())
                        .map(trigger -> trigger.explain(live.facts(), live.now()))
                        .toList();
        model.addAttribute("contact", contact);
        model.addAttribute("explained", explained);
        return "settings/explained";
    }
}
