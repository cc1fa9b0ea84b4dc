package io.amends.history.report;

import io.amends.history.report.Report.CurvePoint;
import java.util.List;

/** A Kaplan–Meier curve: the share still waiting over the time waited, which runs by decades. */
final class WaitingChart {

    private static final double LEFT = 44;
    private static final double RIGHT = 586;
    private static final double TOP = 12;
    private static final double BOTTOM = 208;
    private static final List<Long> TICKS =
            List.of(
                    60L,
                    300L,
                    900L,
                    3_600L,
                    14_400L,
                    86_400L,
                    259_200L,
                    604_800L,
                    2_592_000L,
                    7_776_000L,
                    31_536_000L,
                    157_680_000L);

    private final double first;
    private final double last;

    private WaitingChart(List<CurvePoint> curve) {
        long shortest =
                curve.stream().mapToLong(CurvePoint::seconds).filter(s -> s > 0).min().orElse(60);
        long longest = curve.stream().mapToLong(CurvePoint::seconds).max().orElse(3_600);
        first = Math.log(under(shortest));
        last = Math.log(Math.max(over(longest), under(shortest) * 4));
    }

    private static double under(long seconds) {
        return TICKS.stream().filter(t -> t <= seconds).mapToLong(t -> t).max().orElse(60);
    }

    private static double over(long seconds) {
        return TICKS.stream().filter(t -> t >= seconds).mapToLong(t -> t).min().orElse(seconds);
    }

    static void draw(Page page, Sentences say, String label, Report.Waiting waiting) {
        WaitingChart chart = new WaitingChart(waiting.curve());
        page.in(
                "svg",
                "class",
                "curve",
                "viewBox",
                "0 0 600 236",
                "role",
                "img",
                "aria-label",
                label);
        chart.axes(page, say);
        if (!waiting.curve().isEmpty()) {
            page.empty("path", "class", "band", "d", chart.band(waiting.curve()));
            page.empty("path", "class", "line", "d", chart.line(waiting.curve()));
        }
        Double median = waiting.kaplanMeierMedian();
        if (median != null && median > 0) {
            chart.median(page, say, median);
        }
        page.out();
    }

    private void axes(Page page, Sentences say) {
        for (int percent = 0; percent <= 100; percent += 25) {
            String y = Svg.n(y(percent / 100.0));
            page.empty(
                    "line",
                    "class",
                    "grid",
                    "x1",
                    Svg.n(LEFT),
                    "x2",
                    Svg.n(RIGHT),
                    "y1",
                    y,
                    "y2",
                    y);
            page.leaf(
                    "text",
                    say.percent(percent / 100.0),
                    "class",
                    "tick",
                    "text-anchor",
                    "end",
                    "x",
                    Svg.n(LEFT - 8),
                    "y",
                    Svg.n(y(percent / 100.0) + 4));
        }
        double free = LEFT - 20;
        for (long tick : TICKS) {
            double x = x((double) tick);
            if (Math.log((double) tick) >= first
                    && Math.log((double) tick) <= last
                    && x - free > 44) {
                page.leaf(
                        "text",
                        say.duration((double) tick),
                        "class",
                        "tick",
                        "text-anchor",
                        "middle",
                        "x",
                        Svg.n(x),
                        "y",
                        Svg.n(BOTTOM + 20));
                page.empty(
                        "line",
                        "class",
                        "grid",
                        "x1",
                        Svg.n(x),
                        "x2",
                        Svg.n(x),
                        "y1",
                        Svg.n(BOTTOM),
                        "y2",
                        Svg.n(BOTTOM + 5));
                free = x;
            }
        }
    }

    private void median(Page page, Sentences say, double seconds) {
        double x = x(seconds);
        page.empty(
                "line",
                "class",
                "half",
                "x1",
                Svg.n(x),
                "x2",
                Svg.n(x),
                "y1",
                Svg.n(y(0.5)),
                "y2",
                Svg.n(BOTTOM));
        page.empty("circle", "class", "dot", "cx", Svg.n(x), "cy", Svg.n(y(0.5)), "r", "3.5");
        boolean right = x < (LEFT + RIGHT) / 2 + 80;
        page.leaf(
                "text",
                say.say("waiting.half", say.duration(seconds)),
                "class",
                "note",
                "text-anchor",
                right ? "start" : "end",
                "x",
                Svg.n(right ? x + 9 : x - 9),
                "y",
                Svg.n(y(0.5) - 8));
    }

    private String line(List<CurvePoint> curve) {
        StringBuilder path = new StringBuilder("M" + Svg.n(LEFT) + " " + Svg.n(y(1)));
        for (CurvePoint point : curve) {
            path.append("H").append(Svg.n(x((double) point.seconds())));
            path.append("V").append(Svg.n(y(point.waiting())));
        }
        return path.append("H").append(Svg.n(RIGHT)).toString();
    }

    private String band(List<CurvePoint> curve) {
        StringBuilder path = new StringBuilder("M" + Svg.n(LEFT) + " " + Svg.n(y(1)));
        for (CurvePoint point : curve) {
            Double high = point.high();
            path.append("H").append(Svg.n(x((double) point.seconds())));
            path.append("V").append(Svg.n(y(high == null ? point.waiting() : high)));
        }
        path.append("H").append(Svg.n(RIGHT));
        for (int i = curve.size() - 1; i >= 0; i--) {
            Double low = curve.get(i).low();
            path.append("V").append(Svg.n(y(low == null ? curve.get(i).waiting() : low)));
            path.append("H").append(Svg.n(x((double) curve.get(i).seconds())));
        }
        return path.append("V").append(Svg.n(y(1))).append("Z").toString();
    }

    private double x(double seconds) {
        double share = (Math.log(Math.max(seconds, 1)) - first) / (last - first);
        return LEFT + Math.clamp(share, 0, 1) * (RIGHT - LEFT);
    }

    private static double y(double waiting) {
        return BOTTOM - waiting * (BOTTOM - TOP);
    }
}
