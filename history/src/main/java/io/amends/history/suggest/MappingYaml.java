package io.amends.history.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a mapping as people would: short things on one line, the rest indented, with comments. */
final class MappingYaml {

    private static final int WIDTH = 100;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N} _./()'+*-]*");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|~");

    /** Comments that stand above an entry, by its path. */
    interface Comments {
        List<String> above(String path);
    }

    private final Comments comments;
    private final StringBuilder out = new StringBuilder();

    private MappingYaml(Comments comments) {
        this.comments = comments;
    }

    static String of(Map<String, Object> document, List<String> title, Comments comments) {
        MappingYaml yaml = new MappingYaml(comments);
        title.forEach(line -> yaml.comment("", line));
        document.forEach(
                (key, value) -> {
                    if ((value instanceof Map || key.equals("provides")) && !yaml.out.isEmpty()) {
                        yaml.out.append('\n');
                    }
                    yaml.entry("", key, key, value);
                });
        return yaml.out.toString();
    }

    private void entry(String indent, String path, String key, Object value) {
        comments.above(path).forEach(line -> comment(indent, line));
        String start = indent + scalar(key) + ":";
        String line = start + " " + inline(value);
        if (isShort(path, value) && line.length() <= WIDTH) {
            out.append(line).append('\n');
            return;
        }
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> {
                out.append(start).append('\n');
                map.forEach(
                        (inner, held) ->
                                entry(
                                        indent + "  ",
                                        path + "." + inner,
                                        String.valueOf(inner),
                                        held));
            }
            case List<?> list when !list.isEmpty() -> {
                out.append(start).append('\n');
                list.forEach(
                        item ->
                                out.append(indent)
                                        .append("  - ")
                                        .append(inline(item))
                                        .append('\n'));
            }
            default -> out.append(line).append('\n');
        }
    }

    private static boolean isShort(String path, Object value) {
        boolean section =
                path.equals("tables")
                        || path.equals("calendars")
                        || path.equals("statuses")
                        || path.matches("tables\\.[^.]+(\\.fields)?");
        return !section || !(value instanceof Map);
    }

    private void comment(String indent, String text) {
        StringBuilder line = new StringBuilder(indent + "#");
        int empty = line.length();
        for (String word : BLANKS.split(text, -1)) {
            if (line.length() > empty && line.length() + word.length() + 1 > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(indent + "#");
            }
            line.append(' ').append(word);
        }
        out.append(line).append('\n');
    }

    /** On one line. */
    static String inline(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(e -> scalar(e.getKey().toString()) + ": " + inline(e.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list ->
                    list.stream()
                            .map(MappingYaml::inline)
                            .collect(Collectors.joining(", ", "[", "]"));
            case Integer number -> number.toString();
            case Boolean yes -> yes.toString();
            default -> scalar(value.toString());
        };
    }

    private static String scalar(String text) {
        if (PLAIN.matcher(text).matches()
                && !text.endsWith(" ")
                && !RESERVED.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        List<String> parts = new ArrayList<>();
        text.chars()
                .forEach(
                        c ->
                                parts.add(
                                        switch (c) {
                                            case '"' -> "\\\"";
                                            case '\\' -> "\\\\";
                                            case '\n' -> "\\n";
                                            case '\t' -> "\\t";
                                            case '\r' -> "\\r";
                                            default ->
                                                    c < ' '
                                                                    || c == 0x7f
                                                                    || c == 0x85
                                                                    || c == 0xa0
                                                                    || c == 0x2028
                                                                    || c == 0x2029
                                                                    || c == 0xfeff
                                                            ? "\\u%04x".formatted(c)
                                                            : String.valueOf((char) c);
                                        }));
        parts.forEach(quoted::append);
        return quoted.append('"').toString();
    }
}
