package io.amends.architecture.bad.core.time;

import java.util.Random;

final class ThrowsDice {
    int roll(Random dice) {
        return dice.nextInt(6);
    }
}
