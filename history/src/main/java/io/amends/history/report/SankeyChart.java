package io.amends.history.report;

// Layout and drawing of one chart stay together: apart, neither can be read.

import io.amends.history.report.Report.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Contacts flowing from opened through the tiers to resolved. The height of a band is the number of
 * contacts; bands that lead back run beneath the others.
 */
final class SankeyChart {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 300;
    private static final double NODE = 14;
    private static final double GAP = 22;
    private static final double SIDE = 4;
    private static final double LABELS = 112;
    private static final double LABEL = 30;

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Flow> flows;
    private final List<String> tiers;
    private double scale;

    private SankeyChart(List<Flow> flows, List<String> tiers) {
        this.flows =
                flows.stream()
                        .filter(f -> f.count() > 0)
                        .sorted(Comparator.comparing(Flow::from).thenComparing(Flow::to))
                        .toList();
        this.tiers = tiers;
    }

    private static final class Node {
        final String name;
        int column;
        long in;
        long out;
        double x;
        double y;
        double left;
        double right;

        Node(String name) {
            this.name = name;
        }

        long size() {
            return Math.max(in, out);
        }
    }

    static void draw(Page page, Sentences say, Report.TierFlow flow) {
        List<String> tiers = flow.tiers().stream().map(Report.TierRate::tier).toList();
        SankeyChart chart = new SankeyChart(flow.flows(), tiers);
        if (!chart.flows.isEmpty()) {
            chart.place();
            chart.write(page, say);
        }
    }

    private void place() {
        for (Flow flow : flows) {
            node(flow.from()).out += flow.count();
            node(flow.to()).in += flow.count();
        }
        int last =
                1 + nodes.keySet().stream().mapToInt(SankeyChart::step).max().orElse(tiers.size());
        Map<Integer, List<Node>> columns = new TreeMap<>();
        for (Node node : nodes.values()) {
            node.column = column(node, last);
            columns.computeIfAbsent(node.column, c -> new ArrayList<>()).add(node);
        }
        scale =
                columns.values().stream()
                        .mapToDouble(
                                c ->
                                        (HEIGHT - GAP * (c.size() - 1))
                                                / c.stream().mapToLong(Node::size).sum())
                        .min()
                        .orElse(1);
        int i = 0;
        for (List<Node> column : columns.values()) {
            placeColumn(column, i++, columns.size());
        }
    }

    private int column(Node node, int last) {
        if (tiers.contains(tier(node.name))) {
            return step(node.name);
        }
        return node.in == 0 ? 0 : last;
    }

    /** The how-manieth tier of a contact's way this is: {@code 2:T1} the second, {@code T1} the first. */
    private static int step(String state) {
        int colon = state.indexOf(':');
        boolean later = colon > 0 && state.substring(0, colon).matches("[1-9]\\d{0,3}\\+?");
        return later ? Integer.parseInt(state.substring(0, colon).replace("+", "")) : 1;
    }

    private String tier(String state) {
        return tiers.contains(state) ? state : state.replaceFirst("^[1-9]\\d{0,3}\\+?:", "");
    }

    /** Higher tiers stand lower: tier 1 keeps its height wherever it comes again. */
    private int rank(Node node) {
        int tier = tiers.indexOf(tier(node.name));
        return tier < 0 ? tiers.size() : tier;
    }

    private void placeColumn(List<Node> column, int index, int columns) {
        double step = columns < 2 ? 0 : (WIDTH - NODE - LABELS - SIDE) / (columns - 1);
        double taken =
                column.stream().mapToDouble(n -> n.size() * scale).sum()
                        + GAP * (column.size() - 1);
        double y = 24 + (HEIGHT - taken) / 2;
        column.sort(Comparator.comparingInt(this::rank));
        for (Node node : column) {
            node.x = SIDE + index * step;
            node.y = y;
            node.left = y;
            node.right = y;
            y += node.size() * scale + GAP;
        }
    }

    private Node node(String name) {
        return nodes.computeIfAbsent(name, Node::new);
    }

    private Node at(String name) {
        return Objects.requireNonNull(nodes.get(name));
    }

    private void write(Page page, Sentences say) {
        page.in(
                "svg",
                "class",
                "sankey",
                "viewBox",
                "0 0 1000 372",
                "role",
                "img",
                "aria-label",
                say.say("flow.sankey"));
        flows.stream().filter(f -> !isBack(f)).sorted(byPlace()).forEach(f -> band(page, say, f));
        flows.stream().filter(f -> isBack(f) && !staysInColumn(f)).forEach(f -> band(page, say, f));
        nodes.values().forEach(n -> box(page, say, n));
        page.out();
    }

    private Comparator<Flow> byPlace() {
        return Comparator.comparingDouble((Flow f) -> at(f.to()).y)
                .thenComparingDouble(f -> at(f.from()).y);
    }

    private boolean isBack(Flow flow) {
        return at(flow.to()).column <= at(flow.from()).column;
    }

    /** Later stops share a column; what passes between them stands in the table only. */
    private boolean staysInColumn(Flow flow) {
        return at(flow.to()).column == at(flow.from()).column;
    }

    private void band(Page page, Sentences say, Flow flow) {
        Node from = at(flow.from());
        Node to = at(flow.to());
        double thick = Math.max(flow.count() * scale, 0.8);
        double y1 = from.right;
        double y2 = to.left;
        from.right += thick;
        to.left += thick;
        boolean back = isBack(flow);
        String title =
                say.say("flow.band", name(say, from), name(say, to), say.count(flow.count()));
        page.in(
                "path",
                "class",
                isMove(flow, 1) ? "band up" : isMove(flow, -1) ? "band back" : "band",
                "d",
                back ? under(from, to, y1, y2, thick) : over(from, to, y1, y2, thick));
        page.leaf("title", title).out();
    }

    /** Whether it leads from one tier to another, up or down. */
    private boolean isMove(Flow flow, int direction) {
        int from = tiers.indexOf(tier(flow.from()));
        int to = tiers.indexOf(tier(flow.to()));
        return from >= 0 && to >= 0 && Integer.signum(to - from) == direction;
    }

    private static String over(Node from, Node to, double y1, double y2, double thick) {
        double a = from.x + NODE;
        double b = to.x;
        double m = (a + b) / 2;
        return "M%s %sC%s %s %s %s %s %sV%sC%s %s %s %s %s %sZ"
                .formatted(
                        n(a),
                        n(y1),
                        n(m),
                        n(y1),
                        n(m),
                        n(y2),
                        n(b),
                        n(y2),
                        n(y2 + thick),
                        n(m),
                        n(y2 + thick),
                        n(m),
                        n(y1 + thick),
                        n(a),
                        n(y1 + thick));
    }

    /** A loop from the right side of one node beneath everything to the left side of another. */
    private static String under(Node from, Node to, double y1, double y2, double thick) {
        double a = from.x + NODE;
        double b = to.x;
        double depth = 24 + HEIGHT + 16;
        return "M%s %sC%s %s %s %s %s %sH%sC%s %s %s %s %s %sV%sC%s %s %s %s %s %sH%sC%s %s %s %s %s %sZ"
                .formatted(
                        n(a),
                        n(y1),
                        n(a + 46),
                        n(y1),
                        n(a + 46),
                        n(depth + thick),
                        n(a),
                        n(depth + thick),
                        n(b),
                        n(b - 46),
                        n(depth + thick),
                        n(b - 46),
                        n(y2),
                        n(b),
                        n(y2),
                        n(y2 + thick),
                        n(b - 30),
                        n(y2 + thick),
                        n(b - 30),
                        n(depth),
                        n(b),
                        n(depth),
                        n(a),
                        n(a + 30),
                        n(depth),
                        n(a + 30),
                        n(y1 + thick),
                        n(a),
                        n(y1 + thick));
    }

    private void box(Page page, Sentences say, Node node) {
        double height = Math.max(node.size() * scale, 2);
        page.empty(
                "rect", "class", "node", "x", n(node.x), "y", n(node.y), "width", n(NODE), "height",
                n(height), "rx", "2");
        String x = n(node.x + NODE + 7);
        if (height < LABEL) {
            String label = name(say, node) + " · " + say.count(node.size());
            page.leaf("text", label, "class", "name", "x", x, "y", n(node.y + height / 2 + 4));
            return;
        }
        page.leaf("text", name(say, node), "class", "name", "x", x, "y", n(node.y + 13));
        page.leaf("text", say.count(node.size()), "class", "size", "x", x, "y", n(node.y + 28));
    }

    private String name(Sentences say, Node node) {
        return say.word(tier(node.name));
    }

    private static String n(double value) {
        return Svg.n(value);
    }
}
