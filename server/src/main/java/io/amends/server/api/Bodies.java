package io.amends.server.api;

// What can be asked for, as JSON, on one page.

import com.fasterxml.jackson.annotation.JsonProperty;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Event.RepeatSource;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shapes of bodies. What may be left out is nullable. */
final class Bodies {

    private static final int NAME = 200;
    private static final int TEXT = 100_000;

    /** Names that are safe in an address and in a file. */
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:@-]{0,99}";

    private Bodies() {}

    // ---- the contact -----------------------------------------------------------------------

    /**
     * @param message what the customer wrote
     * @param recurrenceOf the contact whose problem this is again
     */
    record Opening(
            @Nullable @Size(max = NAME) String account,
            @Nullable @Size(max = NAME) String requester,
            @Nullable @Size(max = NAME) String contactType,
            @Nullable @Size(max = NAME) String productFeature,
            @Nullable @Size(max = NAME) String service,
            @Nullable @Size(max = NAME) String channel,
            @Nullable @Size(max = NAME) String team,
            @Nullable Severity severity,
            @Nullable @Valid Written message,
            @Nullable @Size(max = NAME) String recurrenceOf) {}

    record Written(
            @Nullable @Size(max = NAME) String subject, @NotBlank @Size(max = TEXT) String body) {}

    /** What is not named stays as it is. */
    record Change(
            @Nullable @Size(max = NAME) String account,
            @Nullable @Size(max = NAME) String requester,
            @Nullable @Size(max = NAME) String contactType,
            @Nullable @Size(max = NAME) String productFeature,
            @Nullable @Size(max = NAME) String service,
            @Nullable @Size(max = NAME) String channel,
            @Nullable Severity severity) {}

    record Assignment(
            @Nullable @Size(max = NAME) String person, @NotBlank @Size(max = NAME) String team) {}

    record Waiting(@NotNull WaitingOn on) {}

    record Merging(@NotBlank @Size(max = NAME) String survivor) {}

    // ---- the conversation ------------------------------------------------------------------

    record Promised(@NotNull PromiseKind kind, @NotNull Instant at) {}

    /**
     * @param channel how it goes: {@code mail}, which we send, or how it went already
     */
    record Message(
            @Nullable @Size(max = NAME) String subject,
            @Nullable Map<Part, @Size(max = TEXT) String> parts,
            @Nullable @Size(max = TEXT) String body,
            @Nullable @Valid Promised promise,
            @Nullable @Size(max = NAME) String channel) {}

    record Called(
            @NotNull Medium medium,
            @JsonProperty(required = true) boolean reached,
            @Nullable Map<Part, @Size(max = TEXT) String> parts,
            @Nullable @Size(max = TEXT) String summary,
            @Nullable @Valid Promised promise) {}

    record Noted(@NotBlank @Size(max = TEXT) String text) {}

    record Repeated(@NotNull RepeatSource source) {}

    record FollowUpAnswer(@NotNull FollowUpOutcome outcome) {}

    record SurveyAnswer(
            @JsonProperty(required = true) int rating, @JsonProperty(required = true) int scale) {}

    // ---- escalations -----------------------------------------------------------------------

    record Escalating(
            @NotNull EscalationType type,
            @Nullable @Size(max = NAME) String trigger,
            @NotBlank @Size(max = TEXT) String because) {}

    record Because(@NotBlank @Size(max = TEXT) String because) {}

    record Snoozing(@NotNull Instant until) {}

    record Offering(
            @NotBlank @Size(max = NAME) String to,
            @NotNull Map<HandoffElement, @Size(max = TEXT) String> elements) {}

    record Returning(@NotNull Set<HandoffElement> missing) {}

    record Naming(@Nullable @Size(max = NAME) String person) {}

    record Waiving(
            @NotNull EscalationType escalation,
            @NotNull CommitmentKind kind,
            @NotNull Instant due,
            @NotBlank @Size(max = TEXT) String because) {}

    record RootCause(
            @NotBlank @Size(max = NAME) String primary,
            @Nullable List<@NotBlank @Size(max = NAME) String> contributing) {}

    record FailureSaid(@JsonProperty(required = true) boolean organisationFailed) {}

    // ---- customers, people, teams ------------------------------------------------------------

    record RequesterBody(
            @Nullable @Size(max = NAME) String account,
            @NotBlank @Size(max = NAME) String name,
            @Nullable @Email @Size(max = 254) String email,
            @Nullable @Pattern(regexp = "[a-z]{2}") String language,
            @Nullable @Size(max = 60) String zone) {}

    record NewPerson(
            @NotBlank @Email @Size(max = 254) String email,
            @NotBlank @Size(max = NAME) String name,
            @NotEmpty Set<Role> roles,
            @Nullable Set<@NotBlank @Size(max = NAME) String> teams,
            @Nullable @Size(max = NAME) String deputy) {}

    /** What is not named stays as it is. */
    record PersonChange(
            @Nullable Set<Role> roles,
            @Nullable Boolean active,
            @Nullable Set<@NotBlank @Size(max = NAME) String> teams,
            @Nullable @Size(max = NAME) String deputy) {}

    record Absence(@NotNull Instant from, @NotNull Instant to) {}

    record Absences(@NotNull @Size(max = 500) List<@Valid Absence> absences) {}

    record TeamBody(
            @NotBlank @Size(max = NAME) String name,
            @NotBlank @Size(max = NAME) String tier,
            @Nullable Boolean active,
            @Nullable @Size(max = NAME) String lead,
            @Nullable @Size(max = NAME) String coordinator) {}

    /**
     * @param person whose; null: one's own
     */
    record NewToken(
            @Nullable @Size(max = NAME) String person,
            @NotBlank @Size(max = NAME) String name,
            @NotNull Scope scope,
            @NotNull Instant expires) {}

    static boolean isId(String text) {
        return text.matches(ID);
    }
}
