package io.amends.core.lifecycle;

import static io.amends.core.organisation.Role.AGENT;
import static io.amends.core.organisation.Role.COMPLIANCE;
import static io.amends.core.organisation.Role.COORDINATOR;
import static io.amends.core.organisation.Role.LEAD;
import static io.amends.core.organisation.Role.MANAGER;
import static io.amends.core.organisation.Role.SPECIALIST;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.PersonId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for what: the same from a page, the API and a connector.
 *
 * @param roles any of them, whoever owns the contact
 * @param owner whether its owners may, whatever their role
 * @param customer whether the customer may, on their status page
 */
public record Entitlement(Set<Role> roles, boolean owner, boolean customer) {

    private static final Set<Role> HANDLERS =
            Set.of(AGENT, SPECIALIST, COORDINATOR, LEAD, MANAGER, COMPLIANCE);
    private static final Set<Role> STEERING = Set.of(COORDINATOR, LEAD, MANAGER);
    private static final Set<Role> ANSWERING = Set.of(LEAD, MANAGER);

    public Entitlement {
        roles = Set.copyOf(roles);
    }

    /** Who may ask for this. */
    public static Entitlement to(Command command) {
        return switch (command) {
            case Command.Open ignored -> everybodyAndCustomer();
            case Command.Describe ignored -> everybody();
            case Command.Assess ignored -> everybody();
            case Command.Note ignored -> everybody();
            case Command.Await ignored -> everybody();
            case Command.StopAwaiting ignored -> everybody();
            case Command.Assign ignored -> everybody();
            case Command.Resolve ignored -> ownerAndSteering();
            case Command.Reopen ignored -> everybodyAndCustomer();
            case Command.Close ignored -> ownerAndSteering();
            case Command.Merge ignored -> ownerAndSteering();
            case Command.Send ignored -> everybody();
            case Command.RecordSent ignored -> everybody();
            case Command.RecordCall ignored -> everybody();
            case Command.NeedNoReply ignored -> everybody();
            case Command.SayRepeated ignored -> everybodyAndCustomer();
            case Command.AnswerFollowUp ignored -> everybodyAndCustomer();
            case Command.AnswerSurvey ignored -> everybodyAndCustomer();
            case Command.Escalate escalate ->
                    new Entitlement(HANDLERS, true, escalate.type() == EscalationType.CUSTOMER);
            case Command.DeEscalate ended ->
                    ended.type() == EscalationType.REGULATORY
                            ? new Entitlement(Set.of(COMPLIANCE), false, false)
                            : new Entitlement(STEERING, false, false);
            case Command.Snooze ignored -> everybody();
            case Command.Decline ignored -> everybody();
            case Command.OfferHandoff ignored -> ownerAndSteering();
            case Command.AcceptHandoff ignored -> everybody();
            case Command.ReturnHandoff ignored -> everybody();
            case Command.WithdrawHandoff ignored -> ownerAndSteering();
            case Command.NameCommunicationOwner ignored -> new Entitlement(STEERING, false, false);
            case Command.Waive ignored -> new Entitlement(ANSWERING, false, false);
            case Command.RecordRootCause ignored -> everybody();
            case Command.StateFailure ignored -> everybody();
        };
    }

    /** Whether an actor is entitled on a contact. */
    public boolean covers(Actor actor, LiveContact contact) {
        return switch (actor.kind()) {
            case CUSTOMER -> customer;
            case AUTOMATION -> false;
            case PERSON -> covers(actor.person(), contact);
        };
    }

    private boolean covers(@Nullable PersonId person, LiveContact contact) {
        return contact.rules()
                .organisation()
                .member(person)
                .filter(Member::active)
                .filter(m -> m.hasAny(roles) || (owner && contact.owners().includes(m.id())))
                .isPresent();
    }

    private static Entitlement everybody() {
        return new Entitlement(HANDLERS, true, false);
    }

    private static Entitlement everybodyAndCustomer() {
        return new Entitlement(HANDLERS, true, true);
    }

    private static Entitlement ownerAndSteering() {
        return new Entitlement(STEERING, true, false);
    }
}
