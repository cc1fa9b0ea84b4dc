package io.amends.server.api;

import io.amends.server.identity.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/** One's own tokens for programs: made here, shown once, revoked here. */
@Controller
@RequestMapping("/account/tokens")
class TokensPage {

    private static final List<Integer> DAYS = List.of(7, 30, 90, 365);
    private static final int LONGEST_NAME = 200;

    private final ApiTokens tokens;
    private final MessageSource texts;
    private final Clock clock;

    TokensPage(ApiTokens tokens, MessageSource texts, Clock clock) {
        this.tokens = tokens;
        this.texts = texts;
        this.clock = clock;
    }

    /** A token as the page shows it. */
    record Line(Token token, String state) {}

    @GetMapping
    String tokens(@AuthenticationPrincipal SignedIn who, Model model, Locale locale) {
        return show(who, null, model, locale);
    }

    /** The secret stands on the page that answers and nowhere else, so it leads nowhere. */
    @PostMapping
    String make(
            @RequestParam String name,
            @RequestParam String scope,
            @RequestParam String days,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Optional<Scope> meant =
                scopes(who).stream().filter(s -> s.name().equals(scope)).findFirst();
        Optional<Integer> lasts = DAYS.stream().filter(d -> d.toString().equals(days)).findFirst();
        if (name.isBlank() || name.length() > LONGEST_NAME || meant.isEmpty() || lasts.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", true);
            return show(who, null, model, locale);
        }
        Instant expires = clock.instant().plus(Duration.ofDays(lasts.get()));
        response.setHeader("Cache-Control", "no-store");
        return show(
                who,
                tokens.make(who.id(), name.strip(), meant.get(), expires, who.id()),
                model,
                locale);
    }

    @PostMapping("/{id}/revocation")
    String revoke(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after,
            Locale locale) {
        if (tokens.revoke(id, who.id())) {
            after.addFlashAttribute("toast", say("tokens.revoked", locale));
        }
        return "redirect:/account/tokens";
    }

    private String show(SignedIn who, ApiTokens.@Nullable Made made, Model model, Locale locale) {
        Instant now = clock.instant();
        model.addAttribute(
                "tokens",
                tokens.list(who.id()).stream().map(t -> new Line(t, state(t, now))).toList());
        model.addAttribute("made", made);
        Map<String, String> scopes = new LinkedHashMap<>();
        scopes(who).forEach(s -> scopes.put(s.name(), say("tokens.scope." + s, locale)));
        model.addAttribute("scopes", scopes);
        Map<String, String> days = new LinkedHashMap<>();
        DAYS.forEach(d -> days.put(d.toString(), say("tokens.days", locale, d)));
        model.addAttribute("days", days);
        return "api/tokens";
    }

    private static List<Scope> scopes(SignedIn who) {
        return who.administers() ? List.of(Scope.values()) : List.of(Scope.READ, Scope.WRITE);
    }

    private static String state(Token token, Instant now) {
        return token.isGood(now) ? "good" : token.revokedAt() == null ? "expired" : "revoked";
    }

    private String say(String code, Locale locale, Object... values) {
        return texts.getMessage(code, values, locale);
    }
}
