package io.amends.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
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
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository sessions =
            new HttpSessionSecurityContextRepository();

    SignInPages(People people, SignInLinks links, PasswordEncoder passwords, Clock clock) {
        this.people = people;
        this.links = links;
        this.passwords = passwords;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    String signIn() {
        return "identity/sign-in";
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
        Optional<UUID> person = links.redeem(link, clock.instant());
        if (person.isEmpty()) {
            return "identity/link-expired";
        }
        people.introduce(
                person.get(),
                introduction.email().strip(),
                introduction.name().strip(),
                PasswordHashing.hash(passwords, introduction.password()));
        people.byId(person.get()).ifPresent(who -> letIn(who, request, response));
        return "redirect:/";
    }

    private void letIn(Person person, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        SignedIn who = SignedIn.as(person);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
