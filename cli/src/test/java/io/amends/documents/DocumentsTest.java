package io.amends.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.history.mapping.Mapping;
import io.amends.history.rulebook.RulebookDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    /** Capitalised with a small letter: constants and formats are not meant. */
    private static final Pattern TYPE_NAME = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*\\b");

    private static final Pattern SCENARIO = Pattern.compile("S\\d\\d_\\w+");

    private static final Project PROJECT = Project.ofThisTest();

    @TempDir private Path folder;

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_exist() {
        assertThat(PROJECT.pages()).isNotEmpty();
        assertThat(PROJECT.brokenLinks()).isEmpty();
    }

    @Test
    void links_that_lead_nowhere_are_named_with_their_page() throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        Files.writeString(folder.resolve("docs/time.md"), "# Time\n\n## In plain words\n");
        Files.writeString(
                folder.resolve("README.md"),
                """
                [good](docs/time.md) [too](docs/time.md#in-plain-words) [web](https://example.org/x)
                `[code](nowhere.md)` <!-- [comment](nowhere.md) -->
                [bad](docs/tme.md) ![picture](docs/time.png) [case](docs/Time.md)
                [heading](docs/time.md#in-plain-word) [out](../time.md) [own](#nothing)
                [by name][there]

                ```
                [fenced](nowhere.md)
                ```

                [there]: docs/there.md
                """);
        assertThat(new Project(folder).brokenLinks())
                .containsExactly(
                        "README.md: docs/tme.md leads nowhere",
                        "README.md: docs/time.png leads nowhere",
                        "README.md: docs/Time.md leads nowhere",
                        "README.md: docs/time.md#in-plain-word has no such heading",
                        "README.md: ../time.md leads out of the project",
                        "README.md: #nothing has no such heading",
                        "README.md: docs/there.md leads nowhere");
    }

    @Test
    void headings_get_the_anchors_that_github_gives_them() {
        Page page =
                Page.of(
                        folder.resolve("a.md"),
                        """
                        # Facts & verdicts: `Judge`, (from, to]
                        ## Twice
                        ## Twice
                        <a id="own"></a>
                        """);
        assertThat(page.anchors())
                .containsExactlyInAnyOrder(
                        "facts--verdicts-judge-from-to", "twice", "twice-1", "own");
    }

    @Test
    void every_class_that_ARCHITECTURE_names_exists() {
        Page architecture = Page.read(PROJECT.root().resolve("ARCHITECTURE.md"));
        assertThat(typesNamed(architecture)).isNotEmpty();
        assertThat(unknownTypes(architecture, PROJECT.types())).isEmpty();
    }

    @Test
    void ARCHITECTURE_names_every_module_and_every_room() {
        List<String> named = Page.read(PROJECT.root().resolve("ARCHITECTURE.md")).codeSpans();
        assertThat(PROJECT.modules()).contains("core", "server");
        assertThat(named).containsAll(PROJECT.modules());
        for (String module : List.of("history", "server")) {
            assertThat(PROJECT.rooms(module)).as(module).isNotEmpty();
            assertThat(named).as(module).containsAll(PROJECT.rooms(module));
        }
    }

    @Test
    void the_list_of_documents_leaves_none_out() {
        Path docs = PROJECT.root().resolve("docs");
        Path list = docs.resolve("README.md");
        List<String> pages =
                PROJECT.pages().stream()
                        .map(Page::file)
                        .filter(page -> page.startsWith(docs) && !page.equals(list))
                        .map(page -> docs.relativize(page).toString())
                        .toList();
        assertThat(pages).isNotEmpty();
        assertThat(Page.read(list).links()).containsAll(pages);
    }

    @Test
    void a_class_that_is_gone_is_found_in_prose_and_in_a_drawing() {
        Page page =
                Page.of(
                        folder.resolve("a.md"),
                        """
                        From `Row` and `Row.cells` to `Tmeline`; `TIER` and `core/time` are no classes.
                        ```mermaid
                        flowchart LR
                          a["Row"] --> b["Tymeline"]
                        ```
                        """);
        assertThat(unknownTypes(page, Set.of("Row", "Timeline")))
                .containsExactly("Tmeline", "Tymeline");
    }

    @Test
    void every_page_that_the_sources_cite_exists() {
        assertThat(PROJECT.pagesCited()).isNotEmpty();
        assertThat(PROJECT.pagesCited())
                .allSatisfy(page -> assertThat(PROJECT.root().resolve(page)).exists());
    }

    @Test
    void every_test_that_the_scenarios_name_exists() {
        List<String> named =
                Page.read(PROJECT.root().resolve("docs/scenarios.md")).codeSpans().stream()
                        .filter(code -> SCENARIO.matcher(code).matches())
                        .toList();
        assertThat(named).isNotEmpty();
        assertThat(PROJECT.methods()).containsAll(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/mapping.md"})
    void every_whole_mapping_that_a_page_shows_can_be_read(String page) {
        assertThat(documents(page, "mapping"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(Mapping.parse(page, text).name()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/rulebook.md"})
    void every_rulebook_that_a_page_shows_can_be_read(String page) {
        assertThat(documents(page, "rulebook"))
                .isNotEmpty()
                .allSatisfy(
                        text -> assertThat(RulebookDocument.parse(page, text).version()).isOne());
    }

    /** Those that begin with their name are whole; others are parts of one. */
    private static List<String> documents(String page, String kind) {
        return Page.read(PROJECT.root().resolve(page)).yaml().stream()
                .filter(text -> text.startsWith(kind + ":"))
                .toList();
    }

    private static List<String> unknownTypes(Page page, Set<String> known) {
        return typesNamed(page).stream().filter(name -> !known.contains(name)).toList();
    }

    private static List<String> typesNamed(Page page) {
        return Stream.concat(page.codeSpans().stream(), page.fenced().stream())
                .flatMap(code -> TYPE_NAME.matcher(code).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
