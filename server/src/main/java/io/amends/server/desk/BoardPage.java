package io.amends.server.desk;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.lifecycle.Command;
import io.amends.core.organisation.Member;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.TeamId;
import io.amends.server.commitments.Board;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Escalated;
import io.amends.server.escalations.Handled;
import io.amends.server.escalations.Refusals;
import io.amends.server.escalations.RulesInForce;
import io.amends.server.identity.SignedIn;
import io.amends.server.pages.NotThere;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that is owed, by the time that is left; and who covers for whom. */
@Controller
class BoardPage {

    private static final int ROWS = 50;
    private static final int COVERED_AT_MOST = 500;

    /** What one sentence keeps, written in its row. */
    private static final Set<CommitmentKind> A_WORD =
            Set.of(
                    CommitmentKind.PROGRESS_UPDATE,
                    CommitmentKind.PROMISE,
                    CommitmentKind.NEW_TIER_FIRST_RESPONSE);

    private final Board board;
    private final Escalated escalated;
    private final Contacts contacts;
    private final AccountNames accountNames;
    private final RulesInForce rules;
    private final Refusals refusals;
    private final Clock clock;

    BoardPage(
            Board board,
            Escalated escalated,
            Contacts contacts,
            AccountNames accountNames,
            RulesInForce rules,
            Refusals refusals,
            Clock clock) {
        this.board = board;
        this.escalated = escalated;
        this.contacts = contacts;
        this.accountNames = accountNames;
        this.rules = rules;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** A line with names for ids. */
    record Shown(
            Board.Line line,
            String title,
            String state,
            @Nullable String owner,
            @Nullable String team,
            boolean aWord) {

        public String id() {
            return line.contact().value();
        }

        public String key() {
            return id() + "-" + line.escalation() + "-" + line.kind() + "-" + line.ordinal();
        }
    }

    @GetMapping("/board")
    String board(
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String after,
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        Voice voice = Voice.of(locale, zone);
        Instant now = clock.instant();
        Names names = new Names(rules.current().organisation());
        @Nullable String ofTeam = orNull(team);
        @Nullable String ofOwner = "me".equals(owner) ? who.person().value() : orNull(owner);
        List<Board.Line> lines = page(new Board.Choice(ofOwner, ofTeam, kind(kind)), orNull(after));
        boolean more = lines.size() > ROWS;
        List<Board.Line> shown = more ? lines.subList(0, ROWS) : lines;
        model.addAttribute("lines", shown.stream().map(l -> shown(l, names, now, who)).toList());
        model.addAttribute("accounts", accountNames.of(shown.stream().map(Board.Line::account)));
        model.addAttribute("next", more ? shown.getLast().cursor() : null);
        model.addAttribute("counts", board.counts(ofTeam, now, endOfDay(now, voice)));
        model.addAttribute("now", now);
        model.addAttribute("teams", names.teamNames());
        model.addAttribute("people", names.personNames());
        model.addAttribute("kinds", CommitmentKind.values());
        model.addAttribute("owner", owner);
        model.addAttribute("team", team);
        model.addAttribute("kind", kind);
        model.addAttribute("deputy", deputy(names, who.person()));
        return "desk/board";
    }

    private List<Board.Line> page(Board.Choice choice, @Nullable String after) {
        try {
            return board.page(choice, after, ROWS + 1);
        } catch (IllegalArgumentException | java.time.DateTimeException noCursor) {
            throw new NotThere();
        }
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static @Nullable CommitmentKind kind(@Nullable String name) {
        return Stream.of(CommitmentKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Instant endOfDay(Instant now, Voice voice) {
        LocalDate today = now.atZone(voice.zone()).toLocalDate();
        return today.plusDays(1).atStartOfDay(voice.zone()).toInstant();
    }

    private static Shown shown(Board.Line line, Names names, Instant now, SignedIn who) {
        return new Shown(
                line,
                Titles.of(
                        line.subject(),
                        line.begins(),
                        line.contactType(),
                        null,
                        line.contact().value()),
                line.due().isBefore(now) ? "missed" : "open",
                names.person(line.owner()),
                names.team(line.team()),
                A_WORD.contains(line.kind()) && May.speak(who, line.owner()));
    }

    // ---- cover me ------------------------------------------------------------------------------

    /** What became of one contact that was to be covered. */
    record Covered(Row row, List<String> against) {}

    private static @Nullable String deputy(Names names, PersonId person) {
        return names.organisation()
                .member(person)
                .map(Member::deputy)
                .map(names::person)
                .orElse(null);
    }

    /** Everything of theirs goes to their deputy, one contact after another; each says how it went. */
    @PostMapping("/board/cover")
    String cover(
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            Locale locale) {
        Voice voice = Voice.of(locale, zone);
        Names names = new Names(rules.current().organisation());
        @Nullable PersonId deputy =
                names.organisation().member(who.person()).map(Member::deputy).orElse(null);
        List<Covered> covered = new ArrayList<>();
        if (deputy != null) {
            Set<String> seen = new HashSet<>();
            for (Escalated.Line line : escalated.of(who.person(), COVERED_AT_MOST)) {
                if (seen.add(line.contact().value())) {
                    covered.add(
                            new Covered(
                                    Row.of(
                                            line,
                                            names,
                                            voice.say(refusals, line.because()),
                                            Map.of()),
                                    handOver(line, who, deputy).stream()
                                            .map(r -> voice.say(refusals, r))
                                            .toList()));
                }
            }
        }
        model.addAttribute("covered", covered);
        model.addAttribute("deputy", deputy == null ? null : names.person(deputy));
        model.addAttribute("stay", covered.stream().filter(c -> !c.against().isEmpty()).count());
        return "desk/covered";
    }

    private List<Reason> handOver(Escalated.Line line, SignedIn who, PersonId deputy) {
        List<Reason> against = new ArrayList<>();
        String me = who.person().value();
        if (me.equals(line.resolutionOwner()) && line.team() != null) {
            against.addAll(
                    reasons(
                            contacts.decide(
                                    line.contact(),
                                    new Command.Assign(
                                            who.actor(), deputy, new TeamId(line.team())))));
        }
        if (me.equals(line.communicationOwner()) && !me.equals(line.resolutionOwner())) {
            against.addAll(
                    reasons(
                            contacts.decide(
                                    line.contact(),
                                    new Command.NameCommunicationOwner(who.actor(), deputy))));
        }
        return against;
    }

    private static List<Reason> reasons(Handled handled) {
        return switch (handled) {
            case Handled.Done ignored -> List.of();
            case Handled.Refused refused -> refused.reasons();
        };
    }
}
