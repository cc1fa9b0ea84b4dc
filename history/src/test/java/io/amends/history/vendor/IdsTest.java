package io.amends.history.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void holds_what_a_set_of_texts_would_hold() {
        long seed = 42;
        Random random = new Random(seed);
        Ids ids = new Ids();
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            String id =
                    switch (random.nextInt(4)) {
                        case 0 -> "0" + random.nextInt(500);
                        case 1 -> "c-" + random.nextInt(500);
                        case 2 -> Long.toString(random.nextLong(Long.MAX_VALUE));
                        default -> Integer.toString(random.nextInt(500));
                    };
            if (random.nextBoolean()) {
                ids.add(id);
                expected.add(id);
            }
            assertThat(ids.contains(id))
                    .as("seed %s, %s", seed, id)
                    .isEqualTo(expected.contains(id));
        }
        assertThat(ids.contains("")).isFalse();
        assertThat(new Ids().isEmpty()).isTrue();
    }
}
