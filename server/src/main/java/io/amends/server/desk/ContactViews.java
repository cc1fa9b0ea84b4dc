package io.amends.server.desk;

// Over 300 lines: one page shows everything that is known of a contact, part by part.

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Content;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Stage;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactState;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Call;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.MessageBounced;
import io.amends.core.timeline.Event.MessageQueued;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.core.timeline.Event.NoteWritten;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.trigger.TierClocks;
import io.amends.core.trigger.TierDwell;
import io.amends.history.drawing.VerdictNames;
import io.amends.server.accounts.Account;
import io.amends.server.communications.Text;
import io.amends.server.desk.ContactView.Brief;
import io.amends.server.desk.ContactView.Clock;
import io.amends.server.desk.ContactView.Episode;
import io.amends.server.desk.ContactView.Owed;
import io.amends.server.desk.ContactView.Said;
import io.amends.server.desk.ContactView.Step;
import io.amends.server.escalations.Refusals;
import io.amends.server.escalations.Stages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes what a contact's page shows. */
@Component
class ContactViews {

    private final Refusals sentences;
    private final MessageSource messages;

    ContactViews(Refusals sentences, MessageSource messages) {
        this.sentences = sentences;
        this.messages = messages;
    }

    /**
     * @param account the one that the contact names; empty where it is not known
     */
    ContactView of(
            LiveContact contact,
            PersonId reader,
            Map<MessageId, Text> texts,
            Optional<Account> account,
            Voice voice) {
        return new Making(contact, reader, texts, account, voice).view();
    }

    /** Makes one view. */
    private final class Making {

        private final LiveContact contact;
        private final ContactState state;
        private final PersonId reader;
        private final Names names;
        private final Map<MessageId, Text> texts;
        private final Optional<Account> account;
        private final Voice voice;

        Making(
                LiveContact contact,
                PersonId reader,
                Map<MessageId, Text> texts,
                Optional<Account> account,
                Voice voice) {
            this.contact = contact;
            this.state = contact.state();
            this.reader = reader;
            this.names = new Names(contact.rules().organisation());
            this.texts = texts;
            this.account = account;
            this.voice = voice;
        }

        ContactView view() {
            Description about = state.description();
            List<Owed> owed = contact.judgements().stream().map(this::owed).toList();
            List<Said> thread = thread();
            return new ContactView(
                    contact.facts().contact().value(),
                    title(thread, about),
                    state.phase().name(),
                    state.severity() == null ? null : state.severity().name(),
                    about.account() == null ? null : about.account().value(),
                    about.account() == null
                            ? null
                            : account.map(Account::name).orElse(about.account().value()),
                    about.requester(),
                    about.contactType(),
                    about.productFeature(),
                    state.holder().tier() == null ? null : state.holder().tier().name(),
                    state.holder().team() == null ? null : state.holder().team().value(),
                    names.team(state.holder().team()),
                    state.waiting() == null ? null : state.waiting().name(),
                    state.openedAt(),
                    state.resolvedAt(),
                    names.person(contact.owners().resolution()),
                    names.person(contact.owners().communication()),
                    contact.escalations().stream()
                            .map(this::episode)
                            .sorted(Comparator.comparing(Episode::decidedAt).reversed())
                            .toList(),
                    owed.stream()
                            .filter(o -> isDue(o.state()))
                            .sorted(Comparator.comparing(Owed::due))
                            .toList(),
                    owed.stream()
                            .filter(o -> !isDue(o.state()))
                            .sorted(Comparator.comparing(Owed::due).reversed())
                            .toList(),
                    clocks(),
                    brief(),
                    thread);
        }

        private static boolean isDue(String state) {
            return state.equals("open") || state.equals("missed");
        }

        private String title(List<Said> thread, Description about) {
            return thread.stream()
                    .map(Said::subject)
                    .filter(subject -> subject != null && !subject.isBlank())
                    .map(Objects::requireNonNull)
                    .findFirst()
                    .or(
                            () ->
                                    thread.stream()
                                            .map(Said::text)
                                            .filter(Objects::nonNull)
                                            .map(Objects::requireNonNull)
                                            .map(Titles::said)
                                            .findFirst())
                    .orElseGet(
                            () ->
                                    Titles.about(
                                            about.contactType(),
                                            about.productFeature(),
                                            contact.facts().contact().value()));
        }

        // ---- escalations ----------------------------------------------------------------------

        private Episode episode(Escalation escalation) {
            Stage stage = contact.stage(escalation);
            var protocol = contact.rulebook().protocol(escalation.type());
            return new Episode(
                    escalation.type(),
                    escalation.id().number(),
                    Stages.name(stage),
                    about(stage),
                    escalation.certainty().name(),
                    escalation.trigger(),
                    voice.say(sentences, escalation.because()),
                    escalation.decidedAt(),
                    protocol.version(),
                    protocol.ownership().name(),
                    stage.isOpen(),
                    stage instanceof Stage.Suggested);
        }

        private String about(Stage stage) {
            return switch (stage) {
                case Stage.Suggested s ->
                        s.snoozedUntil() == null
                                ? say("stage.SUGGESTED.about")
                                : say("stage.SUGGESTED.snoozed", voice.instant(s.snoozedUntil()));
                case Stage.Acknowledging s ->
                        say("stage.ACKNOWLEDGING.about", voice.instant(s.due()));
                case Stage.Preparing s -> say("stage.PREPARING.about");
                case Stage.Offered s ->
                        say(
                                "stage.OFFERED.about",
                                Objects.toString(names.team(s.to()), "–"),
                                voice.instant(s.since()));
                case Stage.Returned s -> say("stage.RETURNED.about", voice.words(s.missing()));
                case Stage.InHand s ->
                        say(
                                "stage.IN_HAND.about",
                                Objects.toString(names.person(s.by()), say("owners.nobody")));
                case Stage.ClosureOwed s ->
                        say("stage.CLOSURE_OWED.about", voice.instant(s.resolvedAt()));
                case Stage.FollowUpOwed s ->
                        say(
                                "stage.FOLLOW_UP_OWED.about",
                                voice.instant(s.opens()),
                                voice.instant(s.due()));
                case Stage.AnswerAwaited s ->
                        say("stage.ANSWER_AWAITED.about", voice.instant(s.until()));
                case Stage.Over s -> say("stage.OVER." + s.ending());
            };
        }

        // ---- what is owed ---------------------------------------------------------------------

        private Owed owed(Judgement judgement) {
            Commitment owed = judgement.commitment();
            String verdict = VerdictNames.of(judgement.timing());
            return new Owed(
                    owed.escalation().type(),
                    owed.escalation().number(),
                    owed.kind().name(),
                    owed.ordinal(),
                    verdict,
                    owed.arisesAt(),
                    owed.due(),
                    settledAt(judgement.timing()),
                    owed.rule(),
                    missing(judgement.content()),
                    steps(judgement),
                    verdict.equals("open") && owed.kind() != CommitmentKind.REGULATORY_STEP);
        }

        private static List<String> missing(Content content) {
            return content instanceof Content.Incomplete incomplete
                    ? names(incomplete.missing())
                    : List.of();
        }

        private static @Nullable Instant settledAt(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Kept kept -> kept.at();
                case Verdict.KeptLate kept -> kept.at();
                case Verdict.Waived waived -> waived.at();
                case Verdict.Superseded superseded -> superseded.at();
                case Verdict.Open ignored -> null;
                case Verdict.Missed ignored -> null;
                case Verdict.NotObservable ignored -> null;
            };
        }

        /** Why the clock stands where it stands. */
        private List<Step> steps(Judgement judgement) {
            Commitment owed = judgement.commitment();
            List<Step> steps = new ArrayList<>();
            steps.add(new Step("START", owed.arisesAt(), say("clock.start." + owed.kind().name())));
            if (!owed.opensAt().equals(owed.arisesAt())) {
                steps.add(new Step("OPENS", owed.opensAt(), say("clock.opens")));
            }
            steps.add(new Step("DUE", owed.due(), due(owed)));
            @Nullable Instant settled = settledAt(judgement.timing());
            if (settled != null) {
                steps.add(
                        new Step(
                                "STOP",
                                settled,
                                say("clock.stop." + VerdictNames.of(judgement.timing()))));
            }
            return steps;
        }

        private String due(Commitment owed) {
            Duration term = Duration.between(owed.arisesAt(), owed.due());
            if (owed.kind() == CommitmentKind.PROMISE) {
                return say("clock.due.promise");
            }
            return owed.calendar().equals("elapsed")
                    ? say("clock.due.elapsed", voice.duration(term))
                    : say("clock.due.calendar", owed.calendar());
        }

        private List<Clock> clocks() {
            return TierClocks.of(
                            contact.facts(),
                            contact.rules().rulebook().routing(),
                            contact.rules().calendars(),
                            contact.now())
                    .stream()
                    .map(this::clock)
                    .toList();
        }

        private Clock clock(TierDwell dwell) {
            return new Clock(
                    dwell.tier().name(),
                    dwell.worked(),
                    dwell.due(),
                    dwell.isExceeded(),
                    dwell.leftAt() == null && !state.isResolved() && state.waiting() == null,
                    dwell.explanation().steps().stream()
                            .map(
                                    step ->
                                            new Step(
                                                    step.kind().name(),
                                                    step.at(),
                                                    voice.say(sentences, step.because())))
                            .toList());
        }

        // ---- the handoff ----------------------------------------------------------------------

        private @Nullable Brief brief() {
            @Nullable HandoffOffered offer = state.offer();
            return offer == null
                    ? null
                    : new Brief(
                            names.person(offer.stamp().actor().person()),
                            offer.toTeam() == null ? null : offer.toTeam().value(),
                            names.team(offer.toTeam()),
                            offer.occurredAt(),
                            new TreeMap<>(offer.elements()),
                            names.organisation()
                                    .member(reader)
                                    .filter(m -> m.isOf(offer.toTeam()))
                                    .isPresent());
        }

        // ---- the conversation -----------------------------------------------------------------

        private List<Said> thread() {
            Set<MessageId> arrived = new HashSet<>();
            Set<MessageId> bounced = new HashSet<>();
            Map<MessageId, Instant> promised = new HashMap<>();
            for (Event event : contact.history().events()) {
                switch (event) {
                    case MessageToCustomer m -> arrived.add(m.id());
                    case MessageBounced b -> bounced.add(b.message());
                    case PromiseMade p when p.message() != null ->
                            promised.put(p.message(), p.at());
                    default -> {}
                }
            }
            List<Said> thread = new ArrayList<>();
            Set<MessageId> queued = new HashSet<>();
            for (Event event : contact.history().events()) {
                switch (event) {
                    case CustomerMessage m ->
                            thread.add(said(m, m.id(), "MESSAGE", "received", List.of(), null));
                    case MessageQueued m -> {
                        queued.add(m.id());
                        String how =
                                bounced.contains(m.id())
                                        ? "bounced"
                                        : arrived.contains(m.id()) ? "delivered" : "on-its-way";
                        thread.add(
                                said(
                                        m,
                                        m.id(),
                                        "MESSAGE",
                                        how,
                                        m.parts(),
                                        m.promise() == null ? null : m.promise().at()));
                    }
                    case MessageToCustomer m when !queued.contains(m.id()) ->
                            thread.add(
                                    said(
                                            m,
                                            m.id(),
                                            "MESSAGE",
                                            bounced.contains(m.id()) ? "bounced" : "delivered",
                                            m.parts(),
                                            promised.get(m.id())));
                    case Call c ->
                            thread.add(
                                    said(
                                            c,
                                            c.id(),
                                            c.medium().name(),
                                            c.reached() ? "reached" : "attempt",
                                            c.parts(),
                                            promised.get(c.id())));
                    case NoteWritten n -> note(n).ifPresent(thread::add);
                    default -> {}
                }
            }
            return thread;
        }

        /** A note without words is in the course alone. */
        private Optional<Said> note(NoteWritten note) {
            @Nullable MessageId id = note.id();
            @Nullable Text text = id == null ? null : texts.get(id);
            return id == null || text == null
                    ? Optional.empty()
                    : Optional.of(
                            new Said(
                                    id.value(),
                                    "aside",
                                    "NOTE",
                                    names.person(note.stamp().actor().person()),
                                    note.occurredAt(),
                                    "received",
                                    null,
                                    text.body(),
                                    List.of(),
                                    null));
        }

        private Said said(
                Event event,
                MessageId id,
                String medium,
                String how,
                Collection<Part> parts,
                @Nullable Instant promised) {
            Actor actor = event.stamp().actor();
            @Nullable Text text = texts.get(id);
            return new Said(
                    id.value(),
                    switch (actor.kind()) {
                        case CUSTOMER -> "them";
                        case PERSON -> "us";
                        case AUTOMATION -> "machine";
                    },
                    medium,
                    actor.kind() == Actor.Kind.CUSTOMER
                            ? state.description().requester()
                            : names.person(actor.person()),
                    event.occurredAt(),
                    how,
                    text == null || text.subject().isBlank() ? null : text.subject(),
                    text == null ? null : text.body(),
                    names(parts),
                    promised);
        }

        private String say(String code, Object... values) {
            return messages.getMessage(code, values, voice.locale());
        }
    }

    private static List<String> names(Collection<Part> parts) {
        return parts.stream().sorted().map(Part::name).toList();
    }
}
