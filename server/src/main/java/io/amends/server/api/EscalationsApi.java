package io.amends.server.api;

import io.amends.core.lifecycle.Command;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Escalations of a contact: from the decision over the handoff to what is learnt from it. */
@RestController
@RequestMapping("/api/v1/contacts/{id}")
class EscalationsApi {

    private static final String TICK = "tick";

    private final Deciding deciding;

    EscalationsApi(Deciding deciding) {
        this.deciding = deciding;
    }

    @PostMapping("/escalations")
    ResponseEntity<byte[]> escalate(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Escalating body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id,
                ifMatch,
                new Command.Escalate(
                        caller.actor(),
                        body.type(),
                        Objects.requireNonNullElse(body.trigger(), TICK),
                        body.because()));
    }

    @PostMapping("/escalations/{type}/de-escalation")
    ResponseEntity<byte[]> deEscalate(
            @PathVariable String id,
            @PathVariable EscalationType type,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Because body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id, ifMatch, new Command.DeEscalate(caller.actor(), type, body.because()));
    }

    @PostMapping("/escalations/{type}/snooze")
    ResponseEntity<byte[]> snooze(
            @PathVariable String id,
            @PathVariable EscalationType type,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Snoozing body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(id, ifMatch, new Command.Snooze(caller.actor(), type, body.until()));
    }

    @PostMapping("/escalations/{type}/disagreement")
    ResponseEntity<byte[]> decline(
            @PathVariable String id,
            @PathVariable EscalationType type,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Because body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id, ifMatch, new Command.Decline(caller.actor(), type, body.because()));
    }

    // ---- the handoff -----------------------------------------------------------------------

    @PostMapping("/handoff")
    ResponseEntity<byte[]> offer(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Offering body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id,
                ifMatch,
                new Command.OfferHandoff(caller.actor(), new TeamId(body.to()), body.elements()));
    }

    @PostMapping("/handoff/acceptance")
    ResponseEntity<byte[]> accept(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(id, ifMatch, new Command.AcceptHandoff(caller.actor()));
    }

    @PostMapping("/handoff/return")
    ResponseEntity<byte[]> giveBack(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Returning body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id, ifMatch, new Command.ReturnHandoff(caller.actor(), body.missing()));
    }

    @PostMapping("/handoff/withdrawal")
    ResponseEntity<byte[]> withdraw(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(id, ifMatch, new Command.WithdrawHandoff(caller.actor()));
    }

    // ---- what is owed, what is learnt --------------------------------------------------------

    @PutMapping("/communication-owner")
    ResponseEntity<byte[]> name(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Naming body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id,
                ifMatch,
                new Command.NameCommunicationOwner(
                        caller.actor(),
                        body.person() == null ? null : new PersonId(body.person())));
    }

    @PostMapping("/waivers")
    ResponseEntity<byte[]> waive(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Waiving body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id,
                ifMatch,
                new Command.Waive(
                        caller.actor(),
                        body.escalation(),
                        body.kind(),
                        body.due(),
                        body.because()));
    }

    @PostMapping("/root-cause")
    ResponseEntity<byte[]> rootCause(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.RootCause body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id,
                ifMatch,
                new Command.RecordRootCause(
                        caller.actor(),
                        body.primary(),
                        Objects.requireNonNullElse(body.contributing(), List.of())));
    }

    @PostMapping("/failure")
    ResponseEntity<byte[]> failure(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.FailureSaid body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id, ifMatch, new Command.StateFailure(caller.actor(), body.organisationFailed()));
    }
}
