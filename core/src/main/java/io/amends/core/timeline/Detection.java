package io.amends.core.timeline;

import java.util.Objects;

/**
 * A lexicon's hit in a message's text, kept when the text arrives so that erasing the text keeps
 * the fact.
 *
 * @param rule what was looked for
 * @param entry the lexicon entry that hit, such as {@code en.cancel} or the information item asked
 *     for or answered, such as {@code version-number}
 * @param offset where in the text, in UTF-16 units from its start
 * @param length how long, in UTF-16 units
 */
public record Detection(Rule rule, String entry, int offset, int length) {

    /** What lexicons look for. */
    public enum Rule {
        /** The customer asks for a manager, threatens to cancel, is not satisfied. */
        CUSTOMER_REQUEST,
        /** A compliance or legal dimension; the entry names the regime. */
        COMPLIANCE,
        /** The message is addressed to, or copies, a listed executive or the account team. */
        EXECUTIVE_CONTACT,
        /** The customer says they explained this before. */
        REPEATED_THEMSELVES,
        /** The agent asks to describe or explain again. */
        ASKS_AGAIN,
        /** The agent asks for a listed piece of information; the entry names it. */
        INFORMATION_ASKED,
        /** The customer gives a listed piece of information; the entry names it. */
        INFORMATION_GIVEN,
        /** The message only says that it is resolved. */
        BARE_RESOLUTION,
        /** The message names an impact. */
        IMPACT_MARKER,
        /** The message names a cause. */
        CAUSE_MARKER,
        /** The message speaks of recurrence. */
        RECURRENCE_MARKER
    }

    public Detection {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(entry);
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException(
                    "Expected offset and length of 0 or more, but " + offset + ", " + length);
        }
    }
}
