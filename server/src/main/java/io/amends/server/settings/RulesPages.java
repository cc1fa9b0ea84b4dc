package io.amends.server.settings;

import io.amends.core.protocol.OwnershipModel;
import io.amends.core.protocol.Protocol;
import io.amends.core.routing.Tiers;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.EscalationType;
import io.amends.history.rulebook.RulebookText;
import io.amends.server.identity.SignedIn;
import io.amends.server.organisation.Organisations;
import io.amends.server.pages.NotThere;
import io.amends.server.rules.Condition;
import io.amends.server.rules.Policies;
import io.amends.server.rules.Policy;
import io.amends.server.rules.PolicyKind;
import io.amends.server.rules.StandingRules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Each document of rules as people read and edit it; what they send goes to its review. */
@Controller
@RequestMapping("/settings")
class RulesPages {

    static final String ROUTING = "routing";

    private static final String NEW_CALENDAR =
            """
            zone: Europe/Berlin
            hours:
              mon-fri: [09:00-12:30, 13:30-17:00]
            holidays:
              country: DE
              subdivision: be
              dates: []
              half-days: {}
            """;

    private static final String NEW_TRIGGER =
            """
            means: Severity 1 of a strategic customer
            when: contact.severity == "S1" && account.strategic
            opens: executive
            certain: false
            switched-on: false
            """;

    private final Policies policies;
    private final Organisations organisations;
    private final Clock clock;

    RulesPages(Policies policies, Organisations organisations, Clock clock) {
        this.policies = policies;
        this.organisations = organisations;
        this.clock = clock;
    }

    @ModelAttribute("mayEdit")
    boolean mayEdit(@AuthenticationPrincipal @Nullable SignedIn who) {
        return who != null && who.administers();
    }

    // ---- calendars ---------------------------------------------------------------------------

    @GetMapping("/calendars")
    String calendars(Model model) {
        StandingRules rules = policies.standing();
        model.addAttribute("calendars", policies.latest(PolicyKind.CALENDAR));
        model.addAttribute("read", rules.calendars());
        model.addAttribute("example", NEW_CALENDAR);
        return "settings/calendars";
    }

    @GetMapping("/calendars/{name}")
    String calendar(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer year,
            Model model) {
        WorkingCalendar calendar =
                Optional.ofNullable(policies.standing().calendars().get(name))
                        .orElseThrow(NotThere::new);
        int today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
        int shown = year == null ? today : Math.clamp(year, 1970, 2100);
        Policy policy = latest(PolicyKind.CALENDAR, name).orElseThrow(NotThere::new);
        model.addAttribute("policy", policy);
        model.addAttribute("fields", CalendarFields.of(calendar, policy.document()));
        model.addAttribute("calendar", calendar);
        model.addAttribute("view", YearView.of(calendar, shown));
        return "settings/calendar";
    }

    // ---- the routing matrix --------------------------------------------------------------------

    @GetMapping("/routing")
    String routing(Model model) {
        StandingRules rules = policies.standing();
        Tiers tiers = organisations.load().tiers();
        model.addAttribute("grid", Grid.of(rules.rulebook().routing(), tiers));
        model.addAttribute("tiers", tiers.lowestFirst());
        model.addAttribute("based", basedOn(PolicyKind.ROUTING, ROUTING));
        model.addAttribute("text", RulebookText.of(rules.rulebook().routing()));
        return "settings/routing";
    }

    // ---- protocols -----------------------------------------------------------------------------

    @GetMapping("/protocols")
    String protocols(Model model) {
        StandingRules rules = policies.standing();
        model.addAttribute(
                "protocols",
                Arrays.stream(EscalationType.values()).map(rules.rulebook()::protocol).toList());
        return "settings/protocols";
    }

    @GetMapping("/protocols/{name}")
    String protocol(@PathVariable String name, Model model) {
        Protocol protocol =
                policies.standing().rulebook().protocol(type(name).orElseThrow(NotThere::new));
        model.addAttribute("protocol", protocol);
        model.addAttribute("name", name);
        model.addAttribute("fields", ProtocolFields.of(protocol));
        model.addAttribute("plain", ProtocolFields.PLAIN.subList(1, ProtocolFields.PLAIN.size()));
        model.addAttribute("models", OwnershipModel.values());
        model.addAttribute("based", basedOn(PolicyKind.PROTOCOL, name));
        model.addAttribute("text", text(protocol));
        return "settings/protocol";
    }

    private String text(Protocol protocol) {
        return latest(PolicyKind.PROTOCOL, protocol.type().name().toLowerCase(Locale.ROOT))
                .map(Policy::document)
                .orElseGet(() -> RulebookText.of(protocol));
    }

    static Optional<EscalationType> type(String name) {
        return Arrays.stream(EscalationType.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    // ---- triggers ------------------------------------------------------------------------------

    @GetMapping("/triggers")
    String triggers(Model model) {
        model.addAttribute("triggers", policies.latest(PolicyKind.TRIGGER));
        model.addAttribute("on", policies.standing().triggers());
        model.addAttribute("example", NEW_TRIGGER);
        model.addAttribute("vocabulary", Condition.ASKS_FOR);
        return "settings/triggers";
    }

    @GetMapping("/triggers/{name}")
    String trigger(@PathVariable String name, Model model) {
        model.addAttribute("policy", latest(PolicyKind.TRIGGER, name).orElseThrow(NotThere::new));
        model.addAttribute("vocabulary", Condition.ASKS_FOR);
        return "settings/trigger";
    }

    // ---- versions ------------------------------------------------------------------------------

    private Optional<Policy> latest(PolicyKind kind, String name) {
        return policies.versions(kind, name).stream().findFirst();
    }

    private int basedOn(PolicyKind kind, String name) {
        return latest(kind, name).map(Policy::version).orElse(0);
    }

    /** Kinds by the word that addresses have for them. */
    static Optional<PolicyKind> kind(String word) {
        return Arrays.stream(PolicyKind.values()).filter(k -> k.word().equals(word)).findFirst();
    }

    /** The page on which a document of a kind is edited. */
    static String path(PolicyKind kind, String name) {
        return switch (kind) {
            case CALENDAR -> "/settings/calendars/" + name;
            case PROTOCOL -> "/settings/protocols/" + name;
            case TRIGGER -> "/settings/triggers/" + name;
            case ROUTING -> "/settings/routing";
            case TEAM, TIERS -> "/settings/teams";
        };
    }
}
