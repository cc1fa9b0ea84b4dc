package io.amends.history.suggest;

import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields a row may have: always its state and description, the rest beside the events they belong to. */
final class EventFields {

    static final Set<Field> ALWAYS = always();

    static final Set<Field> OF_DESCRIPTION =
            plus(Field.OF_DESCRIPTION, Field.PRIORITY, Field.SEVERITY);

    private static final Set<Field> OF_MESSAGES =
            EnumSet.of(
                    Field.MESSAGE,
                    Field.TEXT_BODY,
                    Field.AUTOMATIC,
                    Field.DELIVERY,
                    Field.PARTS,
                    Field.PROMISED,
                    Field.PROMISE_KIND);

    private static final Map<EventKind, Set<Field>> BESIDE = new EnumMap<>(EventKind.class);

    static {
        for (EventKind kind : EventKind.values()) {
            BESIDE.put(kind, beside(kind));
        }
    }

    private EventFields() {}

    static Set<Field> of(Set<EventKind> kinds) {
        EnumSet<Field> fields = EnumSet.copyOf(ALWAYS);
        kinds.forEach(kind -> fields.addAll(BESIDE.getOrDefault(kind, Set.of())));
        return fields;
    }

    private static Set<Field> always() {
        EnumSet<Field> fields = EnumSet.of(Field.ACTOR, Field.ACTOR_PERSON);
        fields.addAll(Field.OF_STATE);
        fields.addAll(Field.OF_DESCRIPTION);
        return fields;
    }

    private static Set<Field> beside(EventKind kind) {
        return switch (kind) {
            case CUSTOMER_MESSAGE, MESSAGE_TO_CUSTOMER -> OF_MESSAGES;
            case MESSAGE -> plus(OF_MESSAGES, Field.DIRECTION);
            case NOTE_WRITTEN -> Set.of(Field.TEXT_BODY);
            case CALL, MEETING -> plus(OF_MESSAGES, Field.REACHED);
            case PROMISE -> Set.of(Field.PROMISED, Field.PROMISE_KIND, Field.MESSAGE);
            case MESSAGE_BOUNCED -> Set.of(Field.MESSAGE);
            case CUSTOMER_REPEATED -> Set.of(Field.SOURCE);
            case SURVEY -> Set.of(Field.RATING, Field.REPEATED);
            case FOLLOW_UP_ANSWER -> Set.of(Field.OUTCOME);
            case ESCALATION -> Set.of(Field.TYPE, Field.TRIGGER);
            case ESCALATION_ENDED -> Set.of(Field.TYPE);
            case HANDOFF_OFFERED ->
                    Set.of(
                            Field.TO_TEAM,
                            Field.TO_TIER,
                            Field.ISSUE,
                            Field.STEPS,
                            Field.REASON,
                            Field.TOLD,
                            Field.EMOTION,
                            Field.CONTEXT);
            case HANDOFF_RETURNED -> Set.of(Field.MISSING);
            case OWNER_ABSENT -> Set.of(Field.ABSENT_PERSON, Field.UNTIL);
            case OWNER_DEACTIVATED -> Set.of(Field.ABSENT_PERSON);
            case COMMITMENT_WAIVED ->
                    Set.of(Field.TYPE, Field.COMMITMENT, Field.DUE, Field.BECAUSE);
            case REGULATORY_ANCHOR -> Set.of(Field.PRESET, Field.ANCHOR);
            case REGULATORY_STEP -> Set.of(Field.PRESET, Field.MILESTONE, Field.PROOF);
            case EXTENSION_NOTIFIED -> Set.of(Field.PRESET, Field.MILESTONE, Field.EXTENSION);
            case CLOCK_STOPPED -> Set.of(Field.PRESET, Field.BECAUSE);
            case CLOCK_RESUMED -> Set.of(Field.PRESET);
            case ROOT_CAUSE -> Set.of(Field.CAUSE, Field.CONTRIBUTING, Field.ORGANISATION_FAILED);
            case CORRECTIVE_ACTION -> Set.of(Field.ACTION);
            case SYSTEMIC_ISSUE -> Set.of(Field.ISSUE_ID);
            case RECURRENCE, MERGED -> Set.of(Field.LINKED_CONTACT);
            case RESOLVED, CLOSED -> Set.of(Field.ORGANISATION_FAILED);
            case OPENED, REOPENED, SNAPSHOT, HANDOFF_ACCEPTED, HANDOFF_WITHDRAWN, IGNORED ->
                    Set.of();
        };
    }

    private static Set<Field> plus(Collection<Field> fields, Field... more) {
        EnumSet<Field> all = EnumSet.copyOf(fields);
        all.addAll(List.of(more));
        return all;
    }
}
