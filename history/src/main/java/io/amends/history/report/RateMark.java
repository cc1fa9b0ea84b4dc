package io.amends.history.report;

/** One line of a chart of rates: a rate and its interval on one linear axis from nothing. */
final class RateMark {

    private static final double WIDTH = 220;
    private static final double MARGIN = 8;

    private RateMark() {}

    /**
     * @param most the greatest value on the axis, the same for every line
     * @param title what the line says in words
     */
    static void draw(Page page, double value, double low, double high, double most, String title) {
        page.in("svg", "class", "ratio", "viewBox", "0 0 220 18", "role", "img");
        page.leaf("title", title);
        page.empty("line", "class", "one", "x1", "8", "x2", "8", "y1", "0", "y2", "18");
        page.empty(
                "rect",
                "class",
                "range",
                "x",
                Svg.n(x(low, most)),
                "y",
                "7.5",
                "width",
                Svg.n(Math.max(x(high, most) - x(low, most), 1)),
                "height",
                "3",
                "rx",
                "1.5");
        page.empty("circle", "class", "dot", "cx", Svg.n(x(value, most)), "cy", "9", "r", "4.5");
        page.out();
    }

    private static double x(double value, double most) {
        return MARGIN + (most > 0 ? value / most : 0) * (WIDTH - 2 * MARGIN);
    }
}
