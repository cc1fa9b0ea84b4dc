package io.amends.history.report;

// Every lane of one drawing on one page: they share the scale and the running height.

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.failure.FailureMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One contact to scale: what the customer said and heard and their silence on top, and beneath it
 * what only the organisation saw: owners, tiers, work, what was owed, what went wrong.
 */
final class TimelineChart {

    static final double LEFT = 128;
    static final double RIGHT = 992;
    private static final double LANE = 26;
    private static final double AXIS = 44;
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofDays(1),
                    Duration.ofDays(2),
                    Duration.ofDays(7),
                    Duration.ofDays(14),
                    Duration.ofDays(28),
                    Duration.ofDays(91),
                    Duration.ofDays(364));
    private static final double MOST_TICKS = 9;

    private final Page page;
    private final Sentences say;
    private final Report.Drawing drawing;
    private final String id;
    private final double whole;
    private double y = AXIS;

    private TimelineChart(Page page, Sentences say, Report.Drawing drawing, String id) {
        this.page = page;
        this.say = say;
        this.drawing = drawing;
        this.id = id;
        this.whole = Math.max(1, seconds(drawing.from(), drawing.to()));
    }

    /**
     * @param id of the case on the page
     */
    static void draw(Page page, Sentences say, Report.Drawing drawing, String id) {
        new TimelineChart(page, say, drawing, id).draw();
    }

    /** Only what the customer said, heard and waited for. */
    static void drawForCustomer(Page page, Sentences say, Report.Drawing drawing, String id) {
        new TimelineChart(page, say, drawing, id).drawForCustomer();
    }

    private void drawForCustomer() {
        double height = AXIS + 3 * LANE + 6;
        open(height, height);
        closed();
        ticks(height);
        lived();
        page.out();
    }

    private void draw() {
        double customers = AXIS + 3 * LANE;
        Map<CommitmentKind, List<Report.DrawnCommitment>> owed = owed();
        Map<FailureMode, List<Report.DrawnFinding>> found = found();
        double height = customers + (3 + owed.size() + found.size()) * LANE + 6;
        open(height, customers + 6);
        closed();
        ticks(height);
        decisions(height);
        lived();
        lane("lane.owner", true);
        drawing.owners().forEach(span -> span(span, "owner"));
        lane("lane.tier", true);
        drawing.tiers().forEach(span -> span(span, "tier"));
        lane("lane.inside", true);
        marks(false, true);
        owed.forEach(
                (kind, commitments) -> {
                    laneOf(say.word("short." + kind.name()));
                    commitments.forEach(this::commitment);
                });
        found.forEach(
                (mode, findings) -> {
                    laneOf(say.word("short." + mode.name()));
                    findings.forEach(this::finding);
                });
        page.out();
    }

    /** The customer's closed hours, behind what they lived through. */
    private void closed() {
        for (Report.Closure closure : drawing.closed()) {
            double left = x(closure.from());
            page.empty(
                    "rect",
                    "class",
                    "closed",
                    "x",
                    Svg.n(left),
                    "y",
                    Svg.n(AXIS),
                    "width",
                    Svg.n(Math.max(x(closure.to()) - left, 0.5)),
                    "height",
                    Svg.n(3 * LANE));
        }
    }

    private void lived() {
        lane("lane.them", false);
        marks(true, false);
        lane("lane.us", false);
        marks(false, false);
        lane("lane.silence", false);
        drawing.silences().forEach(this::silence);
    }

    private void open(double height, double customers) {
        page.in(
                "svg",
                "class",
                "timeline",
                "viewBox",
                "0 0 1000 " + Svg.n(height),
                "role",
                "img",
                "aria-label",
                say.say("case.drawing", drawing.contact()),
                "data-from",
                String.valueOf(drawing.from().getEpochSecond()),
                "data-to",
                String.valueOf(drawing.to().getEpochSecond()),
                "data-customer",
                Svg.n(customers));
    }

    private Map<CommitmentKind, List<Report.DrawnCommitment>> owed() {
        Map<CommitmentKind, List<Report.DrawnCommitment>> owed =
                new EnumMap<>(CommitmentKind.class);
        for (Report.DrawnEscalation escalation : drawing.escalations()) {
            for (Report.DrawnCommitment commitment : escalation.commitments()) {
                owed.computeIfAbsent(commitment.kind(), k -> new ArrayList<>()).add(commitment);
            }
        }
        return owed;
    }

    private Map<FailureMode, List<Report.DrawnFinding>> found() {
        Map<FailureMode, List<Report.DrawnFinding>> found = new EnumMap<>(FailureMode.class);
        for (Report.DrawnEscalation escalation : drawing.escalations()) {
            for (Report.DrawnFinding finding : escalation.findings()) {
                found.computeIfAbsent(finding.mode(), m -> new ArrayList<>()).add(finding);
            }
        }
        return found;
    }

    private void lane(String key, boolean internal) {
        lane(say.say(key), internal ? "lane internal" : "lane", internal);
    }

    private void laneOf(String label) {
        lane(label, "lane internal", true);
    }

    private void lane(String label, String css, boolean internal) {
        page.leaf("text", label, "class", css, "x", "4", "y", Svg.n(y + 17));
        page.empty(
                "line",
                "class",
                internal ? "grid internal" : "grid",
                "x1",
                "0",
                "x2",
                "1000",
                "y1",
                Svg.n(y + LANE),
                "y2",
                Svg.n(y + LANE));
        y += LANE;
    }

    /** The middle of the lane begun last. */
    private double middle() {
        return y - LANE / 2;
    }

    private void ticks(double height) {
        Duration step =
                STEPS.stream()
                        .filter(s -> whole / s.toSeconds() <= MOST_TICKS)
                        .findFirst()
                        .orElse(Duration.ofSeconds((long) (whole / MOST_TICKS)));
        boolean days = step.compareTo(Duration.ofDays(1)) >= 0;
        page.in("g", "class", "ticks");
        ZonedDateTime tick = firstTick(step);
        for (int i = 0; i < 2 * MOST_TICKS && !tick.toInstant().isAfter(drawing.to()); i++) {
            if (!tick.toInstant().isBefore(drawing.from())) {
                String x = Svg.n(x(tick.toInstant()));
                page.empty(
                        "line",
                        "class",
                        "grid",
                        "x1",
                        x,
                        "x2",
                        x,
                        "y1",
                        "18",
                        "y2",
                        Svg.n(height - 4));
                page.leaf("text", tickLabel(tick, days), "class", "tick", "x", x, "y", "13");
            }
            tick = days ? tick.plusDays(step.toDays()) : tick.plus(step);
        }
        page.out();
    }

    private ZonedDateTime firstTick(Duration step) {
        ZoneId zone = say.zone();
        ZonedDateTime start = drawing.from().atZone(zone);
        if (step.compareTo(Duration.ofDays(1)) >= 0) {
            LocalDate day = start.toLocalDate();
            return (start.toLocalTime().toSecondOfDay() == 0 ? day : day.plusDays(1))
                    .atStartOfDay(zone);
        }
        ZonedDateTime midnight = start.truncatedTo(ChronoUnit.DAYS);
        long past = Duration.between(midnight, start).toSeconds();
        long steps = (past + step.toSeconds() - 1) / step.toSeconds();
        return midnight.plusSeconds(steps * step.toSeconds());
    }

    private String tickLabel(ZonedDateTime tick, boolean days) {
        boolean midnight = tick.toLocalTime().toSecondOfDay() == 0;
        String key = days || midnight ? "format.tick-day" : "format.tick-time";
        return DateTimeFormatter.ofPattern(say.say(key), say.locale()).format(tick);
    }

    private void decisions(double height) {
        double taken = -200;
        int row = 0;
        for (Report.DrawnEscalation escalation : drawing.escalations()) {
            double x = x(escalation.decidedAt());
            row = x - taken < 110 ? (row + 1) % 2 : 0;
            taken = x;
            page.empty(
                    "line",
                    "class",
                    "decided internal",
                    "x1",
                    Svg.n(x),
                    "x2",
                    Svg.n(x),
                    "y1",
                    Svg.n(24 + row * 10),
                    "y2",
                    Svg.n(height - 4));
            boolean left = x > RIGHT - 110;
            page.leaf(
                    "text",
                    say.word("short." + escalation.type().name()),
                    "class",
                    "decision internal",
                    "text-anchor",
                    left ? "end" : "start",
                    "x",
                    Svg.n(left ? x - 4 : x + 4),
                    "y",
                    Svg.n(30 + row * 11));
            Instant accepted = escalation.acceptedAt();
            if (accepted != null) {
                String at = Svg.n(x(accepted));
                page.empty(
                        "line",
                        "class",
                        "accepted internal",
                        "x1",
                        at,
                        "x2",
                        at,
                        "y1",
                        Svg.n(AXIS),
                        "y2",
                        Svg.n(height - 4));
            }
        }
    }

    private void marks(boolean customers, boolean internal) {
        List<Report.Mark> marks = drawing.marks();
        for (int i = 0; i < marks.size(); i++) {
            Report.Mark mark = marks.get(i);
            boolean theirs = mark.kind().equals("customer-message");
            if (isInternal(mark) == internal && (internal || theirs == customers)) {
                String css =
                        internal ? "m inside internal" : theirs ? "m them" : "m us " + mark.kind();
                point(css, x(mark.at()), i, say.instant(mark.at()) + " · " + say.say(mark.what()));
            }
        }
    }

    static boolean isInternal(Report.Mark mark) {
        return !mark.audience().equals("customer");
    }

    private void point(String css, double x, int fact, String title) {
        page.in(
                "circle",
                "class",
                css,
                "cx",
                Svg.n(x),
                "cy",
                Svg.n(middle()),
                "r",
                "5",
                "data-f",
                id + "-" + fact);
        page.leaf("title", title).out();
    }

    private void silence(Report.Span span) {
        String text = silenceText(say, span);
        double width = rect("quiet", span, text);
        if (width > 70) {
            String length = say.duration(seconds(span.from(), span.to()));
            page.leaf(
                    "text",
                    width > 7.0 * text.length() ? text : length,
                    "class",
                    "in-span",
                    "x",
                    Svg.n(x(span.from()) + 6),
                    "y",
                    Svg.n(middle() + 4));
        }
    }

    static String silenceText(Sentences say, Report.Span span) {
        String length = say.duration(seconds(span.from(), span.to()));
        Long open = span.openSeconds();
        return open == null
                ? say.say("silence.elapsed", length)
                : say.say("silence.open", length, say.duration(open));
    }

    private void span(Report.Span span, String css) {
        String gap = span.gap();
        String label = gap == null ? span.label() : say.word(gap);
        double width =
                rect(
                        (gap == null ? "span " + css : "span gap") + " internal",
                        span,
                        label + " · " + say.duration(seconds(span.from(), span.to())));
        if (width > 6.6 * label.length() + 10) {
            page.leaf(
                    "text",
                    label,
                    "class",
                    "in-span internal",
                    "x",
                    Svg.n(x(span.from()) + 6),
                    "y",
                    Svg.n(middle() + 4));
        }
    }

    private double rect(String css, Report.Span span, String title) {
        double left = x(span.from());
        double width = Math.max(x(span.to()) - left - 1, 1);
        page.in(
                "rect",
                "class",
                css,
                "x",
                Svg.n(left),
                "y",
                Svg.n(middle() - 8),
                "width",
                Svg.n(width),
                "height",
                "16",
                "rx",
                "3");
        page.leaf("title", title).out();
        return width;
    }

    private void commitment(Report.DrawnCommitment owed) {
        double from = x(owed.opensAt());
        double due = x(owed.due());
        String css = "v-" + owed.verdict();
        page.in(
                "line",
                "class",
                "clock internal " + css,
                "x1",
                Svg.n(from),
                "x2",
                Svg.n(due),
                "y1",
                Svg.n(middle()),
                "y2",
                Svg.n(middle()));
        page.leaf("title", CasesPart.owedText(say, owed)).out();
        page.empty(
                "rect",
                "class",
                "due internal " + css,
                "x",
                Svg.n(due - 1.2),
                "y",
                Svg.n(middle() - 7),
                "width",
                "2.4",
                "height",
                "14");
        Instant kept = owed.keptAt();
        if (kept != null) {
            page.empty(
                    "circle",
                    "class",
                    "keep internal " + css,
                    "cx",
                    Svg.n(x(kept)),
                    "cy",
                    Svg.n(middle()),
                    "r",
                    "4");
        } else if (owed.verdict().equals("missed")) {
            page.leaf(
                    "text",
                    "✕",
                    "class",
                    "cross internal",
                    "text-anchor",
                    "middle",
                    "x",
                    Svg.n(Math.min(due + 9, RIGHT)),
                    "y",
                    Svg.n(middle() + 4));
        }
    }

    private void finding(Report.DrawnFinding finding) {
        for (Report.Shown shown : finding.evidence()) {
            String css =
                    "evidence internal s-"
                            + shown.strength().name().toLowerCase(java.util.Locale.ROOT);
            String title = say.say(shown.what());
            Instant to = shown.to();
            double left = x(shown.from());
            double width = to == null ? 6 : Math.max(x(to) - left, 6);
            page.in(
                    "rect",
                    "class",
                    css,
                    "x",
                    Svg.n(to == null ? left - 3 : left),
                    "y",
                    Svg.n(middle() - 5),
                    "width",
                    Svg.n(width),
                    "height",
                    "10",
                    "rx",
                    "2");
            page.leaf("title", title).out();
        }
    }

    private double x(Instant at) {
        double along = Math.clamp(seconds(drawing.from(), at) / whole, 0, 1);
        return LEFT + along * (RIGHT - LEFT);
    }

    static double seconds(Instant from, @Nullable Instant to) {
        return to == null ? 0 : Duration.between(from, to).toMillis() / 1000.0;
    }
}
