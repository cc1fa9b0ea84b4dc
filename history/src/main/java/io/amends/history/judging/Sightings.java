package io.amends.history.judging;

import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Call;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.Conversation;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.Event.CustomerRepeatedThemselves;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Event.EscalationOpened;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.HandoffReturned;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.core.timeline.Event.PriorityChanged;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.Event.RecurrenceLinked;
import io.amends.core.timeline.Event.RegulatoryStepTaken;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.Event.RootCauseRecorded;
import io.amends.core.timeline.Event.SeverityChanged;
import io.amends.core.timeline.Event.StatusChanged;
import io.amends.core.timeline.Event.SurveyAnswered;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Part;
import io.amends.history.assembly.AssembledContact;
import java.util.EnumSet;
import java.util.Set;

/** Which kinds of fact a contact holds at least one of. */
public final class Sightings {

    private static final Set<Part> CLOSURE =
            EnumSet.of(
                    Part.WHAT_WAS_DONE,
                    Part.IMPACT,
                    Part.ROOT_CAUSE,
                    Part.RECURRENCE,
                    Part.FAILURE_ADMITTED,
                    Part.APOLOGY);

    private static final Set<Part> FOLLOW_UP =
            EnumSet.of(Part.HAS_IT_HELD, Part.SATISFIED, Part.ANYTHING_NEW);

    private final EnumSet<Observable> seen = EnumSet.noneOf(Observable.class);

    private Sightings() {}

    public static EnumSet<Observable> in(AssembledContact contact) {
        Sightings sightings = new Sightings();
        if (!contact.texts().isEmpty()) {
            sightings.seen.add(Observable.MESSAGE_TEXT);
        }
        for (Event event : contact.timeline().events()) {
            sightings.look(event);
        }
        return sightings.seen;
    }

    private void look(Event event) {
        if (event instanceof Conversation said) {
            lookAtConversation(said);
            return;
        }
        if (event instanceof Assigned assigned) {
            lookAtAssignment(assigned);
        } else if (event instanceof Described described) {
            lookAtDescription(described.description());
        } else {
            lookAtOther(event);
        }
    }

    private void lookAtConversation(Conversation said) {
        switch (said) {
            case CustomerMessage ignored -> seen.add(Observable.CUSTOMER_MESSAGE);
            case MessageToCustomer ignored -> seen.add(Observable.MESSAGE_TO_CUSTOMER);
            case Call ignored -> seen.add(Observable.CALL);
        }
        if (said instanceof Communication communication) {
            communication.parts().forEach(this::lookAtPart);
        }
    }

    private void lookAtPart(Part part) {
        if (part.admitsFailure()) {
            seen.add(Observable.FAILURE_PARTS);
        }
        if (CLOSURE.contains(part)) {
            seen.add(Observable.CLOSURE_PARTS);
        } else if (FOLLOW_UP.contains(part)) {
            seen.add(Observable.FOLLOW_UP);
        } else {
            seen.add(Observable.NOTICE_PARTS);
        }
    }

    private void lookAtAssignment(Assigned assigned) {
        if (assigned.person() != null) {
            seen.add(Observable.PERSON);
        }
        if (assigned.team() != null) {
            seen.add(Observable.TEAM);
        }
        if (assigned.tier() != null) {
            seen.add(Observable.TIER);
        }
    }

    private void lookAtDescription(Description description) {
        if (description.account() != null) {
            seen.add(Observable.ACCOUNT);
        }
        if (description.contactType() != null) {
            seen.add(Observable.CONTACT_TYPE);
        }
        if (description.productFeature() != null) {
            seen.add(Observable.PRODUCT_FEATURE);
        }
    }

    private void lookAtOther(Event event) {
        if (event instanceof StatusChanged) {
            seen.add(Observable.STATUS);
        } else if (event instanceof SeverityChanged) {
            seen.add(Observable.SEVERITY);
        } else if (event instanceof PriorityChanged) {
            seen.add(Observable.PRIORITY);
        } else if (event instanceof Resolved) {
            seen.add(Observable.RESOLUTION);
        } else if (event instanceof HandoffOffered
                || event instanceof HandoffAccepted
                || event instanceof HandoffReturned) {
            seen.add(Observable.HANDOFF);
        } else if (event instanceof PromiseMade) {
            seen.add(Observable.PROMISE);
        } else if (event instanceof FollowUpAnswered) {
            seen.add(Observable.FOLLOW_UP);
        } else if (event instanceof SurveyAnswered) {
            seen.add(Observable.SURVEY);
        } else if (event instanceof RootCauseRecorded) {
            seen.add(Observable.ROOT_CAUSE);
        } else if (event instanceof RecurrenceLinked) {
            seen.add(Observable.RECURRENCE_LINK);
        } else if (event instanceof CustomerRepeatedThemselves) {
            seen.add(Observable.CUSTOMER_REPEATED);
        } else if (event instanceof RegulatoryStepTaken) {
            seen.add(Observable.REGULATORY_STEP);
        } else if (event instanceof EscalationOpened) {
            seen.add(Observable.RECORDED_ESCALATION);
        }
    }
}
