// Every field a mapping may name, on one page: the table of docs/mapping.md as code.
package io.amends.history.mapping;

import static io.amends.history.mapping.ValueKind.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a column can mean. Written in mappings in lower case with hyphens. */
public enum Field {
    // ---- the contact's state ---------------------------------------------------------------
    PERSON(TEXT),
    TEAM(TEXT),
    TIER(ValueKind.TIER),
    STATUS(ValueKind.STATUS),
    PRIORITY(ValueKind.PRIORITY),
    SEVERITY(ValueKind.SEVERITY),
    // ---- its description -------------------------------------------------------------------
    ACCOUNT(TEXT),
    REQUESTER(TEXT),
    CONTACT_TYPE(TEXT),
    PRODUCT_FEATURE(TEXT),
    SERVICE(TEXT),
    SEGMENT(TEXT),
    INDUSTRY(TEXT),
    REGION(TEXT),
    CHANNEL(TEXT),
    // ---- who did it ------------------------------------------------------------------------
    ACTOR(ValueKind.ACTOR),
    ACTOR_PERSON(TEXT),
    // ---- what happened ---------------------------------------------------------------------
    EVENT(ValueKind.EVENT),
    LINKED_CONTACT(TEXT),
    MESSAGE(TEXT),
    TEXT_BODY("text", TEXT),
    AUTOMATIC(ValueKind.YES_NO),
    DELIVERY(ValueKind.DELIVERY),
    DIRECTION(ValueKind.DIRECTION),
    PARTS(ValueKind.PARTS),
    PROMISED(ValueKind.INSTANT),
    PROMISE_KIND(ValueKind.PROMISE_KIND),
    REACHED(ValueKind.YES_NO),
    SOURCE(ValueKind.REPEAT_SOURCE),
    RATING(ValueKind.WHOLE_NUMBER),
    SCALE(ValueKind.WHOLE_NUMBER),
    REPEATED(ValueKind.YES_NO),
    OUTCOME(ValueKind.OUTCOME),
    TYPE(ValueKind.ESCALATION_TYPE),
    TRIGGER(TEXT),
    TO_TEAM(TEXT),
    TO_TIER(ValueKind.TIER),
    ISSUE(TEXT),
    STEPS(TEXT),
    REASON(TEXT),
    TOLD(TEXT),
    EMOTION(TEXT),
    CONTEXT(TEXT),
    MISSING(ValueKind.ELEMENTS),
    ABSENT_PERSON(TEXT),
    UNTIL(ValueKind.INSTANT),
    COMMITMENT(ValueKind.COMMITMENT),
    DUE(ValueKind.INSTANT),
    BECAUSE(TEXT),
    PRESET(TEXT),
    ANCHOR(TEXT),
    MILESTONE(TEXT),
    PROOF(TEXT),
    EXTENSION(TEXT),
    CAUSE(TEXT),
    CONTRIBUTING(ValueKind.TEXTS),
    ORGANISATION_FAILED(ValueKind.YES_NO),
    ACTION(TEXT),
    ISSUE_ID(TEXT),
    // ---- accounts --------------------------------------------------------------------------
    NAME(TEXT),
    CUSTOMER_SINCE(ValueKind.DATE),
    RENEWAL_DATE(ValueKind.DATE),
    ANNUAL_VALUE(ValueKind.AMOUNT),
    CURRENCY(TEXT),
    STRATEGIC(ValueKind.YES_NO),
    ACCOUNT_MANAGER(TEXT),
    CALENDAR(TEXT),
    ZONE(TEXT),
    CHURNED_ON(ValueKind.DATE);

    /** What stands of a contact until another row says otherwise. */
    public static final List<Field> OF_STATE =
            List.of(PERSON, TEAM, TIER, STATUS, PRIORITY, SEVERITY);

    /** What kind of contact it is, and whose. */
    public static final List<Field> OF_DESCRIPTION =
            List.of(
                    ACCOUNT,
                    REQUESTER,
                    CONTACT_TYPE,
                    PRODUCT_FEATURE,
                    SERVICE,
                    SEGMENT,
                    INDUSTRY,
                    REGION,
                    CHANNEL);

    /** The fields of an account's row. */
    static final List<Field> OF_ACCOUNTS =
            List.of(
                    NAME,
                    SEGMENT,
                    INDUSTRY,
                    REGION,
                    CUSTOMER_SINCE,
                    RENEWAL_DATE,
                    ANNUAL_VALUE,
                    CURRENCY,
                    STRATEGIC,
                    ACCOUNT_MANAGER,
                    CALENDAR,
                    ZONE,
                    CHURNED_ON);

    private static final Map<String, Field> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(Field::word, Function.identity()));

    private final String word;
    private final ValueKind kind;

    Field(ValueKind kind) {
        this.word = ValueKind.wordOf(this);
        this.kind = kind;
    }

    Field(String word, ValueKind kind) {
        this.word = word;
        this.kind = kind;
    }

    public static Optional<Field> find(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    public String word() {
        return word;
    }

    public ValueKind kind() {
        return kind;
    }

    /** Whether it says something about an account rather than about a contact. */
    boolean isOfAccounts() {
        return OF_ACCOUNTS.contains(this);
    }

    /** Whether contacts and accounts both have it. */
    boolean isOfBoth() {
        return this == SEGMENT || this == INDUSTRY || this == REGION;
    }
}
