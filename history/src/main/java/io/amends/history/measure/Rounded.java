package io.amends.history.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with as many digits as are published. */
final class Rounded {

    private Rounded() {}

    static double to(int digits, double value) {
        return with(digits, value, RoundingMode.HALF_EVEN);
    }

    /** Without rounding: the digits beyond are cut off. */
    static double cutTo(int digits, double value) {
        return with(digits, value, RoundingMode.DOWN);
    }

    private static double with(int digits, double value, RoundingMode mode) {
        return BigDecimal.valueOf(value).setScale(digits, mode).doubleValue();
    }
}
