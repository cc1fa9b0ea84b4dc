package io.amends.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts that happened elsewhere, as their own clocks tell them. */
class RecordingTest {

    @Test
    void a_fact_a_moment_after_our_clock_was_read_counts_at_once() {
        LiveContact contact = Desk.standard().openedWithAnna().contact();
        Instant aMomentLater = contact.now().plus(Duration.ofNanos(58_572));
        List<Event> recorded =
                Lifecycle.record(
                        contact,
                        List.of(
                                new Event.EscalationOpened(
                                        Stamp.at(aMomentLater, Actor.AUTOMATION),
                                        EscalationType.CUSTOMER,
                                        Certainty.SUSPECTED,
                                        "customer-request",
                                        Reason.of("because", "your manager"))));

        LiveContact after = contact.with(recorded);
        assertThat(after.now()).isEqualTo(aMomentLater);
        assertThat(after.escalations()).hasSize(1);
        assertThat(WakeUp.next(after))
                .hasValueSatisfying(at -> assertThat(at).isAfter(aMomentLater));
    }
}
