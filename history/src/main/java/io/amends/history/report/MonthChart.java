package io.amends.history.report;

import java.util.List;

/** One bar a month; months too young to judge are hollow. */
final class MonthChart {

    private static final double HEIGHT = 78;
    private static final double WIDTH = 1000;

    private MonthChart() {}

    /**
     * One month's bar.
     *
     * @param label its value in words, above it
     * @param title what it says when pointed at
     */
    record Bar(String month, double value, String label, String title, boolean mature) {}

    static void draw(Page page, String label, String css, List<Bar> bars) {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        double step = WIDTH / Math.max(bars.size(), 8);
        page.in(
                "svg",
                "class",
                "months " + css,
                "viewBox",
                "0 0 1000 124",
                "role",
                "img",
                "aria-label",
                label);
        page.empty("line", "class", "grid", "x1", "0", "x2", "1000", "y1", "100", "y2", "100");
        int every = Math.max(1, (int) Math.ceil(bars.size() / 14.0));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double height = most == 0 ? 0 : HEIGHT * bar.value() / most;
            page.in(
                    "rect",
                    "class",
                    bar.mature() ? "bar" : "bar young",
                    "x",
                    Svg.n(i * step + 3),
                    "y",
                    Svg.n(100 - height),
                    "width",
                    Svg.n(Math.min(step - 6, 56)),
                    "height",
                    Svg.n(Math.max(height, bar.value() > 0 ? 1.5 : 0)),
                    "rx",
                    "2");
            page.leaf("title", bar.title()).out();
            if (i % every == 0) {
                page.leaf(
                        "text",
                        bar.label(),
                        "class",
                        "value",
                        "x",
                        Svg.n(i * step + 4),
                        "y",
                        Svg.n(95 - height));
                page.leaf(
                        "text", bar.month(), "class", "tick", "x", Svg.n(i * step + 3), "y", "118");
            }
        }
        page.out();
    }
}
