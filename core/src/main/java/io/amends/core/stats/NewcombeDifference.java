package io.amends.core.stats;

/**
 * The difference of two independent shares, {@code first} − {@code second}, with Newcombe's hybrid
 * score interval built from the two Wilson intervals (Newcombe 1998, Stat. Med. 17:873–890, method
 * 10). Not for paired shares.
 */
public record NewcombeDifference(Proportion first, Proportion second) {

    /** First share less second, −1 to 1. */
    public double value() {
        return first.value() - second.value();
    }

    /** Interval at 0.95. */
    public Interval interval() {
        Interval one = first.wilson();
        Interval two = second.wilson();
        double down = Math.hypot(first.value() - one.low(), two.high() - second.value());
        double up = Math.hypot(one.high() - first.value(), second.value() - two.low());
        return new Interval(value() - down, value() + up);
    }
}
