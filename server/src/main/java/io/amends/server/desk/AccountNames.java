package io.amends.server.desk;

import io.amends.core.timeline.AccountId;
import io.amends.server.accounts.Account;
import io.amends.server.accounts.Accounts;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What accounts are called, for lists: looked up once for all of a list. */
@Component
final class AccountNames {

    private final Accounts accounts;
    private final Clock clock;

    AccountNames(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** By their ids; who is not known is called by the id. */
    Map<String, String> of(Stream<@Nullable String> ids) {
        Set<AccountId> asked =
                ids.flatMap(Stream::ofNullable).map(AccountId::new).collect(Collectors.toSet());
        Map<AccountId, Account> known = accounts.find(asked, clock.instant());
        Map<String, String> names = new HashMap<>();
        for (AccountId id : asked) {
            @Nullable Account account = known.get(id);
            names.put(id.value(), account == null ? id.value() : account.name());
        }
        return names;
    }
}
