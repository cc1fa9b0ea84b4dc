package io.amends.server.api;

import io.amends.server.identity.People;
import io.amends.server.identity.Person;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of everybody, for admins; a secret is shown once, in the answer that makes it. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokensApi {

    private final ApiTokens tokens;
    private final People people;
    private final Clock clock;

    TokensApi(ApiTokens tokens, People people, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.clock = clock;
    }

    record MadeShown(Token token, String secret) {}

    record All(List<Token> items) {}

    @GetMapping
    ResponseEntity<byte[]> list(@RequestParam(required = false) @Nullable UUID person) {
        return Answering.json(new All(tokens.list(person)));
    }

    @PostMapping
    ResponseEntity<byte[]> make(
            @Asked Bodies.NewToken body, @AuthenticationPrincipal Caller caller) {
        Instant now = clock.instant();
        if (!body.expires().isAfter(now) || body.expires().isAfter(now.plus(ApiTokens.LONGEST))) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "field.wrong",
                    "expires",
                    "a time within the next 366 days");
        }
        ApiTokens.Made made =
                tokens.make(
                        body.person() == null ? caller.id() : person(body.person()),
                        body.name(),
                        body.scope(),
                        body.expires(),
                        caller.id());
        return ResponseEntity.created(URI.create("/api/v1/tokens/" + made.token().id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(ApiJson.write(new MadeShown(made.token(), made.secret())));
    }

    private UUID person(String id) {
        try {
            return people.byId(UUID.fromString(id))
                    .filter(Person::active)
                    .map(Person::id)
                    .orElseThrow(IllegalArgumentException::new);
        } catch (IllegalArgumentException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "person.unknown", "person");
        }
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(@PathVariable UUID id) {
        if (!tokens.revoke(id, null)) {
            throw Problem.notThere();
        }
        return ResponseEntity.noContent().build();
    }
}
