package io.amends.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What everybody may change about themselves: name and password. */
@Controller
@RequestMapping("/account")
class AccountPage {

    private final People people;
    private final Admissions admissions;
    private final SignIn signIn;
    private final MessageSource texts;

    AccountPage(People people, Admissions admissions, SignIn signIn, MessageSource texts) {
        this.people = people;
        this.admissions = admissions;
        this.signIn = signIn;
        this.texts = texts;
    }

    /** What is wrong with what was typed, field by field. */
    record Problems(boolean name, boolean old, boolean password, boolean differ) {

        static final Problems NONE = new Problems(false, false, false, false);

        boolean any() {
            return name || old || password || differ;
        }
    }

    @GetMapping
    String account(@AuthenticationPrincipal SignedIn who, Model model, Locale locale) {
        return show(who, Problems.NONE, model, locale);
    }

    @PostMapping("/name")
    String rename(
            @RequestParam String name,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale locale) {
        if (!Introduction.looksLikeAName(name)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(who, new Problems(true, false, false, false), model, locale);
        }
        admissions.rename(who.id(), name.strip());
        return done("account.name.done", after, locale);
    }

    /** Asks for the old password, so that an open screen is not enough to keep somebody out. */
    @PostMapping("/password")
    String changePassword(
            @RequestParam String old,
            @RequestParam String password,
            @RequestParam String again,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale locale) {
        Person me = people.byId(who.id()).orElseThrow();
        boolean differ = !password.equals(again);
        boolean unfit = !PasswordHashing.isFit(password, me.email());
        boolean wrong = !differ && !unfit && !signIn.knows(me, old, request.getRemoteAddr());
        Problems problems = new Problems(false, wrong, unfit, differ);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(who, problems, model, locale);
        }
        admissions.changePassword(who.id(), password, request.getSession().getId());
        request.changeSessionId();
        return done("account.password.done", after, locale);
    }

    private String show(SignedIn who, Problems problems, Model model, Locale locale) {
        model.addAttribute("me", people.byId(who.id()).orElseThrow());
        model.addAttribute("problems", problems);
        model.addAttribute("roles", new RoleNames(texts, locale));
        return "identity/account";
    }

    private String done(String code, RedirectAttributes after, Locale locale) {
        after.addFlashAttribute("toast", texts.getMessage(code, new Object[0], locale));
        return "redirect:/account";
    }
}
