package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.core.timeline.ContactId;
import io.amends.server.Visitor;
import io.amends.server.timeline.Stuck;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing gets stuck unseen. */
class WatchdogTest {

    private final MailWorld world = MailWorld.one();

    @BeforeEach
    void afresh() {
        MailWorld.fresh();
    }

    @Test
    void S29_what_would_never_ring_is_found_told_once_a_day_and_seen_in_the_health() {
        try (Visitor admin = Visitor.as(Role.ADMIN, world.server())) {
            ContactId contact = world.escalated();
            assertThat(world.bean(Watchdog.class).look()).isEmpty();
            assertThat(admin.get("/actuator/health").body()).contains("UP");
            world.server()
                    .jdbc()
                    .sql("UPDATE contact SET next_wake_at = NULL WHERE id = :id")
                    .param("id", contact.value())
                    .update();
            world.bean(Watchdog.class).look();
            assertThat(world.bean(Watchdog.class).look()).containsExactly(new Stuck(contact, ""));
            world.bean(Watchdog.class).look();
            assertThat(admin.get("/actuator/health").body()).contains("ATTENTION");
            assertThat(admin.get("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(admin.get("/actuator/prometheus").body())
                    .contains("amends_contacts_stuck 1.0");
            assertThat(MailWorld.header(world.onlyMailFor("admin@example.org"), "Subject"))
                    .isEqualTo("An escalated contact is stuck [" + contact + "]");
        }
    }

    @Test
    void a_contact_that_was_set_aside_is_named_with_its_reason() {
        ContactId contact = world.escalated();
        world.server()
                .jdbc()
                .sql("UPDATE event SET event = '{\"event\":\"unheard-of\"}' WHERE contact = :id")
                .param("id", contact.value())
                .update();
        world.server().clock().advance(Duration.ofMinutes(70));
        io.amends.server.Await.until(
                "it was set aside", () -> !world.bean(Watchdog.class).look().isEmpty());
        assertThat(world.bean(Watchdog.class).look())
                .allMatch(stuck -> stuck.contact().equals(contact));
    }
}
