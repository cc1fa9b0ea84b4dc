package io.amends.server.communications;

import io.amends.core.organisation.Role;
import io.amends.server.pages.Place;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where unmatched mail is found in the navigation, by those who answer customers. */
@Configuration(proxyBeanMethods = false)
class UnmatchedPlace {

    @Bean
    Place unmatchedInNavigation() {
        return new Place(
                "unmatched",
                "/contacts/unmatched-mail",
                "message",
                "u",
                6,
                Set.of(
                        Role.AGENT.name(),
                        Role.SPECIALIST.name(),
                        Role.COORDINATOR.name(),
                        Role.LEAD.name(),
                        Role.MANAGER.name(),
                        Role.COMPLIANCE.name()));
    }
}
