package io.amends.server.identity;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Member.Absence;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.history.source.RefusedInput;
import io.amends.server.identity.Postings.Posting;
import io.amends.server.organisation.Organisations;
import io.amends.server.pages.NotThere;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person, for admins: roles, teams, who stands in, when they are away, and the hours they work. */
@Controller
@RequestMapping("/people/{id}")
class PersonPage {

    /** Fields for absences that are not there yet. */
    private static final int MORE = 2;

    private final People people;
    private final Organisations organisations;
    private final Postings postings;
    private final MessageSource texts;

    PersonPage(People people, Organisations organisations, Postings postings, MessageSource texts) {
        this.people = people;
        this.organisations = organisations;
        this.postings = postings;
        this.texts = texts;
    }

    /** An absence as it stands in its fields, on the wall clock of the zone stated beside it. */
    record Away(String from, String to) {}

    @GetMapping
    String one(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "UTC") String zone,
            Model model,
            Locale locale) {
        Person person = people.byId(id).orElseThrow(NotThere::new);
        Organisation organisation = organisations.load();
        Member member = organisation.member(person.personId()).orElseThrow(NotThere::new);
        model.addAttribute("person", person);
        model.addAttribute("roles", new RoleNames(texts, locale));
        model.addAttribute("teams", teams(organisation));
        model.addAttribute(
                "memberOf", member.teams().stream().map(TeamId::value).collect(Collectors.toSet()));
        model.addAttribute("deputies", deputies(organisation, person));
        model.addAttribute("deputy", member.deputy() == null ? "" : member.deputy().value());
        model.addAttribute("zone", zone);
        model.addAttribute("absences", absences(member, zone));
        model.addAttribute("hours", postings.hours(person.personId()).orElse(""));
        return "identity/person";
    }

    @PostMapping("/posting")
    String keep(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Set<String> team,
            @RequestParam(defaultValue = "") String deputy,
            @RequestParam String zone,
            @RequestParam(required = false) @Nullable List<String> from,
            @RequestParam(required = false) @Nullable List<String> to,
            @RequestParam(defaultValue = "") String hours,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale locale) {
        Person person = people.byId(id).orElseThrow(NotThere::new);
        Organisation organisation = organisations.load();
        try {
            postings.keep(
                    who.id(),
                    person.personId(),
                    new Posting(
                            known(team, organisation),
                            standIn(deputy, person, organisation),
                            typed(
                                    from == null ? List.of() : from,
                                    to == null ? List.of() : to,
                                    ZoneId.of(zone)),
                            hours.isBlank() ? null : hours.strip() + "\n"));
        } catch (RefusedInput wrong) {
            return refused(wrong.reasons(), id, model, locale, response);
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return refused(
                    List.of(texts.getMessage("person.absence.wrong", new Object[0], locale)),
                    id,
                    model,
                    locale,
                    response);
        }
        after.addFlashAttribute(
                "toast", texts.getMessage("person.done", new Object[] {person.name()}, locale));
        after.addAttribute("zone", zone);
        return "redirect:/people/" + id;
    }

    private String refused(
            List<String> problems,
            UUID id,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problems", problems);
        return one(id, "UTC", model, locale);
    }

    private static Map<String, String> teams(Organisation organisation) {
        Map<String, String> names = new LinkedHashMap<>();
        organisation.teams().values().stream()
                .sorted(Comparator.comparing(Team::tier).thenComparing(Team::name))
                .forEach(team -> names.put(team.id().value(), team.name()));
        return names;
    }

    private static Map<String, String> deputies(Organisation organisation, Person person) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("", "–");
        organisation.members().values().stream()
                .filter(member -> member.active() && !member.id().equals(person.personId()))
                .sorted(Comparator.comparing(Member::name))
                .forEach(member -> names.put(member.id().value(), member.name()));
        return names;
    }

    private static List<Away> absences(Member member, String zone) {
        ZoneId where = ZoneId.of(zone);
        List<Away> absences = new ArrayList<>();
        member.absences().stream()
                .sorted(Comparator.comparing(Absence::from))
                .map(
                        away ->
                                new Away(
                                        LocalDateTime.ofInstant(away.from(), where).toString(),
                                        LocalDateTime.ofInstant(away.to(), where).toString()))
                .forEach(absences::add);
        for (int i = 0; i < MORE; i++) {
            absences.add(new Away("", ""));
        }
        return absences;
    }

    private static Set<TeamId> known(@Nullable Set<String> teams, Organisation organisation) {
        return teams == null
                ? Set.of()
                : teams.stream()
                        .map(TeamId::new)
                        .filter(organisation.teams()::containsKey)
                        .collect(Collectors.toSet());
    }

    private static @Nullable PersonId standIn(
            String deputy, Person person, Organisation organisation) {
        return deputy.isBlank() || deputy.equals(person.id().toString())
                ? null
                : organisation.member(new PersonId(deputy)).map(Member::id).orElse(null);
    }

    private static List<Absence> typed(List<String> from, List<String> to, ZoneId zone) {
        List<Absence> absences = new ArrayList<>();
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            if (!from.get(i).isBlank() || !to.get(i).isBlank()) {
                absences.add(
                        new Absence(
                                LocalDateTime.parse(from.get(i)).atZone(zone).toInstant(),
                                LocalDateTime.parse(to.get(i)).atZone(zone).toInstant()));
            }
        }
        return absences;
    }
}
