package io.amends.history.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.protocol.OwnershipModel;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Protocol.AlertStep;
import io.amends.core.protocol.Rulebook;
import io.amends.core.protocol.Term;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.timeline.EscalationType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulebookTextTest {

    @ParameterizedTest
    @EnumSource(EscalationType.class)
    void what_is_written_of_a_protocol_is_read_as_the_same(EscalationType type) {
        Protocol protocol = Rulebook.standard().protocol(type).withVersion(4);
        assertThat(read(protocol)).isEqualTo(protocol);
    }

    @Test
    void so_is_one_that_owes_next_to_nothing_and_takes_odd_times() {
        Protocol standard = Rulebook.standard().protocol(EscalationType.CUSTOMER);
        Protocol bare =
                new Protocol(
                        EscalationType.CUSTOMER,
                        2,
                        OwnershipModel.BATON,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        true,
                        new Term.BusinessTime(Duration.ofMinutes(90)),
                        Optional.empty(),
                        false,
                        Duration.ZERO,
                        standard.closure(),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofHours(36),
                        List.of(new AlertStep(50, List.of("owner", "lead"))),
                        List.of());
        assertThat(read(bare)).isEqualTo(bare);
    }

    @Test
    void so_is_a_routing_matrix_whatever_its_types_are_called() {
        RoutingMatrix matrix =
                new RoutingMatrix(
                        3,
                        Map.of("Payments: \"EU\" #1", "T2", "Outage\\", "T3"),
                        Map.of("T1", Duration.ofMinutes(45), "T2", Duration.ofHours(8)));
        assertThat(RulebookDocument.parse("routing", RulebookText.of(matrix)).routing())
                .isEqualTo(matrix);
        assertThat(RulebookDocument.parse("routing", RulebookText.of(RoutingMatrix.OPEN)).routing())
                .isEqualTo(RoutingMatrix.OPEN);
    }

    private static Protocol read(Protocol protocol) {
        return RulebookDocument.parse("protocol", RulebookText.of(protocol))
                .protocol(protocol.type());
    }
}
