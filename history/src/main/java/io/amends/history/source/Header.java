package io.amends.history.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Finds a table's columns in a file's first line. */
public final class Header {

    private static final int SHOWN = 40;

    /**
     * By position, the slot of the column, or -1 for one that is not mapped.
     *
     * @param place for messages: the file and where the header stands in it
     * @param notes gets a sentence on each column that is there twice or not at all
     * @throws RefusedInput when a mapped column is missing, or there twice
     */
    public static int[] slots(
            List<String> header,
            List<String> needed,
            Lines lines,
            String place,
            List<String> notes) {
        List<String> reasons = new ArrayList<>();
        for (String column : needed) {
            long times = header.stream().filter(column::equals).count();
            if (times == 0 && lines.mayBeMissing() && lines.repeats(column)) {
                notes.add("There is no column \"" + column + "\"; what it would tell is not seen.");
            } else if (times == 0) {
                reasons.add(
                        place
                                + ": there is no column \""
                                + column
                                + "\", expected one of: "
                                + shown(header));
            } else if (times > 1 && !lines.repeats(column)) {
                reasons.add(
                        place
                                + ": the mapping uses column \""
                                + column
                                + "\", which is there "
                                + times
                                + " times; expected once");
            }
        }
        if (!reasons.isEmpty()) {
            throw new RefusedInput(reasons);
        }
        header.stream()
                .filter(name -> !name.isEmpty())
                .filter(name -> header.indexOf(name) != header.lastIndexOf(name))
                .filter(name -> !lines.repeats(name))
                .distinct()
                .forEach(name -> notes.add(twice(name)));
        int[] slots = new int[header.size()];
        Arrays.setAll(slots, i -> needed.indexOf(header.get(i)));
        return slots;
    }

    private static String twice(String name) {
        return "Column \"" + Rejection.shown(name) + "\" is there more than once; it is not used.";
    }

    private static String shown(List<String> header) {
        return header.stream().limit(SHOWN).map(Rejection::shown).collect(Collectors.joining(", "))
                + (header.size() > SHOWN ? ", …" : "");
    }

    private Header() {}
}
