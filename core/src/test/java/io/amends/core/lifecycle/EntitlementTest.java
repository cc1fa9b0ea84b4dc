package io.amends.core.lifecycle;

import static io.amends.core.organisation.Role.ACCOUNT_MANAGER;
import static io.amends.core.organisation.Role.ADMIN;
import static io.amends.core.organisation.Role.AGENT;
import static io.amends.core.organisation.Role.COMPLIANCE;
import static io.amends.core.organisation.Role.COORDINATOR;
import static io.amends.core.organisation.Role.LEAD;
import static io.amends.core.organisation.Role.MANAGER;
import static io.amends.core.organisation.Role.READER;
import static io.amends.core.organisation.Role.SPECIALIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.RepeatSource;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Severity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Role by action, the whole matrix. */
class EntitlementTest {

    private static final Set<Role> HANDLERS =
            EnumSet.of(AGENT, SPECIALIST, COORDINATOR, LEAD, MANAGER, COMPLIANCE);
    private static final Set<Role> STEERING = EnumSet.of(COORDINATOR, LEAD, MANAGER);
    private static final Actor BY = Actor.person(Desk.ANNA);
    private static final Instant AT = Instant.EPOCH;
    private static final MessageId ID = new MessageId("m");

    /** What is asked, which roles may, whether owners may whatever their role, whether customers. */
    record Row(Command command, Set<Role> roles, boolean owner, boolean customer) {
        @Override
        public String toString() {
            return command.getClass().getSimpleName();
        }
    }

    static Stream<Row> matrix() {
        return Stream.of(
                new Row(
                        new Command.Open(BY, Description.UNSTATED, null, null),
                        HANDLERS,
                        true,
                        true),
                new Row(new Command.Describe(BY, Description.UNSTATED), HANDLERS, true, false),
                new Row(new Command.Assess(BY, Severity.S1), HANDLERS, true, false),
                new Row(new Command.Note(BY), HANDLERS, true, false),
                new Row(new Command.Await(BY, WaitingOn.CUSTOMER), HANDLERS, true, false),
                new Row(new Command.StopAwaiting(BY), HANDLERS, true, false),
                new Row(new Command.Assign(BY, null, Desk.FRONT), HANDLERS, true, false),
                new Row(new Command.Resolve(BY), STEERING, true, false),
                new Row(new Command.Reopen(BY), HANDLERS, true, true),
                new Row(new Command.Close(BY), STEERING, true, false),
                new Row(new Command.Merge(BY, new ContactId("C-2")), STEERING, true, false),
                new Row(new Command.Send(BY, ID, "mail", Words.PLAIN), HANDLERS, true, false),
                new Row(new Command.RecordSent(BY, ID, "mail", Words.PLAIN), HANDLERS, true, false),
                new Row(
                        new Command.RecordCall(BY, ID, Medium.CALL, true, Words.PLAIN),
                        HANDLERS,
                        true,
                        false),
                new Row(new Command.NeedNoReply(BY, "Thanks"), HANDLERS, true, false),
                new Row(new Command.SayRepeated(BY, RepeatSource.BUTTON), HANDLERS, true, true),
                new Row(new Command.AnswerFollowUp(BY, FollowUpOutcome.HELD), HANDLERS, true, true),
                new Row(new Command.AnswerSurvey(BY, 5, 5), HANDLERS, true, true),
                new Row(escalate(EscalationType.TIER), HANDLERS, true, false),
                new Row(escalate(EscalationType.CUSTOMER), HANDLERS, true, true),
                new Row(deEscalate(EscalationType.TIER), STEERING, false, false),
                new Row(
                        deEscalate(EscalationType.REGULATORY),
                        EnumSet.of(COMPLIANCE),
                        false,
                        false),
                new Row(new Command.Snooze(BY, EscalationType.CUSTOMER, AT), HANDLERS, true, false),
                new Row(
                        new Command.Decline(BY, EscalationType.CUSTOMER, "no"),
                        HANDLERS,
                        true,
                        false),
                new Row(new Command.OfferHandoff(BY, Desk.BACK, Map.of()), STEERING, true, false),
                new Row(new Command.AcceptHandoff(BY), HANDLERS, true, false),
                new Row(new Command.ReturnHandoff(BY, Set.of()), HANDLERS, true, false),
                new Row(new Command.WithdrawHandoff(BY), STEERING, true, false),
                new Row(new Command.NameCommunicationOwner(BY, null), STEERING, false, false),
                new Row(
                        new Command.Waive(
                                BY, EscalationType.TIER, CommitmentKind.PROMISE, AT, "agreed"),
                        EnumSet.of(LEAD, MANAGER),
                        false,
                        false),
                new Row(
                        new Command.RecordRootCause(BY, "defect", List.of()),
                        HANDLERS,
                        true,
                        false),
                new Row(new Command.StateFailure(BY, true), HANDLERS, true, false));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void each_command_is_for_these_and_nobody_else(Row row) {
        Entitlement to = Entitlement.to(row.command());
        assertThat(to.roles()).isEqualTo(row.roles());
        assertThat(to.owner()).isEqualTo(row.owner());
        assertThat(to.customer()).isEqualTo(row.customer());
    }

    @Test
    void no_command_is_left_out_and_none_is_for_those_who_only_look() {
        Set<Class<?>> covered =
                matrix().map(row -> row.command().getClass()).collect(Collectors.toSet());
        assertThat(covered).containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
        assertThat(matrix().flatMap(row -> row.roles().stream()))
                .doesNotContain(READER, ACCOUNT_MANAGER, ADMIN);
    }

    private static Command escalate(EscalationType type) {
        return new Command.Escalate(BY, type, "tick", "because");
    }

    private static Command deEscalate(EscalationType type) {
        return new Command.DeEscalate(BY, type, "because");
    }
}
