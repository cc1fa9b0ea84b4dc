package io.amends.core.stats;

/**
 * A closed confidence interval [low, high], at level 0.95 unless the method that made it says
 * otherwise. {@code high} may be {@code +Infinity} where the data set no upper bound.
 */
public record Interval(double low, double high) {

    /** The confidence level of every interval that does not state another. */
    public static final double LEVEL = 0.95;

    static final double ERROR_RATE = 0.05;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "Expected low <= high, but got [" + low + ", " + high + "]");
        }
    }

    public double width() {
        return high - low;
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
