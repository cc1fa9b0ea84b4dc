package io.amends.server.api;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Reason;
import io.amends.server.api.Problem.Because;
import io.amends.server.escalations.Handled;
import io.amends.server.escalations.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers in the caller's language. */
@Component
class Answering {

    private final ApiViews views;
    private final Refusals refusals;
    private final HttpServletRequest request;

    /**
     * @param request the one that is being answered, whichever that is
     */
    Answering(ApiViews views, Refusals refusals, HttpServletRequest request) {
        this.views = views;
        this.refusals = refusals;
        this.request = request;
    }

    Locale language() {
        return ApiProblems.language(request);
    }

    static ResponseEntity<byte[]> json(Object shown) {
        return json(HttpStatus.OK, shown);
    }

    static ResponseEntity<byte[]> json(HttpStatus status, Object shown) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(ApiJson.write(shown));
    }

    /** The contact with what was done to it, or the problem that says every reason. */
    ResponseEntity<byte[]> contact(Handled handled) {
        return contact(done(handled), HttpStatus.OK);
    }

    ResponseEntity<byte[]> contact(LiveContact contact, HttpStatus status) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status)
                        .contentType(MediaType.APPLICATION_JSON)
                        .eTag(ApiViews.etag(contact));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/contacts/" + contact.facts().contact()));
        }
        return answer.body(ApiJson.write(views.contact(contact, language())));
    }

    LiveContact done(Handled handled) {
        return switch (handled) {
            case Handled.Done done -> done.contact();
            case Handled.Refused refused -> throw problem(refused.reasons());
        };
    }

    Problem problem(List<Reason> reasons) {
        List<Because> because =
                refusals.say(reasons, language(), ZoneOffset.UTC).stream()
                        .map(r -> new Because(r.code(), r.sentence(), null))
                        .toList();
        return switch (reasons.getFirst().code()) {
            case "refused.not-entitled" ->
                    new Problem(HttpStatus.FORBIDDEN, "not-entitled", because);
            case "refused.not-opened" -> Problem.notThere();
            case "changed.meanwhile" ->
                    new Problem(HttpStatus.PRECONDITION_FAILED, "changed", because);
            default -> new Problem(HttpStatus.CONFLICT, "refused", because);
        };
    }

    /** What the contact must still be at; null where the caller does not mind. */
    static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        if (!ifMatch.matches("\"\\d{1,18}\"")) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "if-match");
        }
        return Long.valueOf(ifMatch.substring(1, ifMatch.length() - 1));
    }
}
