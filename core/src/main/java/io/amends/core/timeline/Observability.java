package io.amends.core.timeline;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one source can show; decided once for an audit, never per contact. */
public record Observability(Map<Observable, State> states) {

    /** How far a kind of fact can be seen in a source. */
    public enum State {
        OBSERVABLE,
        /** Seen, but it also happens outside the source: absence only indicates. */
        INCOMPLETE,
        DECLARED_NOT_FOUND,
        NOT_DECLARED
    }

    public Observability {
        EnumMap<Observable, State> whole = new EnumMap<>(Observable.class);
        for (Observable kind : Observable.values()) {
            whole.put(kind, states.getOrDefault(kind, State.NOT_DECLARED));
        }
        states = Collections.unmodifiableMap(whole);
    }

    /** A source that shows everything: ours, when escalations run live. */
    public static Observability everything() {
        return new Observability(
                Stream.of(Observable.values())
                        .collect(Collectors.toMap(k -> k, k -> State.OBSERVABLE)));
    }

    public State of(Observable kind) {
        return states.getOrDefault(kind, State.NOT_DECLARED);
    }

    public boolean shows(Observable kind) {
        State state = of(kind);
        return state == State.OBSERVABLE || state == State.INCOMPLETE;
    }

    /** Whether it shows at least one of the kinds. */
    public boolean showsAny(Set<Observable> kinds) {
        for (Observable kind : kinds) {
            if (shows(kind)) {
                return true;
            }
        }
        return false;
    }

    /** Whether absence in a contact is evidence rather than a hint. */
    public boolean provesAbsence(Observable kind) {
        return of(kind) == State.OBSERVABLE;
    }

    private boolean showsAll(Set<Observable> kinds) {
        for (Observable kind : kinds) {
            if (!shows(kind)) {
                return false;
            }
        }
        return true;
    }

    /** Those of the needed kinds that this source does not show. */
    public Set<Observable> missing(Set<Observable> needed) {
        return showsAll(needed)
                ? Set.of()
                : needed.stream().filter(k -> !shows(k)).collect(Collectors.toUnmodifiableSet());
    }
}
