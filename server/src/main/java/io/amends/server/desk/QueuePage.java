package io.amends.server.desk;

import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.TeamId;
import io.amends.server.escalations.Escalated;
import io.amends.server.escalations.Refusals;
import io.amends.server.escalations.RulesInForce;
import io.amends.server.identity.SignedIn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;

/** Handoffs offered to one's teams, each a brief on one screen: accept it, or say what is missing. */
@Controller
class QueuePage {

    private static final int AT_MOST = 50;

    private final Escalated escalated;
    private final Worklists worklists;
    private final RulesInForce rules;
    private final Refusals refusals;

    QueuePage(Escalated escalated, Worklists worklists, RulesInForce rules, Refusals refusals) {
        this.escalated = escalated;
        this.worklists = worklists;
        this.rules = rules;
        this.refusals = refusals;
    }

    @GetMapping("/queue")
    String queue(
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        Voice voice = Voice.of(locale, zone);
        Names names = new Names(rules.current().organisation());
        Set<TeamId> teams = DeskPage.teams(names, who.person());
        List<Escalated.Line> lines =
                escalated.offeredTo(teams, AT_MOST).stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Escalated.Line::contact,
                                        line -> line,
                                        (one, other) -> one,
                                        java.util.LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList();
        Map<String, Map<HandoffElement, String>> offers =
                worklists.offers(lines.stream().map(Escalated.Line::contact).toList());
        model.addAttribute(
                "offers",
                lines.stream()
                        .map(
                                line ->
                                        Row.of(
                                                line,
                                                names,
                                                voice.say(refusals, line.because()),
                                                offers.getOrDefault(
                                                        line.contact().value(), Map.of())))
                        .toList());
        model.addAttribute("teams", teams.stream().map(names::team).sorted().toList());
        model.addAttribute("elementNames", HandoffElement.values());
        return "desk/queue";
    }
}
