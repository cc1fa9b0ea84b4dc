package io.amends.bench.live;

import java.util.Arrays;

/**
 * What a lane showed once.
 *
 * @param rate per second
 * @param p50 of a transaction, or of how late it was, in milliseconds; not a number where nobody knows
 * @param java processor time in microseconds for each, of the process with the service
 * @param postgresql the same of PostgreSQL
 */
record Lane(double rate, double p50, double p99, double java, double postgresql) {

    static Lane of(double seconds, long done, double[] millis, double java, double postgresql) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Lane(
                done / seconds,
                at(sorted, 0.5),
                at(sorted, 0.99),
                java * 1e6 / done,
                postgresql * 1e6 / done);
    }

    private static double at(double[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
    }
}
