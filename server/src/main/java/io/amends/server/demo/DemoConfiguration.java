package io.amends.server.demo;

import io.amends.server.pages.Strip;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock that the demo's service goes by, and the strip above its pages. */
@Configuration(proxyBeanMethods = false)
@DemoOnly
class DemoConfiguration {

    @Bean
    ShiftedClock clock() {
        return new ShiftedClock(Clock.systemUTC());
    }

    @Bean
    Strip timeMachineStrip() {
        return new Strip("demo/strip");
    }
}
