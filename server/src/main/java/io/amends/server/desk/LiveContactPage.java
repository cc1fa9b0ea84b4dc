package io.amends.server.desk;

// Over 300 lines: one page with every part of a contact and every deed that returns to it.

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.handoff.HandoffGate;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Stage;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.MessageQueued;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Event.RootCauseRecorded;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Severity;
import io.amends.server.accounts.Account;
import io.amends.server.accounts.Accounts;
import io.amends.server.communications.Composed;
import io.amends.server.communications.Composer;
import io.amends.server.communications.Correspondent;
import io.amends.server.communications.Text;
import io.amends.server.communications.Texts;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Refusals;
import io.amends.server.identity.SignedIn;
import io.amends.server.pages.NotThere;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A contact with its escalations: where it stands, what is owed, and everything that can be done. */
@Controller
class LiveContactPage {

    private final Contacts contacts;
    private final Texts texts;
    private final ContactViews views;
    private final Deeds deeds;
    private final HandoffDrafts drafts;
    private final FiveWhys fiveWhys;
    private final Prefills prefills;
    private final Composer composer;
    private final Accounts accounts;
    private final Refusals refusals;
    private final TransactionTemplate together;
    private final MessageSource messages;

    LiveContactPage(
            Contacts contacts,
            Texts texts,
            ContactViews views,
            Deeds deeds,
            HandoffDrafts drafts,
            FiveWhys fiveWhys,
            Prefills prefills,
            Composer composer,
            Accounts accounts,
            Refusals refusals,
            TransactionTemplate together,
            MessageSource messages) {
        this.contacts = contacts;
        this.texts = texts;
        this.views = views;
        this.deeds = deeds;
        this.drafts = drafts;
        this.fiveWhys = fiveWhys;
        this.prefills = prefills;
        this.composer = composer;
        this.accounts = accounts;
        this.refusals = refusals;
        this.together = together;
        this.messages = messages;
    }

    @GetMapping("/contacts/{contact}")
    String contact(
            @PathVariable String contact,
            @RequestParam(required = false) @Nullable String view,
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        Voice voice = Voice.of(locale, zone);
        String part = view == null ? "" : view;
        together.executeWithoutResult(
                status -> show(found(contact), who, part, Asked.fresh(voice), voice, model));
        return "desk/contact";
    }

    /** The forms of all that can be done; the page asks for them when the first is wanted. */
    @GetMapping("/contacts/{contact}/deeds")
    String deeds(
            @PathVariable String contact,
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        Voice voice = Voice.of(locale, zone);
        together.executeWithoutResult(
                status -> {
                    LiveContact found = found(contact);
                    show(found, who, "", Asked.fresh(voice), voice, model);
                    choices(found, model);
                });
        return "desk/deeds :: all";
    }

    @PostMapping("/contacts/{contact}/{deed:" + Deeds.ALL + "}")
    String did(
            @PathVariable String contact,
            @PathVariable String deed,
            @RequestParam MultiValueMap<String, String> values,
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale locale) {
        Voice voice = Voice.of(locale, zone);
        LiveContact found = found(contact);
        Form form = form(values, found, voice);
        return switch (deeds.does(deed, found, who.actor(), form)) {
            case Outcome.Done done -> {
                after.addFlashAttribute("toast", messages.getMessage(done.said(), null, locale));
                yield "redirect:" + back(form, contact);
            }
            case Outcome.Refused refused when isDoneInARow(form) -> {
                after.addFlashAttribute("refusedRow", form.text("row"));
                after.addFlashAttribute(
                        "refusedTyped", form.text(form.has("because") ? "because" : "body"));
                after.addFlashAttribute("refusedSaid", sentences(refused.reasons(), voice));
                yield "redirect:" + back(form, contact);
            }
            case Outcome.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                LiveContact asFound = found(contact);
                show(
                        asFound,
                        who,
                        form.text("view"),
                        new Asked(deed, form, said(refused.reasons(), voice)),
                        voice,
                        model);
                choices(asFound, model);
                yield "desk/contact";
            }
        };
    }

    /** What a message would keep, while it is being written. */
    @PostMapping("/contacts/{contact}/outlook")
    String outlook(
            @PathVariable String contact,
            @RequestParam MultiValueMap<String, String> values,
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        Voice voice = Voice.of(locale, zone);
        LiveContact found = found(contact);
        Form form = form(values, found, voice);
        model.addAttribute("note", Deeds.isNote(form));
        Composed composed =
                composer.compose(
                        found, who.actor(), Deeds.letter(form, Deeds.composing(form).parts(found)));
        model.addAttribute("composed", composed);
        model.addAttribute(
                "keeps", composed.keeps().stream().map(c -> c.kind().name()).distinct().toList());
        model.addAttribute(
                "lacks",
                composed.lacks().stream()
                        .filter(l -> composed.keeps().contains(l.commitment()))
                        .flatMap(l -> l.missing().stream())
                        .distinct()
                        .sorted()
                        .map(Part::name)
                        .toList());
        model.addAttribute(
                "against",
                composed.refusals().stream().map(reason -> voice.say(refusals, reason)).toList());
        return "desk/outlook";
    }

    /** A promised time says itself, in the customer's language and zone. */
    private Form form(MultiValueMap<String, String> values, LiveContact contact, Voice voice) {
        Form form = new Form(values, voice.zone());
        if (!form.has("part-" + Part.NEXT_CONTACT)) {
            form.instant("promise-at")
                    .ifPresent(
                            at ->
                                    values.set(
                                            "part-" + Part.NEXT_CONTACT,
                                            prefills.nextContact(contact, at, voice)));
        }
        return form;
    }

    private LiveContact found(String contact) {
        return contact.isBlank()
                ? notThere()
                : contacts.find(new ContactId(contact)).orElseThrow(NotThere::new);
    }

    private static LiveContact notThere() {
        throw new NotThere();
    }

    /** Only to pages of ours where work is done in rows. */
    private static String back(Form form, String contact) {
        String back = form.text("back");
        return back.matches("/(board|desk|queue)(\\?[\\w=&%.~:-]*)?")
                ? back
                : "/contacts/" + contact;
    }

    /** Somebody works through a list: what is refused is said in its row, and they stay there. */
    private static boolean isDoneInARow(Form form) {
        return form.has("row") && form.has("back");
    }

    private String sentences(List<Reason> reasons, Voice voice) {
        return reasons.stream()
                .map(reason -> voice.say(refusals, reason))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private Map<String, List<String>> said(List<Reason> reasons, Voice voice) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        Problems.byField(reasons)
                .forEach(
                        (field, all) ->
                                said.put(
                                        field,
                                        all.stream().map(r -> voice.say(refusals, r)).toList()));
        return said;
    }

    private void show(
            LiveContact contact, SignedIn who, String view, Asked asked, Voice voice, Model model) {
        Map<MessageId, Text> words = texts.of(contact);
        Actor actor = who.actor();
        Optional<Account> account =
                Optional.ofNullable(contact.state().description().account())
                        .flatMap(accounts::find);
        Optional<Correspondent> customer = prefills.customer(contact, account);
        ContactView shown = views.of(contact, who.person(), words, account, voice);
        model.addAttribute("contact", shown);
        model.addAttribute("at", "/contacts/" + shown.id());
        model.addAttribute("view", view);
        model.addAttribute("asked", asked);
        model.addAttribute("may", new May(contact, actor));
        // the reader's language at the customer's hour
        Voice theirs = customer.map(them -> new Voice(voice.locale(), them.zone())).orElse(voice);
        model.addAttribute("zone", voice.zone());
        model.addAttribute("theirZone", theirs.zone());
        switch (view) {
            case "course", "customer" ->
                    model.addAttribute(
                            "said",
                            view.equals("customer")
                                    ? CourseDrawing.of(contact, words, theirs, true)
                                    : CourseDrawing.of(contact, words, voice, false));
            case "causes" -> causes(contact, asked, model);
            default -> {}
        }
        composing(contact, model);
        handoff(contact, shown, account, voice, model);
        model.addAttribute("prefill", prefills.parts(contact, shown, customer, voice, actor));
    }

    /** What the composer offers. */
    private static void composing(LiveContact contact, Model model) {
        Map<String, List<String>> kindParts = new LinkedHashMap<>();
        for (Composing kind : Composing.values()) {
            kindParts.put(kind.name(), kind.parts(contact).stream().map(Part::name).toList());
        }
        model.addAttribute("kindParts", kindParts);
        model.addAttribute("allParts", Part.values());
        model.addAttribute("kinds", Composing.values());
        model.addAttribute("kind", suggestedKind(contact).name());
        model.addAttribute("promiseKinds", PromiseKind.values());
        model.addAttribute("media", Medium.values());
    }

    /** What the forms of deeds offer. */
    private static void choices(LiveContact contact, Model model) {
        Names names = new Names(contact.rules().organisation());
        Map<String, Map<String, String>> assignable = new LinkedHashMap<>();
        for (Team team : names.teams()) {
            Map<String, String> people = new LinkedHashMap<>();
            names.of(team.id()).forEach(m -> people.put(team.id() + "|" + m.id(), m.name()));
            assignable.put(team.id().value(), people);
        }
        model.addAttribute("assignable", assignable);
        model.addAttribute("teams", names.teamNames());
        model.addAttribute("people", names.personNames());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("types", EscalationType.values());
        model.addAttribute(
                "ratings", IntStream.rangeClosed(1, Deeds.BEST).boxed().toList().reversed());
        model.addAttribute("outcomes", List.of(FollowUpOutcome.HELD, FollowUpOutcome.NOT_HELD));
        Map<String, List<String>> typeParts = new LinkedHashMap<>();
        for (EscalationType type : EscalationType.values()) {
            typeParts.put(
                    type.name(),
                    Composing.notice(contact.rules().rulebook().protocol(type)).stream()
                            .map(Part::name)
                            .toList());
        }
        model.addAttribute("typeParts", typeParts);
        model.addAttribute("waitings", WaitingOn.values());
        model.addAttribute(
                "plainDeeds",
                List.of("withdrawal", "waiting-end", "reopening", "closure", "repetition"));
        model.addAttribute(
                "suggestedType",
                contact.escalations().stream()
                        .filter(e -> contact.stage(e) instanceof Stage.Suggested)
                        .map(e -> e.type().name())
                        .findFirst()
                        .orElse(null));
        model.addAttribute("openTypes", contact.open().stream().map(Escalation::type).toList());
    }

    /** What is owed first decides what is likely to be written. */
    private static Composing suggestedKind(LiveContact contact) {
        return contact.judgements().stream()
                .filter(j -> j.timing() instanceof Verdict.Open)
                .filter(j -> !isUnderWay(contact, j.commitment()))
                .map(Judgement::commitment)
                .min(Comparator.comparing(Commitment::due))
                .map(
                        owed ->
                                switch (owed.kind()) {
                                    case ACKNOWLEDGEMENT -> Composing.ACKNOWLEDGEMENT;
                                    case ESCALATION_NOTICE -> Composing.NOTICE;
                                    case RESOLUTION_MESSAGE -> Composing.RESOLUTION;
                                    case FOLLOW_UP -> Composing.FOLLOW_UP;
                                    case HANDOFF_ACCEPTANCE -> Composing.UPDATE;
                                    case NEW_TIER_FIRST_RESPONSE -> Composing.UPDATE;
                                    case PROMISE -> Composing.UPDATE;
                                    case PROGRESS_UPDATE -> Composing.UPDATE;
                                    case ROOT_CAUSE_ANALYSIS -> Composing.UPDATE;
                                    case REGULATORY_STEP -> Composing.UPDATE;
                                })
                .orElse(Composing.UPDATE);
    }

    /** A message that was written since then is probably the one. */
    private static boolean isUnderWay(LiveContact contact, Commitment owed) {
        return contact.facts()
                .all(MessageQueued.class)
                .filter(queued -> queued.occurredAt().isAfter(owed.opensAt().minusMillis(1)))
                .anyMatch(queued -> queued.parts().containsAll(owed.parts()));
    }

    private void handoff(
            LiveContact contact,
            ContactView shown,
            Optional<Account> account,
            Voice voice,
            Model model) {
        HandoffDrafts.@Nullable Draft draft = drafts.of(contact.facts().contact()).orElse(null);
        Map<HandoffElement, String> elements =
                draft == null
                        ? prefills.elements(contact, shown, account, voice)
                        : draft.elements();
        model.addAttribute("elements", elements);
        model.addAttribute(
                "filled", HandoffElement.values().length - HandoffGate.unfilled(elements).size());
        model.addAttribute("draft", draft != null);
        model.addAttribute(
                "handoffTo",
                draft != null && draft.to() != null ? draft.to() : prefills.team(contact));
        model.addAttribute("nextContact", prefills.nextContact(contact, voice));
        model.addAttribute("inAnHour", prefills.inAnHour(contact, voice));
        model.addAttribute("subject", prefills.subject(shown));
    }

    private void causes(LiveContact contact, Asked asked, Model model) {
        model.addAttribute(
                "whys",
                asked.is("root-cause")
                        ? FiveWhys.typed(asked.form())
                        : fiveWhys.of(contact.facts().contact()));
        model.addAttribute(
                "causes",
                contact.rulebook().rootCauses().organisationFailed().keySet().stream()
                        .sorted()
                        .toList());
        contact.facts()
                .all(RootCauseRecorded.class)
                .reduce((earlier, later) -> later)
                .ifPresent(cause -> model.addAttribute("cause", cause));
    }

    /**
     * What somebody asked for and did not get, so that nothing they typed is lost.
     *
     * @param deed empty where nothing was asked for
     * @param problems sentences by field; those about none in particular under the empty name
     */
    record Asked(String deed, Form form, Map<String, List<String>> problems) {

        static Asked fresh(Voice voice) {
            return new Asked("", new Form(new LinkedMultiValueMap<>(), voice.zone()), Map.of());
        }

        public boolean nothing() {
            return deed.isEmpty();
        }

        public boolean is(String other) {
            return deed.equals(other);
        }

        /** What was typed there, else what stands there anyway. */
        public @Nullable String typed(String other, String field, @Nullable String otherwise) {
            return is(other) && form.values().containsKey(field) ? form.text(field) : otherwise;
        }

        /** All sentences on a field; null where nothing is wrong with it. */
        public @Nullable String problem(String other, String field) {
            List<String> all = is(other) ? problems.getOrDefault(field, List.of()) : List.of();
            return all.isEmpty() ? null : String.join(" ", all);
        }
    }
}
