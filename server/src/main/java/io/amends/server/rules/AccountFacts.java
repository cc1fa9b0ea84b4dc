package io.amends.server.rules;

import io.amends.core.timeline.AccountId;
import java.time.Instant;
import java.util.Map;

/** What was known of an account at an instant, as conditions name it; what is not known is absent. */
@FunctionalInterface
public interface AccountFacts {

    Map<String, Object> of(AccountId account, Instant at);
}
