package io.amends.server.desk;

// Every deed of a contact's page on one page: over 300 lines, since the list of deeds is the point.

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.handoff.HandoffGate;
import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Entitlement;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Event.RepeatSource;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TeamId;
import io.amends.server.communications.CallMade;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Letter;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import io.amends.server.pages.NotThere;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What can be done on a contact's page. Each deed is a command, or several in one transaction: then
 * all of it happens or nothing, and every reason against any of it is told.
 */
@Service
class Deeds {

    static final String ALL =
            "escalation|handoff|draft|acceptance|return|withdrawal|assignment|waiting|waiting-end"
                    + "|severity|description|resolution|reopening|closure|merge|waiver|snooze"
                    + "|disagreement|de-escalation|communication-owner|follow-up|root-cause|message"
                    + "|call|repetition|no-reply|rating|failure";

    /** Chosen in place of a kind of message: nobody outside reads it. */
    static final String NOTE = "NOTE";

    /** Ratings go from 1 to this, as on the customer's own page. */
    static final int BEST = 5;

    private final Contacts contacts;
    private final Conversations conversations;
    private final HandoffDrafts drafts;
    private final FiveWhys fiveWhys;
    private final TransactionTemplate together;

    Deeds(
            Contacts contacts,
            Conversations conversations,
            HandoffDrafts drafts,
            FiveWhys fiveWhys,
            TransactionTemplate together) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.drafts = drafts;
        this.fiveWhys = fiveWhys;
        this.together = together;
    }

    Outcome does(String deed, LiveContact contact, Actor by, Form form) {
        ContactId id = contact.facts().contact();
        return switch (deed) {
            case "escalation" -> escalate(contact, by, form);
            case "handoff" -> offer(id, by, form);
            case "draft" -> draft(contact, by, form);
            case "resolution" -> resolve(contact, by, form);
            case "root-cause" -> rootCause(id, by, form);
            case "message" -> isNote(form) ? note(id, by, form) : send(contact, by, form);
            case "call" -> called(contact, by, form);
            default -> decided(id, deed, by, form);
        };
    }

    private Outcome decided(ContactId contact, String deed, Actor by, Form form) {
        return switch (command(deed, by, form)) {
            case Read.Asked(Command command) ->
                    Outcome.of(contacts.decide(contact, command), "done." + deed);
            case Read.Lacks(String field) -> Outcome.refused("form.choose", field);
        };
    }

    // ---- one command --------------------------------------------------------------------------

    private sealed interface Read {
        record Asked(Command command) implements Read {}

        record Lacks(String field) implements Read {}

        static Read of(Optional<? extends Command> command, String field) {
            return command.<Read>map(Asked::new).orElseGet(() -> new Lacks(field));
        }
    }

    private Read command(String deed, Actor by, Form form) {
        Optional<EscalationType> type = form.one(EscalationType.class, "type");
        String because = form.text("because");
        return switch (deed) {
            case "acceptance" -> new Read.Asked(new Command.AcceptHandoff(by));
            case "return" ->
                    new Read.Asked(
                            new Command.ReturnHandoff(
                                    by, form.some(HandoffElement.class, "missing")));
            case "withdrawal" -> new Read.Asked(new Command.WithdrawHandoff(by));
            case "assignment" -> Read.of(assignment(by, form), "to");
            case "waiting" ->
                    Read.of(
                            form.one(WaitingOn.class, "on").map(on -> new Command.Await(by, on)),
                            "on");
            case "waiting-end" -> new Read.Asked(new Command.StopAwaiting(by));
            case "severity" ->
                    Read.of(
                            form.one(Severity.class, "severity")
                                    .map(s -> new Command.Assess(by, s)),
                            "severity");
            case "description" -> new Read.Asked(new Command.Describe(by, described(form)));
            case "reopening" -> new Read.Asked(new Command.Reopen(by));
            case "closure" -> new Read.Asked(new Command.Close(by));
            case "merge" ->
                    Read.of(
                            survivor(form).map(survivor -> new Command.Merge(by, survivor)),
                            "survivor");
            case "waiver" -> Read.of(waiver(by, form, because), "kind");
            case "snooze" -> Read.of(type.flatMap(t -> snooze(by, t, form)), "until");
            case "disagreement" ->
                    Read.of(type.map(t -> new Command.Decline(by, t, because)), "type");
            case "de-escalation" ->
                    Read.of(type.map(t -> new Command.DeEscalate(by, t, because)), "type");
            case "communication-owner" ->
                    new Read.Asked(new Command.NameCommunicationOwner(by, person(form, "person")));
            case "follow-up" ->
                    Read.of(
                            form.one(FollowUpOutcome.class, "outcome")
                                    .map(o -> new Command.AnswerFollowUp(by, o)),
                            "outcome");
            case "no-reply" -> new Read.Asked(new Command.NeedNoReply(by, because));
            case "repetition" ->
                    new Read.Asked(new Command.SayRepeated(by, RepeatSource.CONFIRMED_PHRASE));
            case "rating" ->
                    Read.of(
                            form.number("rating").map(n -> new Command.AnswerSurvey(by, n, BEST)),
                            "rating");
            case "failure" -> Read.of(failure(by, form), "failed");
            default -> throw new NotThere();
        };
    }

    private static Optional<Command.StateFailure> failure(Actor by, Form form) {
        return switch (form.text("failed")) {
            case "yes" -> Optional.of(new Command.StateFailure(by, true));
            case "no" -> Optional.of(new Command.StateFailure(by, false));
            default -> Optional.empty();
        };
    }

    /** Empty where there is none of that name. */
    private Optional<ContactId> survivor(Form form) {
        return form.has("survivor")
                ? contacts.find(new ContactId(form.text("survivor")))
                        .map(contact -> contact.facts().contact())
                : Optional.empty();
    }

    /** {@code team} for its queue, {@code team|person} for one of its people. */
    private static Optional<Command.Assign> assignment(Actor by, Form form) {
        String[] to = form.text("to").split("\\|", 2);
        return to[0].isBlank()
                ? Optional.empty()
                : Optional.of(
                        new Command.Assign(
                                by,
                                to.length > 1 && !to[1].isBlank() ? new PersonId(to[1]) : null,
                                new TeamId(to[0])));
    }

    private static Optional<Command.Waive> waiver(Actor by, Form form, String because) {
        return form.one(EscalationType.class, "type")
                .flatMap(
                        type ->
                                form.one(CommitmentKind.class, "kind")
                                        .flatMap(
                                                kind ->
                                                        form.instant("due")
                                                                .map(
                                                                        due ->
                                                                                new Command.Waive(
                                                                                        by, type,
                                                                                        kind, due,
                                                                                        because))));
    }

    private static Optional<Command.Snooze> snooze(Actor by, EscalationType type, Form form) {
        return form.instant("until").map(until -> new Command.Snooze(by, type, until));
    }

    static Description described(Form form) {
        @Nullable String account = orNull(form.text("account"));
        return new Description(
                account == null ? null : new AccountId(account),
                orNull(form.text("requester")),
                orNull(form.text("contact-type")),
                orNull(form.text("product-feature")),
                null,
                null,
                null,
                null,
                orNull(form.text("channel")));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable PersonId person(Form form, String name) {
        return form.has(name) ? new PersonId(form.text(name)) : null;
    }

    // ---- several in one -----------------------------------------------------------------------

    private interface Doing {
        Outcome did();
    }

    /** All of it, or nothing where any of it is refused. */
    private Outcome together(Doing doing) {
        return together.execute(
                status -> {
                    Outcome outcome = doing.did();
                    if (outcome instanceof Outcome.Refused) {
                        status.setRollbackOnly();
                    }
                    return outcome;
                });
    }

    /**
     * Escalates, tells the customer and offers the handoff. A handoff that has to wait until the
     * customer was heard is kept as a draft, and that is said.
     */
    private Outcome escalate(LiveContact contact, Actor by, Form form) {
        Optional<EscalationType> type = form.one(EscalationType.class, "type");
        if (type.isEmpty()) {
            return Outcome.refused("form.choose", "type");
        }
        ContactId id = contact.facts().contact();
        return together(
                () -> {
                    List<Reason> against = new ArrayList<>();
                    Handled last =
                            contacts.decide(
                                    id,
                                    new Command.Escalate(
                                            by,
                                            type.get(),
                                            trigger(type.get(), form),
                                            form.text("because")));
                    against.addAll(reasons(last));
                    String said = "done.escalation";
                    if (form.has("tell")) {
                        last = conversations.send(id, by, letter(contact, type.get(), form));
                        against.addAll(reasons(last));
                        said = "done.escalation-told";
                    }
                    if (form.has("to")) {
                        List<Reason> offered =
                                against.isEmpty()
                                        ? reasons(contacts.decide(id, offering(by, form)))
                                        : unfilled(form);
                        if (waitsForAcknowledgement(offered)) {
                            drafts.keep(id, by, form);
                            said = "done.escalation-draft";
                        } else {
                            against.addAll(offered);
                            said =
                                    form.has("tell")
                                            ? "done.escalation-all"
                                            : "done.escalation-offered";
                        }
                    }
                    return against.isEmpty()
                            ? new Outcome.Done(contact, said)
                            : new Outcome.Refused(against.stream().distinct().toList());
                });
    }

    private static boolean waitsForAcknowledgement(List<Reason> reasons) {
        return !reasons.isEmpty()
                && reasons.stream().allMatch(r -> r.code().equals("acknowledge-first"));
    }

    private static List<Reason> unfilled(Form form) {
        return HandoffGate.unfilled(form.elements()).stream()
                .map(element -> Reason.of("handoff.element", element))
                .toList();
    }

    private static List<Reason> reasons(Handled handled) {
        return switch (handled) {
            case Handled.Done ignored -> List.of();
            case Handled.Refused refused -> refused.reasons();
        };
    }

    private static String trigger(EscalationType type, Form form) {
        return form.has("trigger")
                ? form.text("trigger")
                : switch (type) {
                    case TIER -> "tick";
                    case COMPLEXITY -> "complexity-reassessed";
                    case CUSTOMER -> "customer-request";
                    case EXECUTIVE -> "executive-contact";
                    case REGULATORY -> "compliance";
                };
    }

    private static Command.OfferHandoff offering(Actor by, Form form) {
        return new Command.OfferHandoff(
                by, new TeamId(form.has("to") ? form.text("to") : "nobody"), form.elements());
    }

    private Outcome offer(ContactId contact, Actor by, Form form) {
        if (!form.has("to")) {
            return new Outcome.Refused(
                    Stream.concat(
                                    Stream.of(Reason.of("form.choose", "to")),
                                    unfilled(form).stream())
                            .toList());
        }
        return together(
                () -> {
                    Outcome outcome =
                            Outcome.of(
                                    contacts.decide(contact, offering(by, form)), "done.handoff");
                    if (outcome instanceof Outcome.Done) {
                        drafts.drop(contact);
                    }
                    return outcome;
                });
    }

    private Outcome draft(LiveContact contact, Actor by, Form form) {
        if (!Entitlement.to(offering(by, form)).covers(by, contact)) {
            return Outcome.refused("refused.not-entitled");
        }
        drafts.keep(contact.facts().contact(), by, form);
        return new Outcome.Done(contact, "done.draft");
    }

    /** Tells the customer first, where that is written here, then resolves. */
    private Outcome resolve(LiveContact contact, Actor by, Form form) {
        ContactId id = contact.facts().contact();
        Map<Part, String> parts = form.parts(Composing.RESOLUTION.parts(contact));
        return together(
                () -> {
                    List<Reason> against = new ArrayList<>();
                    if (!parts.isEmpty() || form.has("body")) {
                        against.addAll(
                                reasons(
                                        conversations.send(
                                                id,
                                                by,
                                                new Letter(
                                                        form.text("subject"),
                                                        parts,
                                                        form.text("body"),
                                                        Optional.empty(),
                                                        channel(form)))));
                    }
                    Handled resolved = contacts.decide(id, new Command.Resolve(by));
                    against.addAll(reasons(resolved));
                    return against.isEmpty()
                            ? Outcome.of(resolved, "done.resolution")
                            : new Outcome.Refused(against);
                });
    }

    /** The cause with the questions that led to it, and whether it was ours. */
    private Outcome rootCause(ContactId contact, Actor by, Form form) {
        String primary =
                form.has("primary-other") ? form.text("primary-other") : form.text("primary");
        List<String> contributing =
                Stream.concat(
                                form.all("contributing").stream(),
                                Stream.of(form.text("contributing-other").split(",")))
                        .map(String::strip)
                        .filter(cause -> !cause.isEmpty() && !cause.equals(primary))
                        .distinct()
                        .toList();
        return together(
                () -> {
                    Handled recorded =
                            contacts.decide(
                                    contact,
                                    new Command.RecordRootCause(by, primary, contributing));
                    if (recorded instanceof Handled.Done) {
                        fiveWhys.keep(contact, by, form);
                        failure(by, form).ifPresent(f -> contacts.decide(contact, f));
                    }
                    return Outcome.of(recorded, "done.root-cause");
                });
    }

    // ---- the conversation ---------------------------------------------------------------------

    private Outcome send(LiveContact contact, Actor by, Form form) {
        Letter letter = letter(form, composing(form).parts(contact));
        return letter.body().isBlank() && letter.parts().isEmpty()
                ? Outcome.refused("form.words", "body")
                : Outcome.of(
                        conversations.send(contact.facts().contact(), by, letter), "done.message");
    }

    static boolean isNote(Form form) {
        return form.text("kind").equals(NOTE);
    }

    private Outcome note(ContactId contact, Actor by, Form form) {
        return Outcome.of(conversations.note(contact, by, form.text("body")), "done.note");
    }

    private Outcome called(LiveContact contact, Actor by, Form form) {
        Optional<Medium> medium = form.one(Medium.class, "medium");
        return medium.isEmpty()
                ? Outcome.refused("form.choose", "medium")
                : Outcome.of(
                        conversations.called(
                                contact.facts().contact(),
                                by,
                                new CallMade(
                                        medium.get(),
                                        form.text("reached").equals("yes"),
                                        form.parts(composing(form).parts(contact)),
                                        form.text("body"),
                                        promise(form))),
                        form.text("reached").equals("yes") ? "done.call" : "done.call-attempt");
    }

    static Composing composing(Form form) {
        return form.one(Composing.class, "kind").orElse(Composing.UPDATE);
    }

    static Letter letter(Form form, Set<Part> meant) {
        return new Letter(
                form.text("subject"),
                form.parts(meant),
                form.text("body"),
                promise(form),
                channel(form));
    }

    private static Letter letter(LiveContact contact, EscalationType type, Form form) {
        return letter(form, Composing.notice(contact.rules().rulebook().protocol(type)));
    }

    private static String channel(Form form) {
        return form.has("channel") ? form.text("channel") : Letter.MAIL;
    }

    static Optional<Promise> promise(Form form) {
        return form.instant("promise-at")
                .map(
                        at ->
                                new Promise(
                                        form.one(PromiseKind.class, "promise-kind")
                                                .orElse(PromiseKind.BY),
                                        at));
    }
}
