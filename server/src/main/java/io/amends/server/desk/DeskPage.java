package io.amends.server.desk;

import io.amends.core.lifecycle.Command;
import io.amends.core.organisation.Member;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TeamId;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Received;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Escalated;
import io.amends.server.escalations.Handled;
import io.amends.server.escalations.Refusals;
import io.amends.server.escalations.RulesInForce;
import io.amends.server.identity.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one person has to do, by what is owed next; and where a new contact begins. */
@Controller
class DeskPage {

    private static final int AT_MOST = 100;
    private static final List<Integer> SNOOZES = List.of(30, 60, 120, 240);

    private final Escalated escalated;
    private final Worklists worklists;
    private final Contacts contacts;
    private final Conversations conversations;
    private final AccountNames accountNames;
    private final RulesInForce rules;
    private final Refusals refusals;
    private final TransactionTemplate together;
    private final MessageSource messages;
    private final Clock clock;

    DeskPage(
            Escalated escalated,
            Worklists worklists,
            Contacts contacts,
            Conversations conversations,
            AccountNames accountNames,
            RulesInForce rules,
            Refusals refusals,
            TransactionTemplate together,
            MessageSource messages,
            Clock clock) {
        this.escalated = escalated;
        this.worklists = worklists;
        this.contacts = contacts;
        this.conversations = conversations;
        this.accountNames = accountNames;
        this.rules = rules;
        this.refusals = refusals;
        this.together = together;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/desk")
    String desk(
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        Voice voice = Voice.of(locale, zone);
        PersonId me = who.person();
        Names names = new Names(rules.current().organisation());
        Set<TeamId> teams = teams(names, me);
        Instant now = clock.instant();
        List<Row> mine = rows(escalated.of(me, AT_MOST), names, voice);
        model.addAttribute("mine", mine);
        List<Worklists.Plain> others = worklists.openOf(me, AT_MOST);
        List<Row> suggestions = rows(escalated.suggestedIn(teams, 20), names, voice);
        model.addAttribute("others", others);
        model.addAttribute("suggestions", suggestions);
        model.addAttribute(
                "accounts",
                accountNames.of(
                        Stream.concat(
                                Stream.concat(mine.stream(), suggestions.stream())
                                        .map(row -> row.line().account()),
                                others.stream().map(Worklists.Plain::account))));
        model.addAttribute("now", now);
        model.addAttribute("late", mine.stream().filter(r -> isBefore(r, now)).count());
        model.addAttribute(
                "soon",
                mine.stream()
                        .filter(r -> !isBefore(r, now))
                        .filter(r -> isBefore(r, now.plus(Duration.ofHours(1))))
                        .count());
        model.addAttribute("me", me.value());
        model.addAttribute("mayOpen", May.speak(who, null));
        model.addAttribute("snoozes", snoozes(now));
        return "desk/desk";
    }

    private static boolean isBefore(Row row, Instant at) {
        @Nullable Instant due = row.line().nextDue();
        return due != null && due.isBefore(at);
    }

    private Map<String, Duration> snoozes(Instant now) {
        Map<String, Duration> all = new LinkedHashMap<>();
        SNOOZES.forEach(
                minutes ->
                        all.put(
                                now.plus(Duration.ofMinutes(minutes)).toString(),
                                Duration.ofMinutes(minutes)));
        return all;
    }

    static Set<TeamId> teams(Names names, PersonId person) {
        return names.organisation().member(person).map(Member::teams).orElse(Set.of());
    }

    private List<Row> rows(List<Escalated.Line> lines, Names names, Voice voice) {
        return lines.stream()
                .map(line -> Row.of(line, names, voice.say(refusals, line.because()), Map.of()))
                .toList();
    }

    // ---- a new contact -------------------------------------------------------------------------

    @GetMapping("/contacts/new")
    String fresh(
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        return form(LiveContactPage.Asked.fresh(Voice.of(locale, zone)), who, model);
    }

    private String form(LiveContactPage.Asked asked, SignedIn who, Model model) {
        Names names = new Names(rules.current().organisation());
        model.addAttribute("asked", asked);
        model.addAttribute("teams", names.teamNames());
        model.addAttribute(
                "team",
                teams(names, who.person()).stream()
                        .map(TeamId::value)
                        .sorted()
                        .findFirst()
                        .orElse(null));
        Map<String, String> severities = new LinkedHashMap<>();
        severities.put("", "–");
        for (Severity severity : Severity.values()) {
            severities.put(severity.name(), severity.name());
        }
        model.addAttribute("severities", severities);
        return "desk/new";
    }

    /** Opened with the customer's first words, and in the hands of whoever wrote it down. */
    @PostMapping("/contacts")
    String open(
            @RequestParam MultiValueMap<String, String> values,
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale locale) {
        Voice voice = Voice.of(locale, zone);
        Form form = new Form(values, voice.zone());
        if (!form.has("body")) {
            return refused(
                    Outcome.refused("form.words", "body"), form, voice, who, response, model);
        }
        Outcome outcome = together.execute(status -> opened(form, who));
        if (outcome instanceof Outcome.Done done) {
            after.addFlashAttribute("toast", messages.getMessage(done.said(), null, locale));
            return "redirect:/contacts/" + done.contact().facts().contact().value();
        }
        return refused(outcome, form, voice, who, response, model);
    }

    private Outcome opened(Form form, SignedIn who) {
        @Nullable TeamId team = form.has("to") ? new TeamId(form.text("to")) : null;
        Handled handled =
                contacts.open(
                        new Command.Open(
                                who.actor(),
                                Deeds.described(form),
                                team,
                                form.one(Severity.class, "severity").orElse(null)));
        if (handled instanceof Handled.Done done) {
            ContactId contact = done.contact().facts().contact();
            conversations.receive(
                    contact,
                    Received.of(
                            form.text("subject"),
                            form.text("body"),
                            form.has("channel") ? form.text("channel") : "phone"));
            if (team != null && form.has("mine")) {
                contacts.decide(contact, new Command.Assign(who.actor(), who.person(), team));
            }
        }
        return Outcome.of(handled, "done.opened");
    }

    private String refused(
            @Nullable Outcome outcome,
            Form form,
            Voice voice,
            SignedIn who,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        Map<String, List<String>> said =
                outcome instanceof Outcome.Refused refused
                        ? Problems.byField(refused.reasons()).entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                e ->
                                                        e.getValue().stream()
                                                                .map(r -> voice.say(refusals, r))
                                                                .toList()))
                        : Map.of();
        return form(new LiveContactPage.Asked("open", form, said), who, model);
    }
}
