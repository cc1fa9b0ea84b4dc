package io.amends.server.identity;

import io.amends.server.pages.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where people are found in the navigation, by admins. */
@Configuration(proxyBeanMethods = false)
class PeoplePlace {

    @Bean
    Place peopleInNavigation() {
        return new Place("people", "/people", "users", "p", 80, Role.ADMIN.name());
    }
}
