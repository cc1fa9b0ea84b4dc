package io.amends.server.identity;

import io.amends.core.organisation.Role;
import io.amends.server.identity.Admissions.Issued;
import io.amends.server.identity.Admissions.Outcome;
import io.amends.server.pages.NotThere;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Everybody who may come in, for admins: who they are, what they may do, what was changed. */
@Controller
@RequestMapping("/people")
class PeoplePage {

    private final People people;
    private final PersonChanges changes;
    private final Admissions admissions;
    private final MessageSource texts;

    PeoplePage(People people, PersonChanges changes, Admissions admissions, MessageSource texts) {
        this.people = people;
        this.changes = changes;
        this.admissions = admissions;
        this.texts = texts;
    }

    /** What was typed to add somebody, and what is wrong with it. */
    record Newcomer(
            String name,
            String email,
            Set<Role> roles,
            boolean nameWrong,
            boolean emailWrong,
            boolean emailTaken) {

        static final Newcomer EMPTY = new Newcomer("", "", Set.of(Role.AGENT), false, false, false);

        static Newcomer typed(String name, String email, Set<Role> roles) {
            return new Newcomer(
                    name.strip(),
                    email.strip(),
                    roles,
                    !Introduction.looksLikeAName(name),
                    !Introduction.looksLikeAnAddress(email),
                    false);
        }

        Newcomer taken() {
            return new Newcomer(name, email, roles, nameWrong, emailWrong, true);
        }

        boolean isFit() {
            return !nameWrong && !emailWrong;
        }
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long before,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        show(who, Newcomer.EMPTY, model, locale);
        model.addAttribute("changes", changes.page(after, before));
        return "identity/people";
    }

    @PostMapping
    String add(
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam(required = false) @Nullable Set<Role> role,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Newcomer typed = Newcomer.typed(name, email, orReader(role));
        Optional<Person> added =
                typed.isFit()
                        ? admissions.add(who.id(), typed.email(), typed.name(), typed.roles())
                        : Optional.empty();
        if (added.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            show(who, typed.isFit() ? typed.taken() : typed, model, locale);
            return "identity/people";
        }
        return link(added.get(), who, model, locale);
    }

    /**
     * Shows a new one-time link in the answer itself. It is not led to by redirection, since then
     * the link would have to be kept until it is shown.
     */
    @PostMapping("/{id}/link")
    String link(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        Person person = people.byId(id).filter(Person::active).orElseThrow(NotThere::new);
        return link(person, who, model, locale);
    }

    @PostMapping("/{id}/roles")
    String changeRoles(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Set<Role> role,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after,
            Locale locale) {
        Outcome outcome = admissions.changeRoles(who.id(), id, orReader(role));
        return done(outcome, "roles", id, after, locale);
    }

    @PostMapping("/{id}/deactivation")
    String deactivate(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after,
            Locale locale) {
        return done(admissions.deactivate(who.id(), id), "deactivated", id, after, locale);
    }

    @PostMapping("/{id}/activation")
    String activate(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after,
            Locale locale) {
        return done(admissions.activate(who.id(), id), "activated", id, after, locale);
    }

    private String link(Person person, SignedIn who, Model model, Locale locale) {
        Issued issued = admissions.link(who.id(), person.id());
        model.addAttribute("linkFor", person);
        model.addAttribute("linkExpires", issued.expires());
        model.addAttribute(
                "link",
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + issued.path());
        show(who, Newcomer.EMPTY, model, locale);
        return "identity/people";
    }

    private void show(SignedIn who, Newcomer newcomer, Model model, Locale locale) {
        model.addAttribute("everybody", people.all());
        model.addAttribute("me", who.id());
        model.addAttribute("newcomer", newcomer);
        model.addAttribute("roles", new RoleNames(texts, locale));
        model.addAttribute("changes", changes.page(null, null));
    }

    /** Whoever is there for nothing else reads. */
    private static Set<Role> orReader(@Nullable Set<Role> roles) {
        return roles == null || roles.isEmpty() ? Set.of(Role.READER) : roles;
    }

    private String done(
            Outcome outcome, String what, UUID id, RedirectAttributes after, Locale locale) {
        switch (outcome) {
            case DONE ->
                    after.addFlashAttribute(
                            "toast",
                            say(
                                    "people.done." + what,
                                    locale,
                                    people.byId(id).map(Person::name).orElse("")));
            case LAST_ADMIN -> after.addFlashAttribute("refused", say("people.last-admin", locale));
            case NOBODY_THERE -> throw new NotThere();
        }
        return "redirect:/people";
    }

    private String say(String code, Locale locale, Object... values) {
        return texts.getMessage(code, values, locale);
    }
}
