package io.amends.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class RoomsTest {

    @Test
    void rooms_use_each_others_doors_only_and_in_no_circle() {
        ApplicationModules.of(Server.class).verify();
    }
}
