package io.amends.history.suggest;

import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.suggest.Candidates.Candidate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Kinds of event whose rows hold what they take; rows of the others would be rejected. */
final class TellableKinds {

    private TellableKinds() {}

    /** Of the kinds that the values tell. */
    static Set<EventKind> among(Events events, Map<Field, Candidate> fields) {
        Set<EventKind> told = EnumSet.noneOf(EventKind.class);
        told.addAll(events.told());
        told.removeIf(
                kind ->
                        switch (kind) {
                            case MERGED, RECURRENCE -> !fields.containsKey(Field.LINKED_CONTACT);
                            case MESSAGE -> !fields.containsKey(Field.DIRECTION);
                            case MESSAGE_BOUNCED -> !fields.containsKey(Field.MESSAGE);
                            case PROMISE -> !fields.containsKey(Field.PROMISED);
                            case SURVEY -> !fields.containsKey(Field.RATING);
                            case FOLLOW_UP_ANSWER -> !fields.containsKey(Field.OUTCOME);
                            case ESCALATION_ENDED -> !fields.containsKey(Field.TYPE);
                            case OWNER_ABSENT, OWNER_DEACTIVATED ->
                                    !fields.containsKey(Field.ABSENT_PERSON);
                            case COMMITMENT_WAIVED ->
                                    !fields.containsKey(Field.TYPE)
                                            || !fields.containsKey(Field.COMMITMENT)
                                            || !fields.containsKey(Field.DUE);
                            case REGULATORY_ANCHOR ->
                                    !fields.containsKey(Field.PRESET)
                                            || !fields.containsKey(Field.ANCHOR);
                            case CLOCK_STOPPED ->
                                    !fields.containsKey(Field.PRESET)
                                            || !fields.containsKey(Field.BECAUSE);
                            case CLOCK_RESUMED -> !fields.containsKey(Field.PRESET);
                            case REGULATORY_STEP, EXTENSION_NOTIFIED ->
                                    !fields.containsKey(Field.PRESET)
                                            || !fields.containsKey(Field.MILESTONE);
                            case ROOT_CAUSE -> !fields.containsKey(Field.CAUSE);
                            case CORRECTIVE_ACTION -> !fields.containsKey(Field.ACTION);
                            case SYSTEMIC_ISSUE -> !fields.containsKey(Field.ISSUE_ID);
                            case OPENED,
                                    CUSTOMER_MESSAGE,
                                    CUSTOMER_REPEATED,
                                    REOPENED,
                                    SNAPSHOT,
                                    ESCALATION,
                                    HANDOFF_OFFERED,
                                    HANDOFF_RETURNED,
                                    HANDOFF_WITHDRAWN,
                                    HANDOFF_ACCEPTED,
                                    NOTE_WRITTEN,
                                    MESSAGE_TO_CUSTOMER,
                                    CALL,
                                    MEETING,
                                    RESOLVED,
                                    CLOSED,
                                    IGNORED ->
                                    false;
                        });
        return told;
    }
}
