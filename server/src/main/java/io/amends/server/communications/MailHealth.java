package io.amends.server.communications;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether mail goes out: {@code ATTENTION} where some has waited for a quarter of an hour. */
@Component("mail")
class MailHealth implements HealthIndicator {

    private static final Status ATTENTION = new Status("ATTENTION");
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Outbox outbox;
    private final Clock clock;

    MailHealth(Outbox outbox, MeterRegistry metrics, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
        Gauge.builder("amends.mail.waiting", () -> outbox.waiting(clock.instant()).due())
                .description("Mails that are to be sent and have not been taken yet")
                .register(metrics);
        Gauge.builder("amends.mail.set.aside", outbox::countSetAside)
                .description("Mails that no server will take")
                .register(metrics);
    }

    @Override
    public Health health() {
        Outbox.Waiting waiting = outbox.waiting(clock.instant());
        @Nullable Instant oldest = waiting.oldest();
        boolean late = oldest != null && oldest.plus(PATIENCE).isBefore(clock.instant());
        return (late ? Health.status(ATTENTION) : Health.up())
                .withDetail("waiting", waiting.due())
                .build();
    }
}
