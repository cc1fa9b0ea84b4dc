package io.amends.server.communications;

import io.amends.core.organisation.Role;
import io.amends.core.timeline.ContactId;
import io.amends.server.communications.AlertWishes.Reached;
import io.amends.server.communications.Outgoing.Purpose;
import io.amends.server.organisation.Organisations;
import io.amends.server.timeline.Stuck;
import io.amends.server.timeline.Timelines;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks for what would never ring: escalated contacts without an alarm or with one long overdue, and
 * those set aside. Admins are told once a day of each, the health says {@code ATTENTION}, and there is a
 * figure for it.
 */
@Component("escalations")
class Watchdog implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Status ATTENTION = new Status("ATTENTION");

    /** An alarm may be this late, under the greatest burst. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int NAMED = 100;

    private final Timelines timelines;
    private final Organisations organisations;
    private final Outbox outbox;
    private final AlertWishes wishes;
    private final AlertTexts texts;
    private final MailSettings settings;
    private final Clock clock;
    private volatile List<Stuck> suspected = List.of();
    private volatile List<Stuck> found = List.of();

    Watchdog(
            Timelines timelines,
            Organisations organisations,
            Outbox outbox,
            AlertWishes wishes,
            AlertTexts texts,
            MailSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.timelines = timelines;
        this.organisations = organisations;
        this.outbox = outbox;
        this.wishes = wishes;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("amends.contacts.stuck", () -> found.size())
                .description("Contacts that nothing will ring for, or that are set aside")
                .register(metrics);
    }

    /**
     * Looks once. What only seems late, as after a clock was put forward, is late the next time too or
     * was nothing.
     *
     * @return what it found
     */
    @Transactional
    public List<Stuck> look() {
        Instant now = clock.instant();
        List<Stuck> seen = timelines.stuck(now.minus(PATIENCE), NAMED);
        List<Stuck> before = suspected;
        suspected = seen;
        List<Stuck> stuck =
                seen.stream().filter(s -> !s.why().isBlank() || before.contains(s)).toList();
        if (!stuck.isEmpty() && !stuck.equals(found)) {
            LOG.error("Contacts that nothing will ring for: {}", stuck);
        }
        found = stuck;
        if (!stuck.isEmpty()) {
            Collection<Reached> admins = admins();
            outbox.write(
                    stuck.stream()
                            .flatMap(one -> admins.stream().map(to -> mail(one, to, now)))
                            .toList());
        }
        return stuck;
    }

    private Collection<Reached> admins() {
        Set<UUID> admins =
                organisations.load().members().values().stream()
                        .filter(m -> m.active() && m.roles().contains(Role.ADMIN))
                        .map(m -> UUID.fromString(m.id().value()))
                        .collect(Collectors.toSet());
        return wishes.of(admins).values();
    }

    private Outgoing mail(Stuck stuck, Reached to, Instant now) {
        ContactId contact = stuck.contact();
        Finished text =
                texts.stuck(stuck, to.wish().orElseGet(() -> AlertWish.none(ZoneOffset.UTC)));
        return new Outgoing(
                Mails.anyId(settings.sender()),
                Purpose.ALERT,
                contact,
                null,
                to.person(),
                "STUCK/" + now.truncatedTo(ChronoUnit.DAYS),
                to.email(),
                to.name(),
                text.subject(),
                text.body(),
                null,
                List.of(),
                now,
                now,
                false);
    }

    @Override
    public Health health() {
        List<Stuck> stuck = found;
        return stuck.isEmpty()
                ? Health.up().build()
                : Health.status(ATTENTION).withDetail("contacts", stuck.size()).build();
    }
}
