package io.amends.server.api;

import io.amends.core.organisation.Role;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.PersonId;
import io.amends.server.accounts.Account;
import io.amends.server.accounts.AccountChange;
import io.amends.server.accounts.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Customers: what is known of them, since when. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsApi {

    private final Accounts accounts;
    private final AccountsRead read;
    private final Entitled entitled;
    private final Answering answering;
    private final Clock clock;

    AccountsApi(
            Accounts accounts,
            AccountsRead read,
            Entitled entitled,
            Answering answering,
            Clock clock) {
        this.accounts = accounts;
        this.read = read;
        this.entitled = entitled;
        this.answering = answering;
        this.clock = clock;
    }

    record Imported(int lines, long accounts) {}

    record Change(Instant since, Map<String, @Nullable String> states) {}

    record Changes(List<Change> items) {}

    @PostMapping
    ResponseEntity<byte[]> create(@Asked ObjectNode body, @AuthenticationPrincipal Caller caller) {
        mayChange(caller);
        ObjectNode attributes = body.deepCopy();
        String id = attributes.has("id") ? attributes.remove("id").asString("") : "";
        if (!Bodies.isId(id)) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "field.wrong", "id", AccountsRead.idExpected());
        }
        if (!accounts.known(List.of(id)).isEmpty()) {
            throw Problem.of(HttpStatus.CONFLICT, "account.known", id);
        }
        AccountChange change = read.change(id, attributes, clock.instant(), answering.language());
        accounts.keep(List.of(change), caller.id());
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + id))
                .contentType(MediaType.APPLICATION_JSON)
                .body(ApiJson.write(found(id, change.since())));
    }

    /** What holds since an instant; what is not named stays as it is, null: it holds no longer. */
    @PostMapping("/{id}/changes")
    ResponseEntity<byte[]> change(
            @PathVariable String id,
            @Asked ObjectNode body,
            @AuthenticationPrincipal Caller caller) {
        mayChange(caller);
        if (accounts.known(List.of(id)).isEmpty()) {
            throw Problem.notThere();
        }
        AccountChange change = read.change(id, body, clock.instant(), answering.language());
        accounts.keep(List.of(change), caller.id());
        return Answering.json(found(id, change.since()));
    }

    /** A file of many; all of it or nothing. */
    @PostMapping(path = "/import", consumes = "text/csv")
    ResponseEntity<byte[]> importFile(
            HttpServletRequest request, @AuthenticationPrincipal Caller caller) throws IOException {
        mayChange(caller);
        List<AccountChange> changes =
                read.file(WholeBody.of(request), clock.instant(), answering.language());
        accounts.keep(changes, caller.id());
        return Answering.json(
                new Imported(
                        changes.size(),
                        changes.stream().map(AccountChange::account).distinct().count()));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(
            @PathVariable String id, @RequestParam(required = false) @Nullable OffsetDateTime at) {
        return Answering.json(found(id, at == null ? clock.instant() : at.toInstant()));
    }

    @GetMapping("/{id}/changes")
    ResponseEntity<byte[]> changes(@PathVariable String id) {
        List<AccountChange> changes = accounts.changes(new AccountId(id));
        if (changes.isEmpty()) {
            throw Problem.notThere();
        }
        return Answering.json(new Changes(changes.stream().map(AccountsApi::shown).toList()));
    }

    @GetMapping
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String manager,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Cursor.limit(limit);
        List<Account> found =
                accounts.list(
                        Cursor.read(after),
                        manager == null ? null : new PersonId(manager),
                        clock.instant(),
                        most + 1);
        return Answering.json(
                Cursor.page(found, most, account -> account.id().value(), account -> account));
    }

    private Account found(String id, Instant at) {
        return accounts.find(new AccountId(id), at).orElseThrow(Problem::notThere);
    }

    private static Change shown(AccountChange change) {
        Map<String, @Nullable String> states = new LinkedHashMap<>();
        change.stated()
                .forEach((attribute, value) -> states.put(attribute.key(), value.orElse(null)));
        return new Change(change.since(), states);
    }

    private void mayChange(Caller caller) {
        entitled.demand(caller, Role.LEAD, Role.MANAGER, Role.ADMIN);
    }
}
