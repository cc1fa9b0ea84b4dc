package io.amends.server.settings;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tier;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.identity.SignedIn;
import io.amends.server.organisation.Organisations;
import io.amends.server.rules.Draft;
import io.amends.server.rules.Policies;
import io.amends.server.rules.Policy;
import io.amends.server.rules.PolicyKind;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tiers and teams: who works where, by which calendar, and who answers for them. */
@Controller
@RequestMapping("/settings")
class TeamsPage {

    private final Organisations organisations;
    private final Policies policies;
    private final TransactionOperations transactions;
    private final MessageSource texts;

    TeamsPage(
            Organisations organisations,
            Policies policies,
            TransactionOperations transactions,
            MessageSource texts) {
        this.organisations = organisations;
        this.policies = policies;
        this.transactions = transactions;
        this.texts = texts;
    }

    @GetMapping("/teams")
    String teams(@AuthenticationPrincipal SignedIn who, Model model) {
        Organisation organisation = organisations.load();
        model.addAttribute("mayEdit", who.administers());
        model.addAttribute(
                "teams",
                organisation.teams().values().stream()
                        .sorted(Comparator.comparing(Team::tier).thenComparing(Team::name))
                        .toList());
        Map<TeamId, Long> sizes = new HashMap<>();
        organisation.members().values().stream()
                .filter(Member::active)
                .flatMap(member -> member.teams().stream())
                .forEach(team -> sizes.merge(team, 1L, Long::sum));
        model.addAttribute("sizes", sizes);
        model.addAttribute("calendarOf", organisations.calendars());
        model.addAttribute("tiers", tiers(organisation.tiers()));
        model.addAttribute("tierNames", organisation.tiers().lowestFirst());
        model.addAttribute("people", people(organisation));
        model.addAttribute("calendars", calendars());
        return "settings/teams";
    }

    private static Map<String, String> tiers(Tiers tiers) {
        Map<String, String> names = new LinkedHashMap<>();
        tiers.lowestFirst().forEach(tier -> names.put(tier.name(), tier.name()));
        return names;
    }

    private static Map<String, String> people(Organisation organisation) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("", "–");
        organisation.members().values().stream()
                .filter(Member::active)
                .sorted(Comparator.comparing(Member::name))
                .forEach(member -> names.put(member.id().value(), member.name()));
        return names;
    }

    private Map<String, String> calendars() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("", PolicyKind.STANDARD);
        policies.latest(PolicyKind.CALENDAR).stream()
                .map(Policy::name)
                .filter(name -> !name.equals(PolicyKind.STANDARD))
                .forEach(name -> names.put(name, name));
        return names;
    }

    /** Adds a team, or changes the one of that id. */
    @PostMapping("/teams")
    String put(
            @RequestParam(defaultValue = "") String id,
            @RequestParam String name,
            @RequestParam String tier,
            @RequestParam(defaultValue = "") String lead,
            @RequestParam(defaultValue = "") String coordinator,
            @RequestParam(defaultValue = "") String calendar,
            @RequestParam(defaultValue = "false") boolean active,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale locale) {
        Organisation organisation = organisations.load();
        Optional<Tier> on = organisation.tiers().find(tier);
        TeamId team = new TeamId(id.isBlank() ? idOf(name) : id);
        boolean known = organisation.team(team).isPresent();
        if (on.isEmpty()
                || name.isBlank()
                || name.length() > 100
                || id.isBlank() == known
                || !calendars().containsKey(calendar)) {
            return wrong(who, response, model);
        }
        Team changed =
                new Team(
                        team,
                        name.strip(),
                        on.get(),
                        active || !known,
                        person(lead, organisation),
                        person(coordinator, organisation));
        try {
            transactions.executeWithoutResult(
                    status -> {
                        organisations.name(organisation.tiers());
                        organisations.put(changed);
                        organisations.workBy(team, calendar.isEmpty() ? null : calendar);
                        note(PolicyKind.TEAM, team.value(), said(changed, calendar), who);
                    });
        } catch (DataIntegrityViolationException sameName) {
            return wrong(who, response, model);
        }
        return done("settings.team.kept", changed.name(), after, locale);
    }

    private String wrong(SignedIn who, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("wrong", true);
        return teams(who, model);
    }

    /** Names the tiers, lowest first; those that teams work on can be renamed, not removed. */
    @PostMapping("/tiers")
    String tiers(
            @RequestParam List<String> tier,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale locale) {
        List<String> names =
                tier.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
        try {
            Tiers tiers = Tiers.named(names);
            transactions.executeWithoutResult(
                    status -> {
                        organisations.name(tiers);
                        note(PolicyKind.TIERS, "tiers", String.join("\n", names), who);
                    });
        } catch (IllegalArgumentException | DataIntegrityViolationException wrong) {
            return wrong(who, response, model);
        }
        return done("settings.tiers.kept", String.join(", ", names), after, locale);
    }

    private void note(PolicyKind kind, String name, String said, SignedIn who) {
        int based =
                policies.versions(kind, name).stream().findFirst().map(Policy::version).orElse(0);
        policies.keep(new Draft(kind, name, based, said, "–", false), who.id());
    }

    private static String said(Team team, String calendar) {
        return Stream.of(
                        "name: " + team.name(),
                        "tier: " + team.tier(),
                        "active: " + team.active(),
                        "lead: " + said(team.lead()),
                        "coordinator: " + said(team.coordinator()),
                        "calendar: " + (calendar.isEmpty() ? PolicyKind.STANDARD : calendar))
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
    }

    private static String said(@Nullable PersonId person) {
        return person == null ? "–" : person.value();
    }

    private static @Nullable PersonId person(String id, Organisation organisation) {
        return id.isBlank()
                ? null
                : organisation.member(new PersonId(id)).map(Member::id).orElse(null);
    }

    private static String idOf(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private String done(String code, String what, RedirectAttributes after, Locale locale) {
        after.addFlashAttribute("toast", texts.getMessage(code, new Object[] {what}, locale));
        return "redirect:/settings/teams";
    }
}
