package io.amends.server.communications;

// Over 300 lines: what a composer shows before anything is sent, all told of one letter.

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Content;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Decision;
import io.amends.core.lifecycle.Lifecycle;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.organisation.Member;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Protocol.MessageStandard;
import io.amends.core.protocol.Rulebook;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.server.communications.Composed.Lacking;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Helps to write: begins a letter from its template, and says what sending it would do. */
@Service
public class Composer {

    private static final Set<EscalationType> LIVE =
            EnumSet.of(EscalationType.TIER, EscalationType.CUSTOMER);

    private final LetterTemplates templates;
    private final Correspondents correspondents;
    private final Leaks leaks;
    private final ObjectProvider<CustomerPages> pages;

    Composer(
            LetterTemplates templates,
            Correspondents correspondents,
            Leaks leaks,
            ObjectProvider<CustomerPages> pages) {
        this.templates = templates;
        this.correspondents = correspondents;
        this.leaks = leaks;
        this.pages = pages;
    }

    /**
     * Begins a letter in the customer's language, with the next contact that is owed anyway.
     *
     * @param customer who is written to, as {@link Correspondents} know them
     */
    public Draft begin(
            LiveContact contact, CommitmentKind kind, Actor by, Optional<Correspondent> customer) {
        return begin(
                contact,
                kind,
                customer.map(Correspondent::language).orElse(Locale.ENGLISH),
                by,
                Map.of(),
                Optional.of(new Promise(PromiseKind.BY, usualNext(contact))),
                customer);
    }

    /**
     * Begins a letter.
     *
     * @param written what a person wrote for some parts, in place of the template's words
     * @param promise the next contact; empty: the end of the customer's next business day
     */
    public Draft begin(
            LiveContact contact,
            CommitmentKind kind,
            Locale language,
            Actor by,
            Map<Part, String> written,
            Optional<Promise> promise) {
        Optional<Promise> next =
                promise.or(() -> Optional.of(new Promise(PromiseKind.BY, usualNext(contact))));
        return begin(contact, kind, language, by, written, next, correspondents.of(contact));
    }

    private Draft begin(
            LiveContact contact,
            CommitmentKind kind,
            Locale language,
            Actor by,
            Map<Part, String> written,
            Optional<Promise> next,
            Optional<Correspondent> customer) {
        return rendered(
                templates.of(kind, LetterTemplate.nearest(language)),
                filling(contact, language, by, written, next, customer),
                next);
    }

    static Draft rendered(LetterTemplate template, Filling filling, Optional<Promise> next) {
        Rendering.Rendered rendered = Rendering.of(template, filling);
        return new Draft(
                template.kind(),
                template.language(),
                rendered.subject(),
                rendered.parts(),
                rendered.body(),
                next);
    }

    /** What they are written to in, and English where it is not known. */
    public Locale languageOf(LiveContact contact) {
        return correspondents.of(contact).map(Correspondent::language).orElse(Locale.ENGLISH);
    }

    // ---- what sending would do ---------------------------------------------------------------

    /** What a letter would do if it were sent now; nothing is kept. */
    public Composed compose(LiveContact contact, Actor by, Letter letter) {
        Finished finished = Finishing.of(contact.facts().contact(), letter);
        List<Reason> refusals = new ArrayList<>();
        LiveContact after = contact;
        Command told =
                new Command.RecordSent(
                        by, new MessageId("preview"), letter.channel(), letter.words());
        switch (Lifecycle.decide(contact, told)) {
            case Decision.Accepted accepted -> after = contact.with(accepted.events());
            case Decision.Refused refused -> refusals.addAll(refused.reasons());
        }
        refusals.addAll(against(contact, letter));
        return new Composed(
                finished,
                kept(contact, after),
                lacking(contact, after, letter),
                Advising.of(letter, languageOf(contact)),
                leaks.in(contact, by, finished),
                refusals);
    }

    private List<Reason> against(LiveContact contact, Letter letter) {
        return Conversations.against(letter, correspondents.of(contact));
    }

    private static List<Commitment> kept(LiveContact before, LiveContact after) {
        return before.judgements().stream()
                .filter(Composer::isOpen)
                .filter(j -> same(after, j).filter(now -> !isOpen(now)).isPresent())
                .map(Judgement::commitment)
                .toList();
    }

    /** What is judged lacking once sent, and what the resolution message still has to say. */
    private static List<Lacking> lacking(LiveContact before, LiveContact after, Letter letter) {
        Set<Part> said = EnumSet.noneOf(Part.class);
        letter.parts()
                .forEach(
                        (part, words) -> {
                            if (!words.isBlank()) {
                                said.add(part);
                            }
                        });
        return before.judgements().stream()
                .filter(Composer::isOpen)
                .flatMap(
                        j -> {
                            Set<Part> missing = EnumSet.noneOf(Part.class);
                            same(after, j)
                                    .filter(now -> now.content() instanceof Content.Incomplete)
                                    .map(now -> ((Content.Incomplete) now.content()).missing())
                                    .ifPresent(missing::addAll);
                            if (same(after, j).filter(Composer::isOpen).isPresent()) {
                                j.commitment().parts().stream()
                                        .filter(p -> !said.contains(p))
                                        .forEach(missing::add);
                            }
                            return missing.isEmpty()
                                    ? Stream.<Lacking>of()
                                    : Stream.of(new Lacking(j.commitment(), missing));
                        })
                .toList();
    }

    private static Optional<Judgement> same(LiveContact after, Judgement judgement) {
        Commitment owed = judgement.commitment();
        return after.judgements().stream()
                .filter(
                        j ->
                                j.commitment().escalation().equals(owed.escalation())
                                        && j.commitment().kind() == owed.kind()
                                        && j.commitment().ordinal() == owed.ordinal())
                .findFirst();
    }

    private static boolean isOpen(Judgement judgement) {
        return judgement.timing() instanceof Verdict.Open
                || judgement.timing() instanceof Verdict.Missed;
    }

    /**
     * What a letter of a kind has to say by these rules, for the types that are run live; what is
     * owed only where the organisation failed is left out.
     */
    public static Set<Part> required(CommitmentKind kind, Rulebook rulebook) {
        Set<Part> required = EnumSet.noneOf(Part.class);
        LIVE.forEach(type -> required.addAll(required(kind, rulebook.protocol(type))));
        return required;
    }

    private static Set<Part> required(CommitmentKind kind, Protocol protocol) {
        return switch (kind) {
            case ACKNOWLEDGEMENT ->
                    protocol.acknowledgement().map(MessageStandard::parts).orElse(Set.of());
            case ESCALATION_NOTICE ->
                    protocol.notice().map(MessageStandard::parts).orElse(Set.of());
            case RESOLUTION_MESSAGE -> protocol.closure().parts();
            case FOLLOW_UP -> protocol.followUp().map(Protocol.FollowUp::parts).orElse(Set.of());
            case NEW_TIER_FIRST_RESPONSE,
                    PROMISE,
                    PROGRESS_UPDATE,
                    HANDOFF_ACCEPTANCE,
                    ROOT_CAUSE_ANALYSIS,
                    REGULATORY_STEP ->
                    Set.of();
        };
    }

    // ---- what a template is filled with --------------------------------------------------------

    private Filling filling(
            LiveContact contact,
            Locale language,
            Actor by,
            Map<Part, String> written,
            Optional<Promise> next,
            Optional<Correspondent> customer) {
        Organisation organisation = contact.rules().organisation();
        ContactId id = contact.facts().contact();
        Map<String, String> values = new HashMap<>();
        values.put("customer", customer.map(Correspondent::name).orElse(""));
        values.put("reference", id.value());
        values.put("agent", name(organisation, by.person()));
        values.put("owner", name(organisation, contact.owners().resolution()));
        values.put(
                "team",
                organisation.team(contact.state().holder().team()).map(Team::name).orElse(""));
        values.put("receivingTeam", receivingTeam(contact));
        ZoneId zone = customer.map(Correspondent::zone).orElse(ZoneOffset.UTC);
        next.ifPresent(p -> values.put("nextContact", told(p.at(), language, zone)));
        pages.ifAvailable(page -> values.put("statusPage", page.linkFor(id)));
        values.replaceAll((name, value) -> OneLine.of(value));
        return new Filling(values, written);
    }

    private static String name(Organisation organisation, @Nullable PersonId person) {
        return organisation.member(person).map(Member::name).orElse("");
    }

    private static String receivingTeam(LiveContact contact) {
        @Nullable HandoffOffered offer = contact.state().offer();
        return offer == null
                ? ""
                : contact.rules().organisation().team(offer.toTeam()).map(Team::name).orElse("");
    }

    /** A time as a customer reads it, with the place whose time it is. */
    static String told(Instant at, Locale language, ZoneId zone) {
        boolean german = language.getLanguage().equals("de");
        String pattern = german ? "EEEE, d. MMMM, HH:mm 'Uhr'" : "EEEE d MMMM 'at' HH:mm";
        String city = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        String whose =
                zone instanceof ZoneOffset || city.equals("UTC")
                        ? "UTC"
                        : german ? "Ortszeit " + city : city + " time";
        return DateTimeFormatter.ofPattern(pattern, language).format(at.atZone(zone))
                + " ("
                + whose
                + ")";
    }

    /** The end of the customer's next business day: an update is owed by then anyway. */
    private static Instant usualNext(LiveContact contact) {
        WorkingCalendar calendar =
                contact.rules()
                        .calendars()
                        .forCustomer(
                                contact.state().description().account(),
                                contact.state().holder().team());
        LocalDate today = contact.now().atZone(calendar.zone()).toLocalDate();
        LocalDate next =
                calendar.isBusinessDay(today)
                        ? calendar.nthBusinessDay(today, 1)
                        : calendar.businessDayFrom(today);
        return calendar.endOfBusinessDay(next);
    }

    /** The kinds that are open on a contact, the most pressing first: what the composer offers. */
    public List<CommitmentKind> offered(LiveContact contact) {
        return contact.judgements().stream()
                .filter(Composer::isOpen)
                .map(Judgement::commitment)
                .filter(owed -> LetterTemplate.KINDS.contains(owed.kind()))
                .sorted(Comparator.comparing(Commitment::due))
                .map(Commitment::kind)
                .distinct()
                .toList();
    }
}
