package io.amends.server.desk;

import io.amends.server.pages.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where work is found in the navigation. */
@Configuration(proxyBeanMethods = false)
class Places {

    @Bean
    Place deskPlace() {
        return new Place("desk", "/desk", "device-desktop", "d", 1, null);
    }

    @Bean
    Place queuePlace() {
        return new Place("queue", "/queue", "user-check", "q", 2, null);
    }

    @Bean
    Place boardPlace() {
        return new Place("board", "/board", "clock", "b", 3, null);
    }

    @Bean
    Place searchPlace() {
        return new Place("search", "/search", "search", "s", 4, null);
    }
}
