package io.amends.server.desk;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tier;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Part;
import io.amends.server.accounts.Account;
import io.amends.server.communications.Composer;
import io.amends.server.communications.Correspondent;
import io.amends.server.communications.Correspondents;
import io.amends.server.desk.ContactView.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a form need not ask for, since it is known. Nothing is made up: what only a person can say
 * stays empty.
 */
@Component
class Prefills {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final int WORDS = 600;

    private final Correspondents correspondents;
    private final Composer composer;
    private final MessageSource messages;

    Prefills(Correspondents correspondents, Composer composer, MessageSource messages) {
        this.correspondents = correspondents;
        this.composer = composer;
        this.messages = messages;
    }

    // ---- the handoff ---------------------------------------------------------------------------

    Map<HandoffElement, String> elements(
            LiveContact contact, ContactView shown, Optional<Account> account, Voice voice) {
        Map<HandoffElement, String> elements = new EnumMap<>(HandoffElement.class);
        for (HandoffElement element : HandoffElement.values()) {
            elements.put(element, "");
        }
        shown.thread().stream()
                .filter(said -> said.side().equals("them") && said.text() != null)
                .findFirst()
                .ifPresent(
                        said ->
                                elements.put(
                                        HandoffElement.ISSUE_IN_CUSTOMERS_TERMS,
                                        begin(Objects.requireNonNull(said.text()))));
        elements.put(HandoffElement.TOLD_AND_PROMISED, told(contact, shown, voice));
        elements.put(HandoffElement.ACCOUNT_CONTEXT, account(contact, account, voice));
        return elements;
    }

    private String told(LiveContact contact, ContactView shown, Voice voice) {
        List<String> lines = new ArrayList<>();
        shown.thread().stream()
                .filter(said -> said.side().equals("us"))
                .reduce((earlier, later) -> later)
                .ifPresent(
                        said ->
                                lines.add(
                                        say(
                                                voice.locale(),
                                                "prefill.told",
                                                voice.instant(said.at()),
                                                said.text() == null
                                                        ? Objects.requireNonNullElse(
                                                                said.subject(), "–")
                                                        : Titles.firstWords(said.text()))));
        contact.facts()
                .all(PromiseMade.class)
                .filter(promise -> promise.at().isAfter(contact.now()))
                .reduce((earlier, later) -> later)
                .ifPresent(
                        promise ->
                                lines.add(
                                        say(
                                                voice.locale(),
                                                "prefill.promised",
                                                voice.instant(promise.at()))));
        return String.join("\n", lines);
    }

    private String account(LiveContact contact, Optional<Account> known, Voice voice) {
        @Nullable AccountId account = contact.state().description().account();
        if (account == null) {
            return say(voice.locale(), "prefill.no-account");
        }
        List<String> lines = new ArrayList<>();
        known.ifPresentOrElse(
                found -> describe(found, lines, voice.locale()), () -> lines.add(account.value()));
        long earlier = contact.escalations().stream().filter(e -> e.endedAt() != null).count();
        lines.add(say(voice.locale(), "prefill.escalations", earlier));
        return String.join("\n", lines);
    }

    private void describe(Account account, List<String> lines, Locale locale) {
        lines.add(
                account.segment() == null
                        ? account.name()
                        : account.name() + " · " + account.segment());
        if (account.strategic()) {
            lines.add(say(locale, "prefill.strategic"));
        }
        if (account.renewalDate() != null) {
            lines.add(say(locale, "prefill.renewal", account.renewalDate().toString()));
        }
    }

    /** The lowest team above the one that has it; null where it is at the top. */
    @Nullable String team(LiveContact contact) {
        @Nullable Tier tier = contact.state().holder().tier();
        return new Names(contact.rules().organisation())
                .teams().stream()
                        .filter(team -> tier == null || team.tier().isAbove(tier))
                        .map(Team::id)
                        .map(Object::toString)
                        .findFirst()
                        .orElse(null);
    }

    private static String begin(String text) {
        String said = text.strip();
        return said.length() <= WORDS
                ? said
                : said.substring(0, said.offsetByCodePoints(0, WORDS - 20)) + "…";
    }

    // ---- the message ---------------------------------------------------------------------------

    /** In the customer's language. What has to be specific to the case stays empty. */
    Map<String, String> parts(
            LiveContact contact,
            ContactView shown,
            Optional<Correspondent> customer,
            Voice voice,
            Actor by) {
        Locale locale = customer.map(Correspondent::language).orElse(voice.locale());
        @Nullable String owner = shown.communicationOwner();
        @Nullable String team = new Names(contact.rules().organisation()).team(team(contact));
        Map<String, String> parts = new HashMap<>();
        parts.put(
                Part.ESCALATED.name(),
                team == null
                        ? say(locale, "prefill.ESCALATED")
                        : say(locale, "prefill.ESCALATED.to", team));
        parts.put(
                Part.ACCOUNTABLE_OWNER.name(),
                owner == null ? "" : say(locale, "prefill.ACCOUNTABLE_OWNER", owner));
        parts.put(
                Part.NAMED_PERSON.name(),
                owner == null ? "" : say(locale, "prefill.NAMED_PERSON", owner));
        parts.put(Part.IF_NOT_HEARD.name(), say(locale, "prefill.IF_NOT_HEARD"));
        parts.put(Part.HAS_IT_HELD.name(), say(locale, "prefill.HAS_IT_HELD"));
        parts.put(Part.SATISFIED.name(), say(locale, "prefill.SATISFIED"));
        parts.put(Part.ANYTHING_NEW.name(), say(locale, "prefill.ANYTHING_NEW"));
        if (shown.open().stream().anyMatch(Prefills::isNotice)) {
            fromTemplate(contact, by, customer, parts);
        }
        return parts;
    }

    private static boolean isNotice(ContactView.Owed owed) {
        return owed.kind().equals(CommitmentKind.ESCALATION_NOTICE.name());
    }

    /**
     * The organisation's own words for the notice, wherever its template has some. A link to the
     * customer's page is made for it, so only as long as the notice is owed.
     */
    private void fromTemplate(
            LiveContact contact,
            Actor by,
            Optional<Correspondent> customer,
            Map<String, String> parts) {
        composer.begin(contact, CommitmentKind.ESCALATION_NOTICE, by, customer)
                .parts()
                .forEach(
                        (part, words) -> {
                            if (!words.isBlank() && part != Part.NEXT_CONTACT) {
                                parts.put(part.name(), words);
                            }
                        });
    }

    /** The promise in words, for a message that says when the next contact comes. */
    String nextContact(LiveContact contact, Instant at, Voice voice) {
        Optional<Correspondent> customer = correspondents.of(contact);
        ZoneId zone = customer.map(Correspondent::zone).orElse(voice.zone());
        Locale language = customer.map(Correspondent::language).orElse(voice.locale());
        return say(
                language,
                "prefill.NEXT_CONTACT",
                new Voice(language, zone).instant(at),
                zone instanceof ZoneOffset offset && offset.getTotalSeconds() == 0
                        ? "UTC"
                        : zone.getId().replace('_', ' '));
    }

    /** Whom the contact's messages go to. */
    Optional<Correspondent> customer(LiveContact contact, Optional<Account> account) {
        return correspondents.of(contact, account);
    }

    String subject(ContactView shown) {
        return shown.thread().stream()
                .map(Said::subject)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst()
                .map(subject -> subject.startsWith("Re:") ? subject : "Re: " + subject)
                .orElse(shown.title());
    }

    /** The end of the customer's next business day, in the reader's zone, as a field takes it. */
    String nextContact(LiveContact contact, Voice voice) {
        WorkingCalendar calendar =
                contact.rules()
                        .calendars()
                        .forCustomer(
                                contact.state().description().account(),
                                contact.state().holder().team());
        return calendar.endOfBusinessDayAfter(contact.now(), 1).atZone(voice.zone()).format(LOCAL);
    }

    String inAnHour(LiveContact contact, Voice voice) {
        return contact.now().plus(Duration.ofHours(1)).atZone(voice.zone()).format(LOCAL);
    }

    private String say(Locale locale, String code, Object... values) {
        return messages.getMessage(code, values, locale);
    }
}
