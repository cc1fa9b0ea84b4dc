package io.amends.history.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.amends.history.mapping.Mapping;
import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTest {

    @TempDir private Path folder;

    @Test
    void a_key_twice_is_refused_with_both_lines() {
        assertThat(refused("mapping: a\nversion: 1\nmapping: b\n"))
                .containsExactly(
                        "m.yaml:3: Expected each key once, but \"mapping\" stands on line 1 too."
                                + " Remove one of them.");
    }

    @Test
    void what_is_no_yaml_is_refused_with_its_line() {
        assertThat(refused("mapping: [a\nversion: 1\n"))
                .singleElement()
                .asString()
                .startsWith("m.yaml:2: Expected YAML, but ");
        assertThat(refused("a: \"\\x\"\n")).hasSize(1);
        assertThat(refused("a: \u0000\n")).singleElement().asString().startsWith("m.yaml");
    }

    @Test
    void nothing_a_list_and_several_documents_are_refused() {
        assertThat(refused("")).containsExactly("m.yaml: Expected a document, but it is empty.");
        assertThat(refused("- a\n")).containsExactly("m.yaml:1: Expected a map, but a list.");
        assertThat(refused("a: 1\n---\nb: 2\n")).hasSize(1);
    }

    @Test
    void an_alias_bomb_is_refused_before_it_grows() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
        }

        assertThat(refused(bomb.toString())).singleElement().asString().contains("aliases");
        assertThat(refused("a: &a [*a]\n"))
                .singleElement()
                .asString()
                .contains("alias within itself");
    }

    @Test
    void deep_nesting_is_refused_before_anything_recursive_sees_it() {
        assertThat(refused("a: " + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("Expected at most 40 levels");
    }

    @Test
    void a_missing_a_large_and_a_binary_file_are_refused_with_the_way_out() throws IOException {
        Path large = Files.write(folder.resolve("large.yaml"), new byte[2 << 20]);
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(reasons(folder.resolve("none.yaml")).getFirst()).contains("no such file");
        assertThat(reasons(folder).getFirst()).contains("it is a folder");
        assertThat(reasons(large).getFirst()).contains("at most 1024 KiB");
        assertThat(reasons(binary).getFirst()).contains("UTF-8");
    }

    @Test
    void a_byte_order_mark_does_not_matter() {
        assertThat(
                        Mapping.parse(
                                        "m.yaml",
                                        "\uFEFFmapping: a\nversion: 1\nzone: Europe/Rome\n"
                                                + "tables: {main: {rows: events, contact: c,"
                                                + " occurred: at}}\n")
                                .name())
                .isEqualTo("a");
    }

    private static List<String> reasons(Path file) {
        return reasonsOf(() -> Mapping.read(file));
    }

    private static List<String> refused(String text) {
        return reasonsOf(() -> Mapping.parse("m.yaml", text));
    }

    private static List<String> reasonsOf(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        RefusedInput refused = catchThrowableOfType(RefusedInput.class, read);
        assertThat(refused).isNotNull();
        return refused.reasons();
    }
}
