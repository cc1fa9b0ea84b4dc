package io.amends.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's folder and what stands in it. */
record Project(Path root) {

    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|interface|record|enum)\\s+([A-Z]\\w*)");
    private static final Pattern METHOD = Pattern.compile("\\bvoid\\s+(\\w+)\\(");

    /** A citation may be broken over two lines of a comment. */
    private static final Pattern CITATION = Pattern.compile("\\{@code[\\s*]+(docs/[\\w/-]+\\.md)}");

    /** The folder above the module whose tests run. */
    static Project ofThisTest() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("amends"))) {
            folder = Optional.ofNullable(folder.getParent()).orElseThrow();
        }
        return new Project(folder);
    }

    List<Page> pages() {
        return files(".md").map(Page::read).toList();
    }

    /** The folders that have a build of their own. */
    List<String> modules() {
        return folders(root, "pom.xml");
    }

    /** The packages that stand directly in the module's own. */
    List<String> rooms(String module) {
        return folders(
                root.resolve(module).resolve("src/main/java/io/amends").resolve(module),
                "package-info.java");
    }

    private static List<String> folders(Path above, String with) {
        try (Stream<Path> entries = Files.list(above)) {
            return entries.filter(entry -> Files.exists(entry.resolve(with)))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The simple names of all types that the sources declare, nested ones and tests too. */
    Set<String> types() {
        return found(TYPE);
    }

    /** The names of all methods without a result, as tests are. */
    Set<String> methods() {
        return found(METHOD);
    }

    /** The pages under {@code docs} that comments in the sources send their readers to. */
    Set<String> pagesCited() {
        return found(CITATION);
    }

    private Set<String> found(Pattern name) {
        return files(".java")
                .map(Project::text)
                .flatMap(text -> name.matcher(text).results())
                .map(found -> found.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is wrong with the links of its pages, one sentence each. */
    List<String> brokenLinks() {
        List<String> broken = new ArrayList<>();
        for (Page page : pages()) {
            for (String link : page.links()) {
                fault(page, link)
                        .ifPresent(
                                why ->
                                        broken.add(
                                                root.relativize(page.file())
                                                        + ": "
                                                        + link
                                                        + " "
                                                        + why));
            }
        }
        return broken;
    }

    private Optional<String> fault(Page page, String link) {
        if (link.matches("[a-z]+:.*")) {
            return Optional.empty();
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        if (!target.startsWith(root)) {
            return Optional.of("leads out of the project");
        }
        if (!existsAsWritten(target)) {
            return Optional.of("leads nowhere");
        }
        boolean anchored =
                hash < 0 || Page.read(target).anchors().contains(link.substring(hash + 1));
        return anchored ? Optional.empty() : Optional.of("has no such heading");
    }

    /** Letter case counts, also on file systems to which it does not. */
    private static boolean existsAsWritten(Path target) {
        try {
            return Files.exists(target) && target.toRealPath().endsWith(target.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Path> files(String ending) {
        List<Path> files = new ArrayList<>();
        collect(root, ending, files);
        return files.stream();
    }

    /** Neither what is built nor what is hidden belongs to the project's sources. */
    private static void collect(Path folder, String ending, List<Path> files) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (Files.isDirectory(entry)) {
                    if (!name.equals("target") && !name.startsWith(".")) {
                        collect(entry, ending, files);
                    }
                } else if (name.toLowerCase(Locale.ROOT).endsWith(ending)) {
                    files.add(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
