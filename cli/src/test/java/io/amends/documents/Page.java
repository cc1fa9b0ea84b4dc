package io.amends.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Markdown page, as far as its links and names go.
 *
 * @param prose its lines outside fenced blocks, comments left out
 * @param fenced its lines inside fenced blocks
 * @param yaml its fenced blocks of YAML, without the margin that they have in common
 */
record Page(Path file, List<String> prose, List<String> fenced, List<String> yaml) {

    private static final Pattern FENCE = Pattern.compile("^\\s*(```+|~~~+).*");
    private static final Pattern YAML =
            Pattern.compile("^ *```yaml\\n(.*?)^ *```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`+([^`]+)`+");
    private static final Pattern INLINE =
            Pattern.compile("\\]\\(\\s*<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)");
    private static final Pattern REFERENCE =
            Pattern.compile("^\\s{0,3}\\[[^\\]]+\\]:\\s*<?(\\S+?)>?$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern ANCHOR = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");

    static Page read(Path file) {
        try {
            return of(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(Path file, String text) {
        List<String> prose = new ArrayList<>();
        List<String> fenced = new ArrayList<>();
        String fence = "";
        for (String line : COMMENT.matcher(text).replaceAll("").split("\\R", -1)) {
            Matcher mark = FENCE.matcher(line);
            if (!mark.matches()) {
                (fence.isEmpty() ? prose : fenced).add(line);
            } else if (fence.isEmpty()) {
                fence = mark.group(1);
            } else if (mark.group(1).startsWith(fence)) {
                fence = "";
            }
        }
        List<String> yaml =
                YAML.matcher(text)
                        .results()
                        .map(found -> found.group(1).stripTrailing().stripIndent())
                        .toList();
        return new Page(file, List.copyOf(prose), List.copyOf(fenced), yaml);
    }

    /** Where its links and images lead, as written; what stands in code is no link. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        for (String line : prose) {
            String text = CODE.matcher(line).replaceAll("");
            INLINE.matcher(text).results().map(found -> found.group(1)).forEach(links::add);
            REFERENCE.matcher(text).results().map(found -> found.group(1)).forEach(links::add);
        }
        return links;
    }

    /** What stands in code spans. */
    List<String> codeSpans() {
        return prose.stream()
                .flatMap(line -> CODE.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
    }

    /** The anchors of its headings, made as GitHub makes them, and those it sets itself. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : prose) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String slug = slug(heading.group(1));
                int before = seen.merge(slug, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? slug : slug + "-" + before);
            }
            ANCHOR.matcher(line).results().map(found -> found.group(1)).forEach(anchors::add);
        }
        return anchors;
    }

    private static String slug(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
