package io.amends.server.api;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Role;
import io.amends.server.escalations.RulesInForce;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who may ask for what is about no one contact; about contacts the rulebook decides. */
@Component
class Entitled {

    private final RulesInForce rules;

    Entitled(RulesInForce rules) {
        this.rules = rules;
    }

    /**
     * @throws Problem unless the caller has one of the roles
     */
    void demand(Caller caller, Role... any) {
        if (!has(caller, any)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "not-entitled");
        }
    }

    boolean has(Caller caller, Role... any) {
        return rules.current()
                .organisation()
                .member(caller.person())
                .filter(Member::active)
                .filter(member -> member.hasAny(Set.copyOf(List.of(any))))
                .isPresent();
    }
}
