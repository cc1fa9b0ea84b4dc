package io.amends.server.audits;

import io.amends.server.pages.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where audits are found in the navigation. */
@Configuration(proxyBeanMethods = false)
class AuditsPlace {

    @Bean
    Place inNavigation() {
        return new Place("audits", "/audits", "report-search", "a", 10, null);
    }
}
