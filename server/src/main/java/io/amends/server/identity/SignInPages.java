package io.amends.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, and the first visit by a one-time link. */
@Controller
class SignInPages {

    private final People people;
    private final SignInLinks links;
    private final Admissions admissions;
    private final Entering entering;
    private final ObjectProvider<OpenDoor> openDoor;
    private final Clock clock;

    SignInPages(
            People people,
            SignInLinks links,
            Admissions admissions,
            Entering entering,
            ObjectProvider<OpenDoor> openDoor,
            Clock clock) {
        this.people = people;
        this.links = links;
        this.admissions = admissions;
        this.entering = entering;
        this.openDoor = openDoor;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    String signIn(@AuthenticationPrincipal @Nullable SignedIn who) {
        if (who != null) {
            return "redirect:/";
        }
        return openDoor.getIfAvailable() == null ? "identity/sign-in" : "redirect:/demo";
    }

    @GetMapping("/welcome")
    String welcome(@RequestParam String link, Model model) {
        Optional<Person> person = links.holder(link, clock.instant()).flatMap(people::byId);
        if (person.isEmpty()) {
            return "identity/link-expired";
        }
        model.addAttribute("link", link);
        model.addAttribute("introduction", Introduction.of(person.get()));
        model.addAttribute("problems", IntroductionProblems.none());
        return "identity/welcome";
    }

    @PostMapping("/welcome")
    String introduce(
            @RequestParam String link,
            Introduction introduction,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<UUID> holder = links.holder(link, clock.instant());
        if (holder.isEmpty()) {
            return "identity/link-expired";
        }
        IntroductionProblems problems = introduction.problems(people, holder.get());
        if (problems.any()) {
            model.addAttribute("link", link);
            model.addAttribute("introduction", introduction.withoutPasswords());
            model.addAttribute("problems", problems);
            return "identity/welcome";
        }
        Optional<Person> person = admissions.welcome(link, introduction);
        if (person.isEmpty()) {
            return "identity/link-expired";
        }
        entering.as(person.get(), request, response);
        return "redirect:/";
    }
}
