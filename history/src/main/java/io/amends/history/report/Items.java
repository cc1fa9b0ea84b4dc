package io.amends.history.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * Exactly what a figure of the report counts: lines of one of the audit's tables that fit all that
 * is chosen.
 *
 * @param chosen values by the name of what they choose by, in the order given; most are columns of
 *     the table, {@code docs/audits.md} lists the others
 */
public record Items(Of of, SequencedMap<String, String> chosen) {

    /** A table of the audit. */
    public enum Of {
        CONTACTS,
        ESCALATIONS,
        COMMITMENTS,
        FINDINGS,
        MOVES;

        /** As addresses name it. */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Items {
        chosen = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(chosen));
    }

    static Items of(Of of) {
        return new Items(of, new LinkedHashMap<>());
    }

    static Items contacts() {
        return of(Of.CONTACTS);
    }

    /** Contacts with an escalation that headlines count. */
    static Items escalatedContacts() {
        return contacts().by("escalation", "any");
    }

    /** Escalations that headlines count. */
    static Items escalations() {
        return of(Of.ESCALATIONS).by("counted", "yes");
    }

    /** What escalations owe that headlines count. */
    static Items commitments() {
        return of(Of.COMMITMENTS).by("counted", "yes");
    }

    /** What was found in escalations that headlines count. */
    static Items findings() {
        return of(Of.FINDINGS).by("counted", "yes");
    }

    static Items tierMoves() {
        return of(Of.MOVES).by("passing", "tiers");
    }

    static Items teamChanges() {
        return of(Of.MOVES).by("passing", "teams");
    }

    Items by(String name, String value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(chosen);
        more.put(name, value);
        return new Items(of, more);
    }

    Items by(String name, Enum<?> value) {
        return by(name, value.name());
    }

    /** By the name of a rule or verdict as columns have it: in lower case. */
    Items byLower(String name, Enum<?> value) {
        return by(name, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
