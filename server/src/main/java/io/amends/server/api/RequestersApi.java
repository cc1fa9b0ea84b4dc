package io.amends.server.api;

import io.amends.core.organisation.Role;
import io.amends.core.timeline.AccountId;
import io.amends.server.accounts.Accounts;
import io.amends.server.accounts.Requester;
import io.amends.server.accounts.Requesters;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people at customers' who ask. */
@RestController
@RequestMapping("/api/v1/requesters")
class RequestersApi {

    private final Requesters requesters;
    private final Accounts accounts;
    private final Entitled entitled;

    RequestersApi(Requesters requesters, Accounts accounts, Entitled entitled) {
        this.requesters = requesters;
        this.accounts = accounts;
        this.entitled = entitled;
    }

    @PutMapping("/{id}")
    ResponseEntity<byte[]> put(
            @PathVariable String id,
            @Asked Bodies.RequesterBody body,
            @AuthenticationPrincipal Caller caller) {
        entitled.demand(
                caller,
                Role.AGENT,
                Role.SPECIALIST,
                Role.COORDINATOR,
                Role.LEAD,
                Role.MANAGER,
                Role.COMPLIANCE,
                Role.ADMIN);
        if (!Bodies.isId(id)) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "field.wrong", "id", AccountsRead.idExpected());
        }
        if (body.account() != null && accounts.known(List.of(body.account())).isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "account.unknown", "account");
        }
        Requester requester =
                new Requester(
                        id,
                        body.account() == null ? null : new AccountId(body.account()),
                        body.name(),
                        body.email(),
                        body.language(),
                        zone(body.zone()));
        requesters.put(requester);
        return Answering.json(requester);
    }

    private static @Nullable ZoneId zone(@Nullable String zone) {
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "field.wrong", "zone", "a zone such as Europe/Rome");
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(@PathVariable String id) {
        return Answering.json(requesters.find(id).orElseThrow(Problem::notThere));
    }

    @GetMapping
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Cursor.limit(limit);
        List<Requester> found =
                requesters.list(
                        account == null ? null : new AccountId(account),
                        Cursor.read(after),
                        most + 1);
        return Answering.json(Cursor.page(found, most, Requester::id, r -> r));
    }
}
