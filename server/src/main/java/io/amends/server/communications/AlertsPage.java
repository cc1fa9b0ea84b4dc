package io.amends.server.communications;

import io.amends.server.communications.AlertWish.Gathered;
import io.amends.server.identity.SignedIn;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When a person does not want to be told, and how; each for themselves. */
@Controller
@RequestMapping("/account/alerts")
class AlertsPage {

    private final AlertWishes wishes;
    private final MessageSource messages;

    AlertsPage(AlertWishes wishes, MessageSource messages) {
        this.wishes = wishes;
        this.messages = messages;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn who, Model model, Locale locale) {
        AlertWish wish =
                wishes.find(who.id())
                        .orElseGet(
                                () ->
                                        new AlertWish(
                                                LetterTemplate.nearest(locale),
                                                ZoneId.of("UTC"),
                                                null,
                                                null,
                                                true,
                                                Gathered.NOT));
        return shown(wish, null, model, locale);
    }

    private String shown(AlertWish wish, @Nullable String refused, Model model, Locale locale) {
        model.addAttribute("wish", wish);
        model.addAttribute("refused", refused);
        Map<String, String> languages = new LinkedHashMap<>();
        LetterTemplate.LANGUAGES.forEach(
                l -> languages.put(l.getLanguage(), l.getDisplayLanguage(l)));
        model.addAttribute("languages", languages);
        Map<String, String> gathered = new LinkedHashMap<>();
        for (Gathered choice : Gathered.values()) {
            gathered.put(
                    choice.name(),
                    messages.getMessage("alerts.gathered." + choice.name(), null, locale));
        }
        model.addAttribute("choices", gathered);
        return "communications/alerts";
    }

    @PostMapping
    String put(
            @RequestParam String language,
            @RequestParam String zone,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "false") boolean weekends,
            @RequestParam Gathered gathered,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            RedirectAttributes next,
            Locale locale) {
        try {
            AlertWish wish =
                    new AlertWish(
                            LetterTemplate.nearest(Locale.forLanguageTag(language)),
                            ZoneId.of(zone.strip()),
                            time(from),
                            time(to),
                            !weekends,
                            gathered);
            wishes.put(who.id(), wish);
            next.addFlashAttribute("toast", messages.getMessage("alerts.kept", null, locale));
            return "redirect:/account/alerts";
        } catch (DateTimeException | IllegalArgumentException e) {
            AlertWish before =
                    new AlertWish(
                            LetterTemplate.nearest(locale),
                            ZoneId.of("UTC"),
                            null,
                            null,
                            true,
                            gathered);
            return shown(before, messages.getMessage("alerts.wrong", null, locale), model, locale);
        }
    }

    private static @Nullable LocalTime time(String typed) {
        return typed.isBlank() ? null : LocalTime.parse(typed.strip());
    }
}
