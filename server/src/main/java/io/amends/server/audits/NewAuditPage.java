package io.amends.server.audits;

import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.ShippedMappings;
import io.amends.history.source.RefusedInput;
import io.amends.history.suggest.Correction;
import io.amends.history.suggest.Suggestion;
import io.amends.history.suggest.SuggestionText;
import io.amends.server.audits.Drafts.Draft;
import io.amends.server.audits.Histories.HistoryFile;
import io.amends.server.identity.SignedIn;
import io.amends.server.pages.NotThere;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From uploaded files to an ordered audit: what the columns mean, and by which rules. */
@Controller
@RequestMapping("/audits/new")
class NewAuditPage {

    private final Histories histories;
    private final Drafts drafts;
    private final Mappings mappings;
    private final Suggestions suggestions;
    private final AuditOrders orders;
    private final Clock clock;

    NewAuditPage(
            Histories histories,
            Drafts drafts,
            Mappings mappings,
            Suggestions suggestions,
            AuditOrders orders,
            Clock clock) {
        this.histories = histories;
        this.drafts = drafts;
        this.mappings = mappings;
        this.suggestions = suggestions;
        this.orders = orders;
        this.clock = clock;
    }

    @GetMapping
    String files() {
        return "audits/new";
    }

    @GetMapping("/{history}")
    String mapping(@PathVariable UUID history, Model model, Locale locale) {
        Draft draft = draft(history);
        model.addAttribute("history", history);
        model.addAttribute("files", histories.files(history));
        model.addAttribute("draft", draft);
        model.addAttribute("saved", mappings.names());
        model.addAttribute("shipped", ShippedMappings.names());
        String told = told(history, draft, locale);
        model.addAttribute("told", told);
        if (!model.containsAttribute("name")) {
            model.addAttribute("name", told);
        }
        show(history, draft, model, locale);
        return "audits/new-mapping";
    }

    private String told(UUID history, Draft draft, Locale locale) {
        return draft.isTogether()
                ? orders.say("new.together", locale, histories.files(history).size())
                : draft.mainFile();
    }

    private void show(UUID history, Draft draft, Model model, Locale locale) {
        try {
            if (draft.document() != null) {
                model.addAttribute("yaml", draft.document());
                Mapping.parse("mapping.yaml", draft.document());
            } else {
                Suggestion suggestion =
                        suggestions.of(history, draft.mainFile(), draft.corrections());
                SuggestionText say = SuggestionText.in(locale);
                model.addAttribute("suggestion", suggestion);
                model.addAttribute("say", say);
                model.addAttribute("yaml", say.yaml(suggestion));
            }
        } catch (RefusedInput refused) {
            model.addAttribute("refused", refused.getMessage());
        }
    }

    @PostMapping("/{history}/main-file")
    String choose(@PathVariable UUID history, @RequestParam String file) {
        whole(history, file);
        drafts.keep(history, new Draft(file, List.of(), null, null), clock.instant());
        return back(history);
    }

    /** A mapping that was saved or comes with Amends, or the suggestion again. */
    @PostMapping("/{history}/mapping")
    String use(@PathVariable UUID history, @RequestParam String from) {
        Draft draft = draft(history);
        String name = from.substring(from.indexOf(':') + 1);
        @Nullable String document =
                from.startsWith("saved:")
                        ? mappings.document(name).orElseThrow(NotThere::new)
                        : from.startsWith("shipped:") && ShippedMappings.names().contains(name)
                                ? ShippedMappings.text(name)
                                : null;
        @Nullable String called = document == null ? null : name;
        keep(history, new Draft(draft.mainFile(), List.of(), called, document));
        return back(history);
    }

    @PostMapping("/{history}/corrections")
    String correct(
            @PathVariable UUID history,
            @RequestParam String path,
            @RequestParam String value,
            RedirectAttributes after) {
        Draft draft = draft(history);
        Draft corrected = draft.with(new Correction(path, value.strip()));
        try {
            suggestions.of(history, draft.mainFile(), corrected.corrections());
            keep(history, corrected);
        } catch (RefusedInput refused) {
            after.addFlashAttribute("wrongPath", path);
            after.addFlashAttribute("wrongValue", value);
            after.addFlashAttribute("wrong", refused.getMessage());
        }
        return back(history);
    }

    /** The mapping as text. What is wrong in it is shown beside it, and nothing is lost. */
    @PostMapping("/{history}/document")
    String write(@PathVariable UUID history, @RequestParam String document) {
        Draft draft = draft(history);
        keep(history, new Draft(draft.mainFile(), List.of(), draft.mappingName(), document));
        return back(history);
    }

    @PostMapping("/{history}/save")
    String save(
            @PathVariable UUID history,
            @RequestParam String name,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after,
            Locale locale) {
        String document = orders.mapping(history, draft(history));
        Mapping.parse("mapping.yaml", document);
        String called = name.isBlank() ? told(history, draft(history), locale) : name.strip();
        mappings.save(
                called.substring(0, Math.min(called.length(), 100)),
                document,
                who.name(),
                clock.instant());
        after.addFlashAttribute("toast", orders.say("mapping.saved", locale, called));
        return back(history);
    }

    @GetMapping("/{history}/mapping.yaml")
    ResponseEntity<String> download(@PathVariable UUID history) {
        Draft draft = draft(history);
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename("mapping.yaml").build().toString())
                .body(orders.mapping(history, draft));
    }

    @PostMapping("/{history}")
    String order(
            @PathVariable UUID history,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String protocol,
            @RequestParam(required = false) @Nullable String asOf,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        try {
            long number = orders.order(history, draft(history), name, protocol, asOf, who.name());
            return "redirect:/audits/" + number;
        } catch (RefusedInput refused) {
            after.addFlashAttribute("orderRefused", refused.getMessage());
            after.addFlashAttribute("name", name);
            after.addFlashAttribute("protocol", protocol);
            after.addFlashAttribute("asOf", asOf);
            return back(history);
        }
    }

    private Draft draft(UUID history) {
        return drafts.of(history)
                .orElseGet(
                        () -> {
                            Draft first = new Draft(first(history), List.of(), null, null);
                            keep(history, first);
                            return first;
                        });
    }

    private void keep(UUID history, Draft draft) {
        drafts.keep(history, draft, clock.instant());
    }

    private String first(UUID history) {
        String largest = largest(history);
        try {
            return histories.files(history).size() > 1 ? suggestions.mainFile(history) : largest;
        } catch (RefusedInput untold) {
            return largest;
        }
    }

    private String largest(UUID history) {
        return histories.files(history).stream()
                .filter(HistoryFile::isWhole)
                .max(Comparator.comparingLong(HistoryFile::size))
                .map(HistoryFile::name)
                .orElseThrow(NotThere::new);
    }

    private void whole(UUID history, String file) {
        boolean together = file.equals(Draft.TOGETHER) && histories.files(history).size() > 1;
        if (!together
                && histories.files(history).stream()
                        .noneMatch(known -> known.name().equals(file) && known.isWhole())) {
            throw new NotThere();
        }
    }

    private static String back(UUID history) {
        return "redirect:/audits/new/" + history;
    }
}
