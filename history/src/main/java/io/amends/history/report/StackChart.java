package io.amends.history.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts of one whole as one bar; the legend beneath is its table. */
final class StackChart {

    private static final double WIDTH = 1000;

    private StackChart() {}

    /**
     * One piece of the bar.
     *
     * @param css its colour's class
     * @param to where its items are, if anywhere
     */
    record Piece(String label, long count, String css, @Nullable String to) {

        Piece(String label, long count, String css) {
            this(label, count, css, null);
        }
    }

    static void bar(Page page, String label, List<Piece> pieces) {
        long whole = pieces.stream().mapToLong(Piece::count).sum();
        page.in(
                "svg",
                "class",
                "stack",
                "viewBox",
                "0 0 1000 10",
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                label);
        page.empty("rect", "class", "f-track", "width", "1000", "height", "10");
        double x = 0;
        for (Piece piece : pieces) {
            if (piece.count() > 0) {
                double width = WIDTH * piece.count() / whole;
                page.empty(
                        "rect",
                        "class",
                        "f-" + piece.css(),
                        "x",
                        Svg.n(x),
                        "width",
                        Svg.n(Math.max(width - 1.5, 1)),
                        "height",
                        "10");
                x += width;
            }
        }
        page.out();
    }

    static void legend(Page page, Sentences say, List<Piece> pieces) {
        page.in("ul", "class", "legend");
        for (Piece piece : pieces) {
            page.in("li");
            page.leaf("span", "", "class", "key b-" + piece.css(), "aria-hidden", "true");
            page.text(piece.label() + " ");
            Blocks.count(page, say, piece.count(), piece.to());
            page.out();
        }
        page.out();
    }
}
