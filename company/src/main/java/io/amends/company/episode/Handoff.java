package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** How the contact passes to another team. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Handoff implements Choice {
    /** Accepted within the hour. */
    PROMPT(null, null),
    /** Nobody else is needed. */
    NONE(null, null),
    HOUR_EXACT(null, Boundary.within("acceptance-one-hour", "accepted at 60:00")),
    HOUR_PAST(
            Fault.proved(Fault.VACUUM, "offered-unanswered"),
            Boundary.beyond("acceptance-one-hour", "accepted at 60:01")),
    LUNCH_EXACT(null, Boundary.within("acceptance-over-lunch", "accepted at 60:00 over lunch")),
    LUNCH_PAST(
            Fault.proved(Fault.VACUUM, "offered-unanswered"),
            Boundary.beyond("acceptance-over-lunch", "accepted at 60:01 over lunch")),
    NIGHT_EXACT(null, Boundary.within("acceptance-over-night", "accepted at 60:00 over night")),
    NIGHT_PAST(
            Fault.proved(Fault.VACUUM, "offered-unanswered"),
            Boundary.beyond("acceptance-over-night", "accepted at 60:01 over night")),
    WEEKEND_EXACT(
            null, Boundary.within("acceptance-over-weekend", "accepted at 60:00 over a weekend")),
    WEEKEND_PAST(
            Fault.proved(Fault.VACUUM, "offered-unanswered"),
            Boundary.beyond("acceptance-over-weekend", "accepted at 60:01 over a weekend")),
    /** Hours of business time pass. */
    UNANSWERED(Fault.proved(Fault.VACUUM, "offered-unanswered"), null),
    RETURNED_AND_LEFT(
            Fault.proved(Fault.VACUUM, "returned-not-reoffered"),
            Boundary.beyond("handoff-returned", "offered again after three hours")),
    /** An element was empty; it is filled in before acceptance. */
    RETURNED_AND_MENDED(
            null, Boundary.within("handoff-returned", "empty element filled in before acceptance")),
    WITHDRAWN(null, Boundary.within("handoff-withdrawn", "withdrawn after 20 minutes")),
    /** Accepted all the same. */
    ELEMENT_EMPTY(
            Fault.proved(Fault.CONTEXT_LOSS, "handoff-element-empty"),
            Boundary.beyond("handoff-elements", "one empty"));

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Handoff(@Nullable Fault fault, @Nullable Boundary boundary) {
        this.fault = fault;
        this.boundary = boundary;
    }

    @Override
    public @Nullable Fault fault() {
        return fault;
    }

    @Override
    public @Nullable Boundary boundary() {
        return boundary;
    }

    boolean isOverLunch() {
        return this == LUNCH_EXACT || this == LUNCH_PAST;
    }

    boolean isOverNight() {
        return this == NIGHT_EXACT || this == NIGHT_PAST || isOverWeekend();
    }

    boolean isOverWeekend() {
        return this == WEEKEND_EXACT || this == WEEKEND_PAST;
    }

    /** Open seconds of the receiving team from offer to acceptance; null where chance decides. */
    @Nullable Integer openSeconds() {
        return switch (this) {
            case HOUR_EXACT, LUNCH_EXACT, NIGHT_EXACT, WEEKEND_EXACT -> 3600;
            case HOUR_PAST, LUNCH_PAST, NIGHT_PAST, WEEKEND_PAST -> 3601;
            case UNANSWERED -> 3 * 3600;
            case PROMPT, NONE, RETURNED_AND_LEFT, RETURNED_AND_MENDED, WITHDRAWN, ELEMENT_EMPTY ->
                    null;
        };
    }
}
