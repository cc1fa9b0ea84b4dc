package io.amends.server.api;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event.RecurrenceLinked;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.TeamId;
import io.amends.server.accounts.Account;
import io.amends.server.accounts.Accounts;
import io.amends.server.api.Bodies.Opening;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Received;
import io.amends.server.escalations.Contacts;
import io.amends.server.timeline.Heads;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contacts: opening, finding, describing, handing on, ending. */
@RestController
@RequestMapping("/api/v1/contacts")
class ContactsApi {

    private final Contacts contacts;
    private final Conversations conversations;
    private final Accounts accounts;
    private final Heads heads;
    private final Deciding deciding;
    private final Answering answering;
    private final TransactionOperations transaction;

    ContactsApi(
            Contacts contacts,
            Conversations conversations,
            Accounts accounts,
            Heads heads,
            Deciding deciding,
            Answering answering,
            TransactionOperations transaction) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.accounts = accounts;
        this.heads = heads;
        this.deciding = deciding;
        this.answering = answering;
        this.transaction = transaction;
    }

    @PostMapping
    ResponseEntity<byte[]> open(@Asked Opening body, @AuthenticationPrincipal Caller caller) {
        Command.Open command =
                new Command.Open(
                        caller.actor(),
                        described(body),
                        body.team() == null ? null : new TeamId(body.team()),
                        body.severity());
        LiveContact opened =
                Objects.requireNonNull(
                        transaction.execute(status -> opened(command, body, caller)));
        return answering.contact(opened, HttpStatus.CREATED);
    }

    /** With what the customer wrote, all of it or nothing. */
    private LiveContact opened(Command.Open command, Opening body, Caller caller) {
        LiveContact opened = answering.done(contacts.open(command));
        ContactId contact = opened.facts().contact();
        if (body.recurrenceOf() != null) {
            ContactId earlier = new ContactId(body.recurrenceOf());
            if (contacts.find(earlier).isEmpty()) {
                throw unknown("contact.unknown", "recurrenceOf");
            }
            Stamp stamp = Stamp.at(opened.now(), caller.actor());
            contacts.record(contact, List.of(new RecurrenceLinked(stamp, earlier)));
        }
        if (body.message() != null) {
            conversations.receive(
                    contact,
                    Received.of(
                            Objects.requireNonNullElse(body.message().subject(), ""),
                            body.message().body(),
                            Objects.requireNonNullElse(body.channel(), "api")));
        }
        return contacts.find(contact).orElseThrow();
    }

    /** What the account is as of now stays with the contact, whatever becomes of the account. */
    private Description described(Opening body) {
        @Nullable Account account =
                body.account() == null
                        ? null
                        : accounts.find(new AccountId(body.account()))
                                .orElseThrow(() -> unknown("account.unknown", "account"));
        return new Description(
                account == null ? null : account.id(),
                body.requester(),
                body.contactType(),
                body.productFeature(),
                body.service(),
                account == null ? null : account.segment(),
                account == null ? null : account.industry(),
                account == null ? null : account.region(),
                body.channel());
    }

    private static Problem unknown(String code, String field) {
        return Problem.of(HttpStatus.BAD_REQUEST, code, field);
    }

    @GetMapping
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String phase,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable Boolean escalated,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Cursor.limit(limit);
        List<Heads.Line> lines =
                heads.list(
                        new Heads.Choice(phase, team, owner, account, escalated),
                        Cursor.read(after),
                        most + 1);
        return Answering.json(Cursor.page(lines, most, Heads.Line::id, ContactsApi::shown));
    }

    private static Views.ContactLine shown(Heads.Line line) {
        return new Views.ContactLine(
                line.id(),
                line.version(),
                line.phase(),
                line.account(),
                line.requester(),
                line.contactType(),
                line.productFeature(),
                line.severity(),
                line.tier(),
                line.team(),
                line.resolutionOwner(),
                line.communicationOwner(),
                line.openedAt(),
                line.resolvedAt(),
                line.escalated());
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(@PathVariable String id) {
        return answering.contact(
                contacts.find(new ContactId(id)).orElseThrow(Problem::notThere), HttpStatus.OK);
    }

    @PatchMapping("/{id}")
    ResponseEntity<byte[]> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Change body,
            @AuthenticationPrincipal Caller caller) {
        List<Command> commands = new ArrayList<>();
        if (body.account() != null && accounts.find(new AccountId(body.account())).isEmpty()) {
            throw unknown("account.unknown", "account");
        }
        Description description =
                new Description(
                        body.account() == null ? null : new AccountId(body.account()),
                        body.requester(),
                        body.contactType(),
                        body.productFeature(),
                        body.service(),
                        null,
                        null,
                        null,
                        body.channel());
        if (!description.equals(Description.UNSTATED)) {
            commands.add(new Command.Describe(caller.actor(), description));
        }
        if (body.severity() != null) {
            commands.add(new Command.Assess(caller.actor(), body.severity()));
        }
        return deciding.decide(id, ifMatch, commands);
    }

    @PutMapping("/{id}/assignment")
    ResponseEntity<byte[]> assign(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Assignment body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id,
                ifMatch,
                new Command.Assign(
                        caller.actor(),
                        body.person() == null ? null : new PersonId(body.person()),
                        new TeamId(body.team())));
    }

    @PutMapping("/{id}/waiting")
    ResponseEntity<byte[]> await(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Waiting body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(id, ifMatch, new Command.Await(caller.actor(), body.on()));
    }

    @DeleteMapping("/{id}/waiting")
    ResponseEntity<byte[]> stopAwaiting(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(id, ifMatch, new Command.StopAwaiting(caller.actor()));
    }

    @PostMapping("/{id}/resolution")
    ResponseEntity<byte[]> resolve(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(id, ifMatch, new Command.Resolve(caller.actor()));
    }

    @PostMapping("/{id}/reopening")
    ResponseEntity<byte[]> reopen(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(id, ifMatch, new Command.Reopen(caller.actor()));
    }

    @PostMapping("/{id}/closure")
    ResponseEntity<byte[]> close(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(id, ifMatch, new Command.Close(caller.actor()));
    }

    @PostMapping("/{id}/merge")
    ResponseEntity<byte[]> merge(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Merging body,
            @AuthenticationPrincipal Caller caller) {
        if (contacts.find(new ContactId(body.survivor())).isEmpty()) {
            throw unknown("contact.unknown", "survivor");
        }
        return deciding.decide(
                id, ifMatch, new Command.Merge(caller.actor(), new ContactId(body.survivor())));
    }
}
