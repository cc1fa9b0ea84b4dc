package io.amends.server.demo;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock that the demo's service goes by. */
@Configuration(proxyBeanMethods = false)
@DemoOnly
class DemoConfiguration {

    @Bean
    ShiftedClock clock() {
        return new ShiftedClock(Clock.systemUTC());
    }
}
