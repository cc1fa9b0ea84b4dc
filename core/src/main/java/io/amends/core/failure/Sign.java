package io.amends.core.failure;

import static io.amends.core.failure.FailureMode.CONTEXT_LOSS;
import static io.amends.core.failure.FailureMode.INVISIBLE_ESCALATION;
import static io.amends.core.failure.FailureMode.OWNERSHIP_VACUUM;
import static io.amends.core.failure.FailureMode.REPEATED_CYCLE;
import static io.amends.core.failure.FailureMode.RESOLUTION_WITHOUT_CLOSURE;
import static io.amends.core.failure.Strength.INDICATED;
import static io.amends.core.failure.Strength.PROVED;

import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Ownership;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a failure mode is told by: how well it supports the mode, what a source must show for it, and
 * which rule of the protocol would have prevented it. Within a mode the worst comes first.
 */
public enum Sign {
    /** A handoff was accepted with an element empty. */
    HANDOFF_ELEMENT_EMPTY(CONTEXT_LOSS, PROVED, "handoff elements", all(Observable.HANDOFF)),
    /** The customer says that they had to explain again. */
    CUSTOMER_REPEATED(CONTEXT_LOSS, PROVED, "handoff elements", all(Observable.CUSTOMER_REPEATED)),
    /** A phrase of the customer's sounds like it; nobody confirmed it. */
    PHRASE_UNCONFIRMED(
            CONTEXT_LOSS,
            INDICATED,
            "handoff elements",
            all(Observable.MESSAGE_TEXT, Observable.CUSTOMER_MESSAGE)),
    /** The new tier's first message asks to explain again. */
    ASKS_AGAIN(
            CONTEXT_LOSS,
            INDICATED,
            "handoff elements",
            all(Observable.MESSAGE_TEXT, Observable.MESSAGE_TO_CUSTOMER)),
    /** The new tier's first message asks for what the customer had given. */
    INFORMATION_ASKED_AGAIN(
            CONTEXT_LOSS,
            INDICATED,
            "handoff elements",
            all(
                    Observable.MESSAGE_TEXT,
                    Observable.MESSAGE_TO_CUSTOMER,
                    Observable.CUSTOMER_MESSAGE)),

    NOTICE_MISSED(INVISIBLE_ESCALATION, PROVED, "notice", aWord()),
    NOTICE_LATE(INVISIBLE_ESCALATION, PROVED, "notice", aWord()),
    PROGRESS_MISSED(INVISIBLE_ESCALATION, PROVED, "progress update", aWord()),

    NO_PERSON(OWNERSHIP_VACUUM, PROVED, "handoff acceptance", all(Observable.PERSON)),
    UNOWNED_STATUS(OWNERSHIP_VACUUM, PROVED, "handoff acceptance", all(Observable.PERSON)),
    SYSTEM_USER(OWNERSHIP_VACUUM, PROVED, "handoff acceptance", all(Observable.PERSON)),
    OWNER_ABSENT(OWNERSHIP_VACUUM, PROVED, "handoff acceptance", all(Observable.PERSON)),
    OWNER_DEACTIVATED(OWNERSHIP_VACUUM, PROVED, "handoff acceptance", all(Observable.PERSON)),
    OFFERED_UNANSWERED(OWNERSHIP_VACUUM, PROVED, "handoff acceptance", all(Observable.PERSON)),
    RETURNED_NOT_REOFFERED(OWNERSHIP_VACUUM, PROVED, "handoff acceptance", all(Observable.PERSON)),

    /** No delivered message from a business day before to one after the resolution. */
    RESOLUTION_MESSAGE_MISSING(
            RESOLUTION_WITHOUT_CLOSURE,
            PROVED,
            "resolution message",
            and(aWord(), Observable.RESOLUTION)),
    CLOSURE_PARTS_MISSING(
            RESOLUTION_WITHOUT_CLOSURE,
            PROVED,
            "resolution message",
            and(aWord(), Observable.RESOLUTION, Observable.CLOSURE_PARTS)),
    /** The message says that it is resolved and nothing of impact, cause or recurrence. */
    BARE_RESOLUTION(
            RESOLUTION_WITHOUT_CLOSURE,
            INDICATED,
            "resolution message",
            all(Observable.MESSAGE_TEXT, Observable.MESSAGE_TO_CUSTOMER, Observable.RESOLUTION)),
    /** Nobody asked in the window whether it has held; a finding of its own, reported apart. */
    FOLLOW_UP_MISSED(
            RESOLUTION_WITHOUT_CLOSURE,
            PROVED,
            "follow-up",
            all(Observable.FOLLOW_UP, Observable.RESOLUTION)),

    LINKED(REPEATED_CYCLE, PROVED, "root-cause analysis", all(Observable.RECURRENCE_LINK)),
    SAME_CAUSE(
            REPEATED_CYCLE,
            PROVED,
            "root-cause analysis",
            all(Observable.ACCOUNT, Observable.ROOT_CAUSE)),
    REOPENED_AND_ESCALATED(
            REPEATED_CYCLE, PROVED, "root-cause analysis", all(Observable.RESOLUTION)),
    /** Same product feature and contact type, from an account that seldom writes about them. */
    SAME_SUBJECT(
            REPEATED_CYCLE,
            INDICATED,
            "root-cause analysis",
            all(
                    Observable.ACCOUNT,
                    Observable.PRODUCT_FEATURE,
                    Observable.CONTACT_TYPE,
                    Observable.RESOLUTION));

    private final FailureMode mode;
    private final Strength strength;
    private final String rule;

    /** Of {@code List.of} and {@code Set.of}: nobody can change it. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Set<Observable>> needs;

    Sign(FailureMode mode, Strength strength, String rule, List<Set<Observable>> needs) {
        this.mode = mode;
        this.strength = strength;
        this.rule = rule;
        this.needs = needs;
    }

    public FailureMode mode() {
        return mode;
    }

    /** How well it supports its mode in a source that shows everything. */
    public Strength strength() {
        return strength;
    }

    /** The stable name, such as {@code handoff-element-empty}. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule of the protocol that would have prevented it. */
    public String rule() {
        return rule;
    }

    /** What a source must show: of every group something. */
    public List<Set<Observable>> needs() {
        return needs;
    }

    public boolean isShownBy(Observability source) {
        for (Set<Observable> group : needs) {
            if (!source.showsAny(group)) {
                return false;
            }
        }
        return true;
    }

    /** What is missing: every member of each group of which the source shows none. */
    public Set<Observable> missingIn(Observability source) {
        return needs.stream()
                .filter(group -> group.stream().noneMatch(source::shows))
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Sign of(Ownership.Gap gap) {
        return switch (gap) {
            case NO_PERSON -> NO_PERSON;
            case UNOWNED_STATUS -> UNOWNED_STATUS;
            case SYSTEM_USER -> SYSTEM_USER;
            case OWNER_ABSENT -> OWNER_ABSENT;
            case OWNER_DEACTIVATED -> OWNER_DEACTIVATED;
            case OFFERED_UNANSWERED -> OFFERED_UNANSWERED;
            case RETURNED_NOT_REOFFERED -> RETURNED_NOT_REOFFERED;
        };
    }

    private static List<Set<Observable>> all(Observable... needed) {
        return List.of(needed).stream().map(Set::of).toList();
    }

    private static List<Set<Observable>> aWord() {
        return List.of(Set.of(Observable.MESSAGE_TO_CUSTOMER, Observable.CALL));
    }

    private static List<Set<Observable>> and(List<Set<Observable>> some, Observable... needed) {
        return java.util.stream.Stream.concat(some.stream(), all(needed).stream()).toList();
    }
}
