package io.amends.server.settings;

import io.amends.core.protocol.Protocol;
import io.amends.core.routing.RoutingMatrix;
import io.amends.history.rulebook.RulebookText;
import io.amends.history.source.RefusedInput;
import io.amends.server.escalations.Reapplication;
import io.amends.server.escalations.Reapplication.Preview;
import io.amends.server.identity.SignedIn;
import io.amends.server.organisation.Organisations;
import io.amends.server.pages.NotThere;
import io.amends.server.rules.Draft;
import io.amends.server.rules.Policies;
import io.amends.server.rules.Policy;
import io.amends.server.rules.PolicyKind;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/**
 * What an edit changes, before it changes anything: the lines, and the dues of what runs. Then it is
 * kept, from now on or for what runs too.
 */
@Controller
@RequestMapping("/settings")
class ReviewPage {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}");
    private static final int LOOKED_AT = 500;
    private static final int SHOWN = 50;

    private final Policies policies;
    private final Organisations organisations;
    private final Reapplication reapplication;
    private final DryRun dryRun;
    private final Authors authors;
    private final MessageSource texts;

    ReviewPage(
            Policies policies,
            Organisations organisations,
            Reapplication reapplication,
            DryRun dryRun,
            Authors authors,
            MessageSource texts) {
        this.policies = policies;
        this.organisations = organisations;
        this.reapplication = reapplication;
        this.dryRun = dryRun;
        this.authors = authors;
        this.texts = texts;
    }

    // ---- from a form to a document -------------------------------------------------------------

    /** A document as it was typed, of a name that may be new. */
    @PostMapping("/review/{kind}")
    String review(
            @PathVariable String kind,
            @RequestParam String name,
            @RequestParam String document,
            @RequestParam int based,
            HttpServletResponse response,
            Model model) {
        return review(of(kind, name), based, document, response, model);
    }

    @PostMapping("/routing")
    String routing(
            @RequestParam int based,
            @RequestParam(required = false) @Nullable List<String> minutes,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(required = false) @Nullable List<String> lowest,
            @RequestParam(defaultValue = "") String more,
            HttpServletResponse response,
            Model model) {
        Optional<RoutingMatrix> matrix =
                Grid.filledIn(
                        organisations.load().tiers(),
                        minutes == null ? List.of() : minutes,
                        type == null ? List.of() : type,
                        lowest == null ? List.of() : lowest,
                        more);
        String document = matrix.map(RulebookText::of).orElse("minutes: none\n");
        return review(
                new Subject(PolicyKind.ROUTING, RulesPages.ROUTING),
                based,
                document,
                response,
                model);
    }

    @PostMapping("/calendars/{name}")
    String calendar(
            @PathVariable String name,
            @RequestParam int based,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletResponse response,
            Model model) {
        return review(
                of(PolicyKind.CALENDAR.word(), name),
                based,
                CalendarFields.of(fields).document(),
                response,
                model);
    }

    @PostMapping("/protocols/{name}")
    String protocol(
            @PathVariable String name,
            @RequestParam int based,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            Model model) {
        Protocol protocol =
                policies.standing()
                        .rulebook()
                        .protocol(RulesPages.type(name).orElseThrow(NotThere::new));
        return review(
                new Subject(PolicyKind.PROTOCOL, name),
                based,
                ProtocolFields.document(protocol, fields),
                response,
                model);
    }

    // ---- the review ----------------------------------------------------------------------------

    /** Which document it is about. */
    private record Subject(PolicyKind kind, String name) {}

    private static Subject of(String word, String name) {
        PolicyKind kind = RulesPages.kind(word).orElseThrow(NotThere::new);
        boolean right =
                switch (kind) {
                    case CALENDAR, TRIGGER -> NAME.matcher(name).matches();
                    case PROTOCOL -> RulesPages.type(name).isPresent();
                    case ROUTING -> name.equals(RulesPages.ROUTING);
                    case TEAM, TIERS -> false;
                };
        if (!right) {
            throw new NotThere();
        }
        return new Subject(kind, name);
    }

    private String review(
            Subject subject,
            int based,
            String document,
            HttpServletResponse response,
            Model model) {
        Draft draft = new Draft(subject.kind(), subject.name(), based, document, "-", false);
        model.addAttribute("subject", subject);
        model.addAttribute("based", based);
        model.addAttribute("document", document);
        model.addAttribute("back", path(subject));
        model.addAttribute(
                "diff", LineDiff.between(before(subject), document.replace("\r\n", "\n").strip()));
        try {
            Preview preview = reapplication.preview(draft, LOOKED_AT);
            model.addAttribute("preview", preview);
            model.addAttribute("shifts", preview.shifts().stream().limit(SHOWN).toList());
        } catch (RefusedInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problems", refused.reasons());
        }
        return "settings/review";
    }

    private String before(Subject subject) {
        Optional<String> kept =
                policies.versions(subject.kind(), subject.name()).stream()
                        .findFirst()
                        .map(Policy::document);
        return kept.orElseGet(() -> standard(subject)).strip();
    }

    private String standard(Subject subject) {
        return switch (subject.kind()) {
            case PROTOCOL ->
                    RulesPages.type(subject.name())
                            .map(type -> policies.standing().rulebook().protocol(type))
                            .map(RulebookText::of)
                            .orElse("");
            case ROUTING -> RulebookText.of(policies.standing().rulebook().routing());
            case CALENDAR, TRIGGER, TEAM, TIERS -> "";
        };
    }

    @PostMapping("/keep/{kind}")
    String keep(
            @PathVariable String kind,
            @RequestParam String name,
            @RequestParam String document,
            @RequestParam int based,
            @RequestParam String why,
            @RequestParam(defaultValue = "false") boolean apply,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale locale) {
        Subject subject = of(kind, name);
        if (why.isBlank() || why.length() > 1_000) {
            model.addAttribute("whyWrong", true);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return review(subject, based, document, response, model);
        }
        Optional<Policy> kept;
        try {
            kept =
                    policies.keep(
                            new Draft(subject.kind(), name, based, document, why, apply), who.id());
        } catch (RefusedInput refused) {
            return review(subject, based, document, response, model);
        }
        if (kept.isEmpty()) {
            model.addAttribute("overtaken", true);
            response.setStatus(HttpStatus.CONFLICT.value());
            return review(subject, based, document, response, model);
        }
        String done = "settings.kept";
        int changed = 0;
        if (apply) {
            changed = reapplication.apply(who.actor());
            done = "settings.applied";
        }
        after.addFlashAttribute(
                "toast",
                texts.getMessage(done, new Object[] {name, kept.get().version(), changed}, locale));
        return "redirect:" + path(subject);
    }

    private static String path(Subject subject) {
        return UriUtils.encodePath(
                RulesPages.path(subject.kind(), subject.name()), StandardCharsets.UTF_8);
    }

    // ---- former versions
    // -------------------------------------------------------------------------

    @GetMapping("/versions/{kind}/{name}")
    String versions(
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Model model) {
        PolicyKind which = RulesPages.kind(kind).orElseThrow(NotThere::new);
        List<Policy> versions = policies.versions(which, name);
        if (versions.isEmpty()) {
            throw new NotThere();
        }
        Policy newer = find(versions, to).orElse(versions.getFirst());
        Policy older =
                find(versions, from).or(() -> find(versions, newer.version() - 1)).orElse(newer);
        model.addAttribute("kind", which);
        model.addAttribute("name", name);
        model.addAttribute("back", RulesPages.path(which, name));
        model.addAttribute("versions", versions.stream().map(authors::sign).toList());
        model.addAttribute("newer", newer);
        model.addAttribute("older", older);
        model.addAttribute(
                "diff",
                LineDiff.between(
                        older.version() == newer.version() ? "" : older.document(),
                        newer.document()));
        return "settings/versions";
    }

    private static Optional<Policy> find(List<Policy> versions, @Nullable Integer number) {
        return versions.stream()
                .filter(version -> number != null && version.version() == number)
                .findFirst();
    }

    // ---- trying a trigger
    // --------------------------------------------------------------------------

    @PostMapping("/triggers/dry-run")
    String tryOut(
            @RequestParam String name,
            @RequestParam String document,
            @RequestParam int based,
            @RequestParam String from,
            @RequestParam String to,
            HttpServletResponse response,
            Model model) {
        Subject subject = of(PolicyKind.TRIGGER.word(), name);
        model.addAttribute("subject", subject);
        model.addAttribute("document", document);
        model.addAttribute("based", based);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        try {
            Draft draft = new Draft(PolicyKind.TRIGGER, name, based, document, "-", false);
            Instant begin = LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant end = LocalDate.parse(to).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            model.addAttribute("outcome", dryRun.over(draft, begin, end));
        } catch (RefusedInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problems", refused.reasons());
        } catch (DateTimeException noDate) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("periodWrong", true);
        }
        return "settings/dry-run";
    }
}
