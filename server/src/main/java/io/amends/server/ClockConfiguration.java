package io.amends.server;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one clock; whoever needs the time asks for it. Tests and the demo bring one that can be put
 * forward.
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "amends.demo", havingValue = "false", matchIfMissing = true)
    Clock clock() {
        return Clock.systemUTC();
    }
}
