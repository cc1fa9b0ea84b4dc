package io.amends.core.commitment;

import static io.amends.core.timeline.Observable.CALL;
import static io.amends.core.timeline.Observable.CLOSURE_PARTS;
import static io.amends.core.timeline.Observable.CUSTOMER_MESSAGE;
import static io.amends.core.timeline.Observable.FOLLOW_UP;
import static io.amends.core.timeline.Observable.MESSAGE_TO_CUSTOMER;
import static io.amends.core.timeline.Observable.NOTICE_PARTS;
import static io.amends.core.timeline.Observable.PERSON;
import static io.amends.core.timeline.Observable.PROMISE;
import static io.amends.core.timeline.Observable.REGULATORY_STEP;
import static io.amends.core.timeline.Observable.RESOLUTION;
import static io.amends.core.timeline.Observable.ROOT_CAUSE;
import static io.amends.core.timeline.Observable.TIER;

import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a source must show for a kind of commitment to be judged: something of every group ({@code
 * docs/commitments.md}).
 *
 * @param timing for when it was kept: one or more groups, of each any one member
 * @param content for what it said: all of them; empty where content is not judged
 */
public record Needs(List<Set<Observable>> timing, Set<Observable> content) {

    private static final Set<Observable> A_WORD_TO_THE_CUSTOMER = Set.of(MESSAGE_TO_CUSTOMER, CALL);

    private static final Map<CommitmentKind, Needs> TABLE =
            Arrays.stream(CommitmentKind.values())
                    .collect(Collectors.toUnmodifiableMap(kind -> kind, Needs::row));

    public Needs {
        timing = timing.stream().map(Set::copyOf).toList();
        content = Set.copyOf(content);
    }

    public static Needs of(CommitmentKind kind) {
        return Objects.requireNonNull(TABLE.get(kind));
    }

    /** The whole table, for a report to print. */
    public static Map<CommitmentKind, Needs> table() {
        return TABLE;
    }

    /** What is missing for timing: every member of each group of which the source shows none. */
    public Set<Observable> missingForTiming(Observability source) {
        Set<Observable> missing = EnumSet.noneOf(Observable.class);
        for (Set<Observable> group : timing) {
            if (!source.showsAny(group)) {
                missing.addAll(group);
            }
        }
        return missing.isEmpty() ? Set.of() : Set.copyOf(missing);
    }

    public Set<Observable> missingForContent(Observability source) {
        return source.missing(content);
    }

    /** Whether a miss is proved: nothing that could keep it happens outside the source. */
    public boolean provesAbsence(Observability source) {
        for (Set<Observable> group : timing) {
            for (Observable kind : group) {
                if (source.of(kind) == Observability.State.INCOMPLETE) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Needs row(CommitmentKind kind) {
        return switch (kind) {
            case ACKNOWLEDGEMENT ->
                    new Needs(
                            List.of(A_WORD_TO_THE_CUSTOMER, Set.of(CUSTOMER_MESSAGE)),
                            Set.of(NOTICE_PARTS));
            case ESCALATION_NOTICE ->
                    new Needs(List.of(A_WORD_TO_THE_CUSTOMER), Set.of(NOTICE_PARTS));
            case HANDOFF_ACCEPTANCE -> new Needs(List.of(Set.of(PERSON)), Set.of());
            case NEW_TIER_FIRST_RESPONSE ->
                    new Needs(
                            List.of(A_WORD_TO_THE_CUSTOMER, Set.of(PERSON), Set.of(TIER)),
                            Set.of());
            case PROMISE -> new Needs(List.of(A_WORD_TO_THE_CUSTOMER, Set.of(PROMISE)), Set.of());
            case PROGRESS_UPDATE -> new Needs(List.of(A_WORD_TO_THE_CUSTOMER), Set.of());
            case RESOLUTION_MESSAGE ->
                    new Needs(
                            List.of(A_WORD_TO_THE_CUSTOMER, Set.of(RESOLUTION)),
                            Set.of(CLOSURE_PARTS));
            case FOLLOW_UP ->
                    new Needs(List.of(Set.of(FOLLOW_UP), Set.of(RESOLUTION)), Set.of(FOLLOW_UP));
            case ROOT_CAUSE_ANALYSIS ->
                    new Needs(List.of(Set.of(ROOT_CAUSE), Set.of(RESOLUTION)), Set.of());
            case REGULATORY_STEP -> new Needs(List.of(Set.of(REGULATORY_STEP)), Set.of());
        };
    }
}
