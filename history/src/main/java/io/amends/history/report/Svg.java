package io.amends.history.report;

/** Numbers as SVG wants them. */
final class Svg {

    private Svg() {}

    /** At most one decimal, in no language. */
    static String n(double value) {
        long tenths = Math.round(value * 10);
        String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
        return tenths % 10 == 0 ? whole : whole + '.' + Math.abs(tenths) % 10;
    }
}
