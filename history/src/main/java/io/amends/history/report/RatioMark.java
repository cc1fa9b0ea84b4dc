package io.amends.history.report;

import org.jspecify.annotations.Nullable;

/** One line of a forest plot: a rate ratio and its interval on a logarithmic axis from ⅛ to 8. */
final class RatioMark {

    private static final double WIDTH = 220;
    private static final double MOST = Math.log(8);

    private RatioMark() {}

    static void axis(Page page) {
        page.in("svg", "class", "ratio", "viewBox", "0 0 220 18", "aria-hidden", "true");
        String[] labels = {"⅛", "¼", "½", "1", "2", "4", "8"};
        for (int i = 0; i < labels.length; i++) {
            page.leaf(
                    "text",
                    labels[i],
                    "class",
                    "tick",
                    "text-anchor",
                    "middle",
                    "x",
                    Svg.n(x(Math.pow(2, i - 3.0))),
                    "y",
                    "13");
        }
        page.out();
    }

    static void draw(Page page, Report.Cell cell) {
        page.in(
                "svg",
                "class",
                "ratio " + cell.verdict(),
                "viewBox",
                "0 0 220 18",
                "aria-hidden",
                "true");
        for (int i = -3; i <= 3; i++) {
            String x = Svg.n(x(Math.pow(2, i)));
            page.empty(
                    "line",
                    "class",
                    i == 0 ? "one" : "grid",
                    "x1",
                    x,
                    "x2",
                    x,
                    "y1",
                    "0",
                    "y2",
                    "18");
        }
        Double ratio = cell.ratio();
        Double low = cell.low();
        if (low != null) {
            double left = x(low);
            double right = x(bound(cell.high()));
            page.empty(
                    "rect",
                    "class",
                    "range",
                    "x",
                    Svg.n(left),
                    "y",
                    "7.5",
                    "width",
                    Svg.n(Math.max(right - left, 1)),
                    "height",
                    "3",
                    "rx",
                    "1.5");
        }
        if (ratio != null && ratio > 0 && Double.isFinite(ratio)) {
            page.empty("circle", "class", "dot", "cx", Svg.n(x(ratio)), "cy", "9", "r", "4.5");
        }
        page.out();
    }

    /** Null and infinity both mean that the data set no upper bound. */
    static double bound(@Nullable Double high) {
        return high == null ? Double.POSITIVE_INFINITY : high;
    }

    private static double x(double ratio) {
        double along = Math.clamp(Math.log(ratio) / MOST, -1, 1);
        return WIDTH / 2 + along * (WIDTH / 2 - 8);
    }
}
