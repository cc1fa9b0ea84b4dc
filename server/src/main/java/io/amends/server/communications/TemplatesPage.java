package io.amends.server.communications;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.timeline.Part;
import io.amends.history.report.Sentences;
import io.amends.server.escalations.RulesInForce;
import io.amends.server.identity.SignedIn;
import io.amends.server.pages.NotThere;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Templates by kind and language, each with a preview by the renderer that mails are made by. */
@Controller
@RequestMapping("/settings/templates")
class TemplatesPage {

    /** One line of the overview. */
    record Row(String kind, List<Cell> cells) {}

    /** One template of it. */
    record Cell(String language, int version) {}

    private final LetterTemplates templates;
    private final RulesInForce rules;
    private final MessageSource messages;

    TemplatesPage(LetterTemplates templates, RulesInForce rules, MessageSource messages) {
        this.templates = templates;
        this.rules = rules;
        this.messages = messages;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("languages", languages());
        model.addAttribute(
                "rows",
                LetterTemplate.KINDS.stream()
                        .map(kind -> new Row(kind.name(), cells(kind)))
                        .toList());
        return "communications/templates";
    }

    private List<Cell> cells(CommitmentKind kind) {
        return LetterTemplate.LANGUAGES.stream()
                .map(l -> new Cell(l.getLanguage(), templates.of(kind, l).version()))
                .toList();
    }

    private static List<String> languages() {
        return LetterTemplate.LANGUAGES.stream().map(Locale::getLanguage).toList();
    }

    @GetMapping("/{kind}/{language}")
    String one(
            @PathVariable String kind,
            @PathVariable String language,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        return shown(templates.of(kind(kind), language(language)), List.of(), who, model, locale);
    }

    /**
     * Shows what a template would make, or keeps it as a further version.
     *
     * @param save left out: only shown
     */
    @PostMapping("/{kind}/{language}")
    String put(
            @PathVariable String kind,
            @PathVariable String language,
            @RequestParam String subject,
            @RequestParam String body,
            @RequestParam(required = false) @Nullable String save,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            RedirectAttributes next,
            Locale locale) {
        LetterTemplate typed = new LetterTemplate(kind(kind), language(language), 0, subject, body);
        Set<Part> required = required(typed.kind());
        List<TemplateFault> faults =
                save == null
                        ? Rendering.faults(typed, required)
                        : templates.keep(typed, required, who.id());
        if (save == null || !faults.isEmpty()) {
            return shown(typed, faults, who, model, locale);
        }
        next.addFlashAttribute("toast", messages.getMessage("templates.kept", null, locale));
        return "redirect:/settings/templates/" + kind + "/" + language;
    }

    /** The shipped one becomes the latest version. */
    @PostMapping("/{kind}/{language}/shipped")
    String backToShipped(
            @PathVariable String kind,
            @PathVariable String language,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes next,
            Locale locale) {
        LetterTemplate shipped = LetterTemplates.shipped(kind(kind), language(language));
        templates.keep(shipped, Set.of(), who.id());
        next.addFlashAttribute("toast", messages.getMessage("templates.kept", null, locale));
        return "redirect:/settings/templates/" + kind + "/" + language;
    }

    private String shown(
            LetterTemplate template,
            List<TemplateFault> faults,
            SignedIn who,
            Model model,
            Locale locale) {
        model.addAttribute("template", template);
        model.addAttribute("kind", template.kind().name());
        model.addAttribute("language", template.language().getLanguage());
        model.addAttribute("mayEdit", who.administers());
        model.addAttribute("faults", faults.stream().map(f -> sentence(f, locale)).toList());
        model.addAttribute("names", Filling.NAMES);
        model.addAttribute(
                "required", required(template.kind()).stream().sorted().map(Part::name).toList());
        model.addAttribute("versions", templates.versions(template.kind(), template.language()));
        model.addAttribute("preview", faults.isEmpty() ? preview(template) : null);
        return "communications/template";
    }

    private String sentence(TemplateFault fault, Locale locale) {
        String about =
                fault.code().equals("lacks")
                        ? Sentences.in(locale, ZoneOffset.UTC).word(fault.about())
                        : fault.about();
        return messages.getMessage(
                "template.fault." + fault.code(), new Object[] {about, fault.about()}, locale);
    }

    /** By the renderer that mails are made by; parts that a person writes stand in brackets. */
    private Rendering.Rendered preview(LetterTemplate template) {
        Map<String, String> values = new HashMap<>();
        Filling.NAMES.forEach(
                name ->
                        values.put(
                                name,
                                messages.getMessage(
                                        "template.example." + name, null, template.language())));
        Sentences words = Sentences.in(template.language(), ZoneOffset.UTC);
        Map<Part, String> toWrite = new EnumMap<>(Part.class);
        Rendering.of(template, new Filling(values, Map.of()))
                .parts()
                .forEach(
                        (part, said) -> {
                            if (said.isBlank()) {
                                toWrite.put(part, "[" + words.word(part) + "]");
                            }
                        });
        return Rendering.of(template, new Filling(values, toWrite));
    }

    private Set<Part> required(CommitmentKind kind) {
        return Composer.required(kind, rules.current().rulebook());
    }

    private static CommitmentKind kind(String name) {
        return LetterTemplate.KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private static Locale language(String tag) {
        return LetterTemplate.LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(tag))
                .findFirst()
                .orElseThrow(NotThere::new);
    }
}
