package io.amends.architecture.bad.core.time;

import java.time.Instant;

final class ReadsTheClock {
    Instant when() {
        return Instant.now();
    }
}
