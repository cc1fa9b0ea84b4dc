package io.amends.history.drawing;

import io.amends.core.commitment.Content;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.failure.Finding;
import io.amends.core.protocol.Calendars;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Audience;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.Conversation;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Event.EscalationsCarried;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Event.NoteWritten;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Ownership;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Timeline;
import io.amends.history.assembly.AssembledContact;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import io.amends.history.report.Report.Drawing;
import io.amends.history.report.Report.DrawnCommitment;
import io.amends.history.report.Report.DrawnEscalation;
import io.amends.history.report.Report.DrawnFinding;
import io.amends.history.report.Report.Mark;
import io.amends.history.report.Report.Shown;
import io.amends.history.report.Report.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws judged contacts. */
public final class Drawings {

    private static final int MARKS_AT_MOST = 400;

    private final Calendars calendars;
    private final Instant asOf;

    public Drawings(Calendars calendars, Instant asOf) {
        this.calendars = calendars;
        this.asOf = asOf;
    }

    /**
     * @param score why it is among the worst; greater is worse
     */
    public Drawing draw(ContactAudit contact, double score) {
        return draw(
                new Subject(
                        contact.contact(),
                        contact.before(),
                        contact.description(),
                        contact.escalations()),
                score);
    }

    private Drawing draw(Subject contact, double score) {
        List<Ownership> spans = contact.timeline().ownership(end(contact));
        return new Drawing(
                contact.timeline().contact().value(),
                score,
                begin(contact),
                end(contact),
                about(contact.description()),
                marks(contact),
                owners(spans),
                tiers(spans),
                silences(contact),
                Closures.of(
                        calendars.forCustomer(contact.description().account(), null),
                        begin(contact),
                        end(contact)),
                contact.escalations().stream().map(Drawings::escalation).toList());
    }

    /**
     * Draws a contact while it happens.
     *
     * @param escalations may be none
     */
    public Drawing live(
            AssembledContact contact, Description description, List<EscalationAudit> escalations) {
        return draw(new Subject(contact, List.of(), description, escalations), 0);
    }

    /** As much of a contact as is drawn. */
    private record Subject(
            AssembledContact contact,
            List<AssembledContact> before,
            Description description,
            List<EscalationAudit> escalations) {
        Timeline timeline() {
            return contact.timeline();
        }
    }

    /** A contact that was never escalated: no more than its facts, its owners and its tiers. */
    public static Drawing plain(AssembledContact contact, Instant asOf) {
        Timeline known = contact.timeline().until(asOf);
        List<Ownership> spans = known.ownership(known.lastAt());
        return new Drawing(
                known.contact().value(),
                0,
                known.firstAt(),
                known.lastAt(),
                Map.of(),
                marks(contact, asOf),
                owners(spans),
                tiers(spans),
                List.of(),
                List.of(),
                List.of());
    }

    /** A contact that is over ends with its last fact; one still open at the judge's instant. */
    private Instant end(Subject contact) {
        boolean over =
                contact.escalations().stream().allMatch(e -> e.escalation().endedAt() != null);
        return over ? contact.timeline().until(asOf).lastAt() : asOf;
    }

    /** With the first fact of the contact, or of one that was merged into it while escalated. */
    private static Instant begin(Subject contact) {
        return Stream.concat(Stream.of(contact.contact()), contact.before().stream())
                .map(one -> one.timeline().firstAt())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Map<String, String> about(Description description) {
        Map<String, String> about = new LinkedHashMap<>();
        put(about, "account", description.account());
        put(about, "requester", description.requester());
        put(about, "contact-type", description.contactType());
        put(about, "product-feature", description.productFeature());
        put(about, "service", description.service());
        put(about, "segment", description.segment());
        put(about, "industry", description.industry());
        put(about, "region", description.region());
        return about;
    }

    private static void put(Map<String, String> about, String key, @Nullable Object value) {
        if (value != null) {
            about.put(key, value.toString());
        }
    }

    /** Its own facts, and up to the merge those of contacts that brought it escalations. */
    private List<Mark> marks(Subject contact) {
        List<Mark> marks = new ArrayList<>(marks(contact.contact(), asOf));
        for (AssembledContact before : contact.before()) {
            marks.addAll(marks(before, mergedAt(before)));
        }
        contact.escalations().stream()
                .flatMap(e -> e.course().facts().all(EscalationsCarried.class))
                .distinct()
                .forEach(carried -> marks.add(mark(contact.contact(), carried)));
        marks.sort(Comparator.comparing(Mark::at));
        return marks.size() <= MARKS_AT_MOST ? marks : marks.subList(0, MARKS_AT_MOST);
    }

    private static List<Mark> marks(AssembledContact contact, Instant until) {
        List<Mark> marks = new ArrayList<>();
        for (Event event : contact.timeline().until(until).events()) {
            if (!(event instanceof Described) && marks.size() < MARKS_AT_MOST) {
                marks.add(mark(contact, event));
            }
        }
        return marks;
    }

    private Instant mergedAt(AssembledContact contact) {
        return contact.timeline().all(Merged.class).findFirst().map(Event::occurredAt).orElse(asOf);
    }

    private static Mark mark(AssembledContact contact, Event event) {
        var actor = event.stamp().actor();
        return new Mark(
                event.occurredAt(),
                kindOf(event),
                actor.person() != null ? actor.person().value() : lower(actor.kind()),
                event.audience() == Audience.CUSTOMER ? "customer" : "internal",
                Marks.of(event),
                textOf(contact, event),
                wordsOf(event));
    }

    /** By which id the words of a fact can be found; null where it has none. */
    private static @Nullable String wordsOf(Event event) {
        MessageId id =
                switch (event) {
                    case Conversation said -> said.id();
                    case NoteWritten note -> note.id();
                    default -> null;
                };
        return id == null ? null : id.value();
    }

    private static String kindOf(Event event) {
        return event.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable String textOf(AssembledContact contact, Event event) {
        @Nullable String text =
                event instanceof Conversation said ? contact.texts().get(said.id()) : null;
        return text == null ? null : Mark.firstWords(text);
    }

    private static List<Span> owners(List<Ownership> spans) {
        List<Span> drawn = new ArrayList<>();
        for (Ownership span : spans) {
            String label = span.person() == null ? "" : span.person().value();
            @Nullable String gap = span.gap() == null ? null : lower(span.gap());
            extend(drawn, new Span(span.from(), span.to(), label, gap, null));
        }
        return drawn;
    }

    private static List<Span> tiers(List<Ownership> spans) {
        List<Span> drawn = new ArrayList<>();
        for (Ownership span : spans) {
            if (span.tier() != null) {
                String label =
                        span.team() == null
                                ? span.tier().name()
                                : span.tier().name() + " · " + span.team();
                extend(drawn, new Span(span.from(), span.to(), label, null, null));
            }
        }
        return drawn;
    }

    /** Adds a span, or lengthens the last one where it says the same; empty ones are not drawn. */
    private static void extend(List<Span> drawn, Span next) {
        if (next.from().equals(next.to())) {
            return;
        }
        if (!drawn.isEmpty()) {
            Span last = drawn.getLast();
            if (last.label().equals(next.label())
                    && Objects.equals(last.gap(), next.gap())
                    && last.to().equals(next.from())) {
                drawn.set(
                        drawn.size() - 1,
                        new Span(last.from(), next.to(), last.label(), last.gap(), null));
                return;
            }
        }
        drawn.add(next);
    }

    /** What the customer lived through: from word to word, while an escalation was open. */
    private List<Span> silences(Subject contact) {
        List<Span> drawn = new ArrayList<>();
        WorkingCalendar hours = calendars.forCustomer(contact.description().account(), null);
        for (EscalationAudit audit : contact.escalations()) {
            Escalation escalation = audit.escalation();
            List<Instant> heard =
                    audit.course().facts().until(asOf).deliveredByPerson().stream()
                            .map(Communication::occurredAt)
                            .toList();
            Instant until = escalation.openUntil(asOf);
            Instant from = escalation.decidedAt();
            for (Instant word : heard) {
                if (word.isAfter(from) && word.isBefore(until)) {
                    addSilence(drawn, from, word, hours);
                    from = word;
                }
            }
            addSilence(drawn, from, until, hours);
        }
        drawn.sort(Comparator.comparing(Span::from).thenComparing(Span::to));
        return drawn.stream().distinct().toList();
    }

    private static void addSilence(
            List<Span> drawn, Instant from, Instant to, WorkingCalendar hours) {
        if (from.isBefore(to)) {
            drawn.add(new Span(from, to, "", null, hours.between(from, to).toSeconds()));
        }
    }

    private static DrawnEscalation escalation(EscalationAudit audit) {
        Escalation escalation = audit.escalation();
        return new DrawnEscalation(
                escalation.id().toString(),
                escalation.type(),
                escalation.certainty(),
                escalation.because(),
                escalation.decidedAt(),
                escalation.acceptedAt(),
                escalation.endedAt(),
                audit.judgements().stream().map(Drawings::commitment).toList(),
                audit.findings().stream().map(Drawings::finding).toList());
    }

    private static DrawnCommitment commitment(Judgement judgement) {
        var owed = judgement.commitment();
        return new DrawnCommitment(
                owed.kind(),
                owed.ordinal(),
                owed.opensAt(),
                owed.due(),
                owed.rule(),
                owed.calendar(),
                VerdictNames.of(judgement.timing()),
                keptAt(judgement.timing()),
                VerdictNames.of(judgement.content()),
                missing(judgement.content()));
    }

    private static @Nullable Instant keptAt(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Kept kept -> kept.at();
            case Verdict.KeptLate late -> late.at();
            case Verdict.Open open -> null;
            case Verdict.Missed missed -> null;
            case Verdict.Waived waived -> null;
            case Verdict.Superseded superseded -> null;
            case Verdict.NotObservable hidden -> null;
        };
    }

    private static List<String> missing(Content content) {
        return content instanceof Content.Incomplete incomplete
                ? incomplete.missing().stream().map(Part::name).sorted().toList()
                : List.of();
    }

    private static DrawnFinding finding(Finding finding) {
        return new DrawnFinding(
                finding.mode(),
                finding.strength(),
                finding.kind(),
                finding.silence(),
                finding.rule(),
                finding.evidence().stream()
                        .map(e -> new Shown(e.from(), e.to(), e.strength(), e.what()))
                        .toList());
    }

    private static String lower(Enum<?> named) {
        return named.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
