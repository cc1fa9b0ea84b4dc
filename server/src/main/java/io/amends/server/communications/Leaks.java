package io.amends.server.communications;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.organisation.Member;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.PersonId;
import io.amends.server.communications.Composed.Leak;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a customer should perhaps not read: people who do not look after them, what a handoff says,
 * addresses inside the house, other customers. A warning, never a refusal.
 */
@Component
class Leaks {

    /** A shorter piece of a handoff may be in both by chance. */
    private static final int TELLING = 25;

    private static final Pattern INSIDE =
            Pattern.compile(
                    "\\b(?:https?://)?(?:localhost|[\\w.-]+\\.(?:local|internal|intranet|corp|lan)|"
                            + "10\\.\\d+\\.\\d+\\.\\d+|192\\.168\\.\\d+\\.\\d+)\\b[^\\s]*",
                    Pattern.CASE_INSENSITIVE);

    private final JdbcClient sql;

    Leaks(JdbcClient sql) {
        this.sql = sql;
    }

    List<Leak> in(LiveContact contact, Actor by, Finished letter) {
        String text = letter.subject() + "\n" + letter.body();
        String words = words(text);
        List<Leak> leaks = new ArrayList<>();
        people(contact, by, words, leaks);
        teams(contact, words, leaks);
        handoffs(contact, words, leaks);
        Matcher inside = INSIDE.matcher(text);
        while (inside.find()) {
            leaks.add(new Leak("address", inside.group()));
        }
        otherAccounts(contact, words).forEach(name -> leaks.add(new Leak("account", name)));
        return leaks;
    }

    /** Whoever owns the contact, leads the team or writes may be named. */
    private static void people(LiveContact contact, Actor by, String words, List<Leak> leaks) {
        Set<@Nullable PersonId> known = new HashSet<>();
        known.add(by.person());
        known.add(contact.owners().resolution());
        known.add(contact.owners().communication());
        contact.rules()
                .organisation()
                .team(contact.state().holder().team())
                .map(Team::lead)
                .ifPresent(known::add);
        contact.rules().organisation().members().values().stream()
                .filter(member -> !known.contains(member.id()))
                .map(Member::name)
                .filter(name -> holds(words, name))
                .sorted()
                .forEach(name -> leaks.add(new Leak("person", name)));
    }

    /** The team that has it and the one that it is offered to are told to the customer. */
    private static void teams(LiveContact contact, String words, List<Leak> leaks) {
        Set<@Nullable Object> known = new HashSet<>();
        known.add(contact.state().holder().team());
        contact.facts().all(HandoffOffered.class).map(HandoffOffered::toTeam).forEach(known::add);
        contact.rules().organisation().teams().values().stream()
                .filter(team -> !known.contains(team.id()))
                .filter(team -> team.name().strip().contains(" ") && holds(words, team.name()))
                .forEach(team -> leaks.add(new Leak("team", team.name())));
    }

    private static void handoffs(LiveContact contact, String words, List<Leak> leaks) {
        contact.facts()
                .all(HandoffOffered.class)
                .flatMap(offer -> offer.elements().values().stream())
                .flatMap(text -> List.of(text.split("(?<=[.!?])\\s+|\\n+")).stream())
                .map(String::strip)
                .filter(sentence -> sentence.length() >= TELLING && holds(words, sentence))
                .distinct()
                .forEach(sentence -> leaks.add(new Leak("handoff", sentence)));
    }

    @SuppressWarnings("NullAway") // rows are never null
    private List<String> otherAccounts(LiveContact contact, String words) {
        @Nullable Object own = contact.state().description().account();
        return sql
                .sql(
                        """
                        SELECT DISTINCT attributes ->> 'name' FROM account_change
                        WHERE attributes ->> 'name' IS NOT NULL
                          AND length(attributes ->> 'name') >= 5
                          AND account IS DISTINCT FROM :own
                          AND position(lower(attributes ->> 'name') in :words) > 0
                        """)
                .param("own", own == null ? null : own.toString())
                .param("words", words)
                .query(String.class)
                .list()
                .stream()
                .filter(name -> holds(words, name))
                .toList();
    }

    private static boolean holds(String words, String name) {
        String wanted = words(name);
        return !wanted.isBlank() && words.contains(wanted);
    }

    private static String words(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}@.]+", " ")
                        .replaceAll("[.]+(?= |$)", "")
                        .strip()
                + " ";
    }
}
