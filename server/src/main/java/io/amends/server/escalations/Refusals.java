package io.amends.server.escalations;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.TeamId;
import io.amends.history.report.Sentences;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Reasons in the reader's language: what was expected, and what is so instead. What the report says
 * of triggers and clocks is said here in the same words.
 */
@Component
public class Refusals {

    private static final String KEY = "refusal.";
    private static final String NOBODY = "null";

    private final MessageSource messages;
    private final RulesInForce rules;

    Refusals(MessageSource messages, RulesInForce rules) {
        this.messages = messages;
        this.rules = rules;
    }

    /**
     * A reason as it is shown.
     *
     * @param code stable; programs go by it
     */
    public record Refusal(String code, String sentence) {}

    /**
     * All of them, in their order.
     *
     * @param zone instants are shown in it
     */
    public List<Refusal> say(List<Reason> reasons, Locale locale, ZoneId zone) {
        return reasons.stream().map(r -> new Refusal(r.code(), say(r, locale, zone))).toList();
    }

    public String say(Reason reason, Locale locale, ZoneId zone) {
        Sentences sentences = Sentences.in(locale, zone);
        Object[] values =
                IntStream.range(0, reason.values().size())
                        .mapToObj(i -> shown(reason, i, sentences))
                        .toArray();
        @Nullable String sentence = messages.getMessage(KEY + reason.code(), values, null, locale);
        return sentence != null ? sentence : sentences.say(reason);
    }

    private String shown(Reason reason, int index, Sentences sentences) {
        String value = reason.values().get(index);
        if (isInTheirWords(reason.code(), index)) {
            return value;
        }
        if (value.isBlank() || value.equals(NOBODY)) {
            return messages.getMessage(KEY + "nobody", null, sentences.locale());
        }
        String name = named(value);
        return name.equals(value) ? sentences.shown(value) : name;
    }

    /** What a person wrote, whatever it looks like. */
    private static boolean isInTheirWords(String code, int index) {
        return code.equals("because") || (code.equals("words.vague") && index == 1);
    }

    /** People and teams by their names rather than their ids. */
    private String named(String value) {
        Organisation organisation = rules.current().organisation();
        return organisation
                .member(new PersonId(value))
                .map(Member::name)
                .or(() -> organisation.team(new TeamId(value)).map(Team::name))
                .orElse(value);
    }
}
