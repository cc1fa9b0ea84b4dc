package io.amends.server.settings;

import io.amends.core.organisation.Role;
import io.amends.server.pages.Place;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where settings are found in the navigation, by those who may read them. */
@Configuration(proxyBeanMethods = false)
class SettingsPlace {

    @Bean
    Place settingsInNavigation() {
        return new Place(
                "settings",
                "/settings",
                "settings",
                "s",
                90,
                Set.of(Role.ADMIN.name(), Role.MANAGER.name(), Role.LEAD.name()));
    }
}
