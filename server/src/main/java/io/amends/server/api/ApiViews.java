package io.amends.server.api;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Stage;
import io.amends.core.organisation.Member;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.ContactState;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.api.Views.ClockStep;
import io.amends.server.api.Views.CommitmentLine;
import io.amends.server.api.Views.CommitmentShown;
import io.amends.server.api.Views.ContactShown;
import io.amends.server.api.Views.EscalationShown;
import io.amends.server.api.Views.OfferShown;
import io.amends.server.api.Views.PersonName;
import io.amends.server.api.Views.SentenceShown;
import io.amends.server.api.Views.StageShown;
import io.amends.server.api.Views.TeamName;
import io.amends.server.api.Views.VerdictShown;
import io.amends.server.commitments.Board;
import io.amends.server.escalations.Refusals;
import io.amends.server.escalations.RulesInForce;
import io.amends.server.escalations.Stages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Live contacts as the API shows them. */
@Component
class ApiViews {

    private final RulesInForce rules;
    private final Refusals refusals;
    private final MessageSource messages;

    ApiViews(RulesInForce rules, Refusals refusals, MessageSource messages) {
        this.rules = rules;
        this.refusals = refusals;
        this.messages = messages;
    }

    static String etag(LiveContact contact) {
        return '"' + String.valueOf(contact.facts().events().size()) + '"';
    }

    ContactShown contact(LiveContact contact, Locale locale) {
        ContactState state = contact.state();
        Description about = state.description();
        return new ContactShown(
                contact.facts().contact().value(),
                contact.facts().events().size(),
                state.phase().name(),
                state.openedAt(),
                state.resolvedAt(),
                contact.facts()
                        .all(Merged.class)
                        .findFirst()
                        .map(merged -> merged.survivor().value())
                        .orElse(null),
                text(about.account()),
                about.requester(),
                about.contactType(),
                about.productFeature(),
                about.service(),
                about.segment(),
                about.industry(),
                about.region(),
                about.channel(),
                text(state.severity()),
                text(state.holder().tier()),
                team(state.holder().team()),
                new Views.Owners(
                        person(contact.owners().resolution()),
                        person(contact.owners().communication())),
                text(state.waiting()),
                offer(state.offer()),
                contact.escalations().stream()
                        .map(escalation -> escalation(contact, escalation, locale))
                        .toList());
    }

    private @Nullable OfferShown offer(@Nullable HandoffOffered offer) {
        return offer == null
                ? null
                : new OfferShown(
                        offer.occurredAt(),
                        person(offer.stamp().actor().person()),
                        team(offer.toTeam()),
                        offer.elements());
    }

    private EscalationShown escalation(LiveContact contact, Escalation escalation, Locale locale) {
        return new EscalationShown(
                escalation.type().name(),
                escalation.id().number(),
                escalation.certainty().name(),
                escalation.trigger(),
                new SentenceShown(
                        escalation.because().code(),
                        refusals.say(escalation.because(), locale, ZoneOffset.UTC)),
                escalation.decidedAt(),
                escalation.endedAt(),
                stage(contact.stage(escalation)),
                contact.judgements(escalation).stream().map(j -> commitment(j, locale)).toList());
    }

    private StageShown stage(Stage stage) {
        String name = Stages.name(stage);
        return switch (stage) {
            case Stage.Suggested s ->
                    new StageShown(name, s.since(), s.snoozedUntil(), null, null, null, null);
            case Stage.Acknowledging s ->
                    new StageShown(name, null, s.due(), null, null, null, null);
            case Stage.Preparing ignored ->
                    new StageShown(name, null, null, null, null, null, null);
            case Stage.Offered s ->
                    new StageShown(name, s.since(), null, team(s.to()), null, null, null);
            case Stage.Returned s ->
                    new StageShown(name, s.since(), null, null, null, s.missing(), null);
            case Stage.InHand s ->
                    new StageShown(name, null, null, null, person(s.by()), null, null);
            case Stage.ClosureOwed s ->
                    new StageShown(name, s.resolvedAt(), null, null, null, null, null);
            case Stage.FollowUpOwed s ->
                    new StageShown(name, s.opens(), s.due(), null, null, null, null);
            case Stage.AnswerAwaited s ->
                    new StageShown(name, null, s.until(), null, null, null, null);
            case Stage.Over s ->
                    new StageShown(name, null, null, null, null, null, s.ending().name());
        };
    }

    private CommitmentShown commitment(Judgement judgement, Locale locale) {
        Commitment owed = judgement.commitment();
        VerdictShown verdict = verdict(judgement.timing());
        List<ClockStep> clock =
                clock(
                        owed.arisesAt(),
                        owed.opensAt(),
                        owed.due(),
                        owed.rule(),
                        owed.calendar(),
                        locale);
        if (verdict.at() != null && !verdict.name().equals("MISSED")) {
            clock.add(new ClockStep("STOP", verdict.at(), say("stop." + verdict.name(), locale)));
        }
        return new CommitmentShown(
                owed.kind().name(),
                owed.ordinal(),
                owed.arisesAt(),
                owed.opensAt(),
                owed.due(),
                verdict,
                owed.parts(),
                owed.rule(),
                owed.calendar(),
                clock);
    }

    CommitmentLine line(Board.Line line, Locale locale) {
        return new CommitmentLine(
                line.contact().value(),
                line.escalation(),
                line.kind().name(),
                line.arisesAt(),
                line.opensAt(),
                line.due(),
                line.verdict(),
                line.owner(),
                line.team(),
                line.account(),
                line.severity(),
                line.rule(),
                line.calendar(),
                clock(
                        line.arisesAt(),
                        line.opensAt(),
                        line.due(),
                        line.rule(),
                        line.calendar(),
                        locale));
    }

    private List<ClockStep> clock(
            Instant arises,
            Instant opens,
            Instant due,
            String rule,
            String calendar,
            Locale locale) {
        List<ClockStep> steps = new ArrayList<>();
        steps.add(new ClockStep("START", arises, say("start", locale, rule)));
        if (opens.isAfter(arises)) {
            steps.add(new ClockStep("OPEN", opens, say("opens", locale)));
        }
        String by = calendar.equals("elapsed") ? "due.elapsed" : "due";
        steps.add(new ClockStep("DUE", due, say(by, locale, calendar)));
        return steps;
    }

    private String say(String step, Locale locale, Object... values) {
        return messages.getMessage("api.clock." + step, values, locale);
    }

    private static VerdictShown verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Open ignored -> new VerdictShown("OPEN", null, null);
            case Verdict.Kept kept -> new VerdictShown("KEPT", kept.at(), null);
            case Verdict.KeptLate kept -> new VerdictShown("KEPT_LATE", kept.at(), null);
            case Verdict.Missed missed -> new VerdictShown("MISSED", missed.since(), null);
            case Verdict.Waived waived -> new VerdictShown("WAIVED", waived.at(), waived.because());
            case Verdict.Superseded by -> new VerdictShown("SUPERSEDED", by.at(), by.by());
            case Verdict.NotObservable ignored -> new VerdictShown("NOT_OBSERVABLE", null, null);
        };
    }

    private @Nullable PersonName person(@Nullable PersonId person) {
        return person == null
                ? null
                : new PersonName(
                        person.value(),
                        organisation().member(person).map(Member::name).orElse(person.value()));
    }

    private @Nullable TeamName team(@Nullable TeamId team) {
        return team == null
                ? null
                : new TeamName(
                        team.value(),
                        organisation().team(team).map(Team::name).orElse(team.value()));
    }

    private Organisation organisation() {
        return rules.current().organisation();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
