package io.amends.server.api;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event.Promise;
import io.amends.server.communications.CallMade;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Letter;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said between the customer and us, and among us. */
@RestController
@RequestMapping("/api/v1/contacts/{id}")
class ConversationApi {

    private final Conversations conversations;
    private final Contacts contacts;
    private final Deciding deciding;
    private final Answering answering;
    private final TransactionOperations transaction;

    ConversationApi(
            Conversations conversations,
            Contacts contacts,
            Deciding deciding,
            Answering answering,
            TransactionOperations transaction) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.deciding = deciding;
        this.answering = answering;
        this.transaction = transaction;
    }

    @PostMapping("/messages")
    ResponseEntity<byte[]> send(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Message body,
            @AuthenticationPrincipal Caller caller) {
        Letter letter =
                new Letter(
                        Objects.requireNonNullElse(body.subject(), ""),
                        Objects.requireNonNullElse(body.parts(), Map.of()),
                        Objects.requireNonNullElse(body.body(), ""),
                        promise(body.promise()),
                        Objects.requireNonNullElse(body.channel(), Letter.MAIL));
        return said(
                id, ifMatch, () -> conversations.send(new ContactId(id), caller.actor(), letter));
    }

    @PostMapping("/calls")
    ResponseEntity<byte[]> call(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Called body,
            @AuthenticationPrincipal Caller caller) {
        CallMade call =
                new CallMade(
                        body.medium(),
                        body.reached(),
                        Objects.requireNonNullElse(body.parts(), Map.of()),
                        Objects.requireNonNullElse(body.summary(), ""),
                        promise(body.promise()));
        return said(
                id, ifMatch, () -> conversations.called(new ContactId(id), caller.actor(), call));
    }

    private static Optional<Promise> promise(Bodies.@Nullable Promised promised) {
        return Optional.ofNullable(promised).map(p -> new Promise(p.kind(), p.at()));
    }

    /** The contact is held while its version is compared, so that nobody comes between. */
    private ResponseEntity<byte[]> said(
            String id, @Nullable String ifMatch, Supplier<Handled> saying) {
        @Nullable Long version = Answering.version(ifMatch);
        LiveContact after =
                Objects.requireNonNull(
                        transaction.execute(
                                status -> {
                                    if (version != null) {
                                        answering.done(contacts.held(new ContactId(id), version));
                                    }
                                    return answering.done(saying.get());
                                }));
        return answering.contact(after, org.springframework.http.HttpStatus.OK);
    }

    /** Without words: that somebody wrote one elsewhere. */
    @PostMapping("/notes")
    ResponseEntity<byte[]> note(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked(required = false) Bodies.@Nullable Noted body,
            @AuthenticationPrincipal Caller caller) {
        ContactId contact = new ContactId(id);
        return body == null
                ? deciding.decide(id, ifMatch, new Command.Note(caller.actor()))
                : said(id, ifMatch, () -> conversations.note(contact, caller.actor(), body.text()));
    }

    @PostMapping("/no-reply")
    ResponseEntity<byte[]> needsNoReply(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Because body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id, ifMatch, new Command.NeedNoReply(caller.actor(), body.because()));
    }

    @PostMapping("/repetitions")
    ResponseEntity<byte[]> repeated(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.Repeated body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(id, ifMatch, new Command.SayRepeated(caller.actor(), body.source()));
    }

    @PostMapping("/follow-up-answers")
    ResponseEntity<byte[]> answerFollowUp(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.FollowUpAnswer body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id, ifMatch, new Command.AnswerFollowUp(caller.actor(), body.outcome()));
    }

    @PostMapping("/survey-answers")
    ResponseEntity<byte[]> answerSurvey(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Asked Bodies.SurveyAnswer body,
            @AuthenticationPrincipal Caller caller) {
        return deciding.decide(
                id, ifMatch, new Command.AnswerSurvey(caller.actor(), body.rating(), body.scale()));
    }
}
