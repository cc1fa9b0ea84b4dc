package io.amends.history.tally;

import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observability.State;
import io.amends.core.timeline.Observable;
import io.amends.history.report.Report.Visible;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many contacts hold each kind of fact, of those in which it could occur: the ground for saying
 * what a source can show ({@code docs/mapping.md}).
 */
public final class SightingTally {

    private static final int CONTACTS_AT_LEAST = 5;
    private static final int ONE_OF = 100;

    /** In whom a kind of fact could occur at all. */
    private enum Base {
        EVERY_CONTACT,
        ESCALATED,
        REGULATORY
    }

    private final long[] holding = new long[Observable.values().length];
    private final long[] base = new long[Base.values().length];

    /**
     * @param escalations the types this contact has escalations of
     */
    public void add(Set<Observable> seen, Set<EscalationType> escalations) {
        boolean escalated = !escalations.isEmpty();
        boolean regulatory = escalations.contains(EscalationType.REGULATORY);
        base[Base.EVERY_CONTACT.ordinal()]++;
        base[Base.ESCALATED.ordinal()] += escalated ? 1 : 0;
        base[Base.REGULATORY.ordinal()] += regulatory ? 1 : 0;
        for (Observable kind : seen) {
            boolean counts =
                    switch (baseOf(kind)) {
                        case EVERY_CONTACT -> true;
                        case ESCALATED -> escalated;
                        case REGULATORY -> regulatory;
                    };
            holding[kind.ordinal()] += counts ? 1 : 0;
        }
    }

    public void merge(SightingTally other) {
        for (int i = 0; i < holding.length; i++) {
            holding[i] += other.holding[i];
        }
        for (int i = 0; i < base.length; i++) {
            base[i] += other.base[i];
        }
    }

    /**
     * @param provided what the mapping declares, and whether it is complete
     */
    public Observability decide(Map<Observable, Boolean> provided) {
        Map<Observable, State> states = new EnumMap<>(Observable.class);
        provided.forEach((kind, complete) -> states.put(kind, state(kind, complete)));
        return new Observability(states);
    }

    private State state(Observable kind, boolean complete) {
        long held = holding[kind.ordinal()];
        if (held < CONTACTS_AT_LEAST || held * ONE_OF < base[baseOf(kind).ordinal()]) {
            return State.DECLARED_NOT_FOUND;
        }
        return complete ? State.OBSERVABLE : State.INCOMPLETE;
    }

    public List<Visible> visible(Observability decided, Set<Observable> declared) {
        List<Visible> rows = new ArrayList<>();
        for (Observable kind : Observable.values()) {
            rows.add(
                    new Visible(
                            kind,
                            decided.of(kind),
                            declared.contains(kind),
                            holding[kind.ordinal()],
                            base[baseOf(kind).ordinal()]));
        }
        return rows;
    }

    private static Base baseOf(Observable kind) {
        return switch (kind) {
            case HANDOFF,
                    NOTICE_PARTS,
                    CLOSURE_PARTS,
                    FAILURE_PARTS,
                    PROMISE,
                    FOLLOW_UP,
                    ROOT_CAUSE,
                    RECURRENCE_LINK,
                    CUSTOMER_REPEATED ->
                    Base.ESCALATED;
            case REGULATORY_STEP -> Base.REGULATORY;
            case PERSON,
                    TEAM,
                    TIER,
                    STATUS,
                    SEVERITY,
                    PRIORITY,
                    ACCOUNT,
                    CONTACT_TYPE,
                    PRODUCT_FEATURE,
                    CUSTOMER_MESSAGE,
                    MESSAGE_TO_CUSTOMER,
                    CALL,
                    MESSAGE_TEXT,
                    RESOLUTION,
                    SURVEY,
                    RECORDED_ESCALATION ->
                    Base.EVERY_CONTACT;
        };
    }
}
