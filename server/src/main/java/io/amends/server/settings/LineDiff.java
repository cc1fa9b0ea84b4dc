package io.amends.server.settings;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line: a longest common subsequence; what is left of either came or went. */
final class LineDiff {

    private LineDiff() {}

    /** What became of a line. */
    enum Change {
        SAME,
        GONE,
        NEW
    }

    /** A line of either text. */
    record Line(Change change, String text) {
        /** The sign before it, as programs print it. */
        public String sign() {
            return switch (change) {
                case SAME -> " ";
                case GONE -> "−";
                case NEW -> "+";
            };
        }

        /** The class it is coloured by. */
        public String tone() {
            return switch (change) {
                case SAME -> "";
                case GONE -> "gone";
                case NEW -> "new";
            };
        }
    }

    static List<Line> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int[][] common = common(old, now);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Change.SAME, old.get(i)));
                i++;
                j++;
            } else if (j == now.size()
                    || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Change.GONE, old.get(i++)));
            } else {
                lines.add(new Line(Change.NEW, now.get(j++)));
            }
        }
        return lines;
    }

    /** How many lines the texts have in common from each pair of places on. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] =
                        old.get(i).equals(now.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
