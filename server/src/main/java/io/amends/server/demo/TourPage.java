package io.amends.server.demo;

import io.amends.core.lifecycle.LiveContact;
import io.amends.server.demo.Inbox.Mail;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Ten steps to follow, and the mails that they make. */
@Controller
@DemoOnly
class TourPage {

    private final TourContact tour;
    private final Personas personas;
    private final Inbox inbox;

    TourPage(TourContact tour, Personas personas, Inbox inbox) {
        this.tour = tour;
        this.personas = personas;
        this.inbox = inbox;
    }

    @GetMapping("/demo/tour")
    String tour(Model model) {
        Optional<LiveContact> contact = tour.find();
        model.addAttribute("stops", contact.map(Tour::of).orElseGet(Tour::ahead));
        model.addAttribute("contact", contact.map(c -> c.facts().contact().value()).orElse(null));
        model.addAttribute("personas", personas.all());
        return "demo/tour";
    }

    @PostMapping("/demo/tour")
    String arrive() {
        tour.arrive();
        return "redirect:/demo/tour";
    }

    @GetMapping("/demo/inbox")
    String inbox(@RequestParam(required = false, defaultValue = "") String mail, Model model) {
        List<Mail> all = inbox.all();
        model.addAttribute("mails", all);
        model.addAttribute(
                "shown",
                all.stream()
                        .filter(one -> one.id().equals(mail))
                        .findFirst()
                        .or(() -> all.stream().findFirst())
                        .orElse(null));
        return "demo/inbox";
    }

    @PostMapping("/demo/inbox/reply")
    String reply(@RequestParam String mail, @RequestParam String text) {
        inbox.byId(mail)
                .filter(one -> one.toCustomer() && !text.isBlank())
                .ifPresent(one -> inbox.reply(one, text));
        return "redirect:/demo/inbox";
    }
}
