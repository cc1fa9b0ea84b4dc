package io.amends.server.identity;

import io.amends.core.organisation.Role;
import io.amends.server.pages.Place;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where people are found in the navigation, by admins. */
@Configuration(proxyBeanMethods = false)
class PeoplePlace {

    @Bean
    Place peopleInNavigation() {
        return new Place("people", "/people", "users", "p", 80, Set.of(Role.ADMIN.name()));
    }
}
