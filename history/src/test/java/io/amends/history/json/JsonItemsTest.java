package io.amends.history.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.source.Reason;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.SourceBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonItemsTest {

    private static final Set<String> TICKETS = Set.of("tickets", "users");

    @TempDir Path folder;

    /** What was read, one line each: {@code collection pointer:line id}, or {@code reason pointer}. */
    private List<String> read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> read(byte[] json) {
        try {
            Path file = Files.write(folder.resolve("export.json"), json);
            List<String> read = new ArrayList<>();
            ItemSink sink =
                    new ItemSink() {
                        @Override
                        public void take(Item item) {
                            String id = item.value().path("id").stringValue("-");
                            read.add(
                                    item.collection()
                                            + " "
                                            + item.pointer()
                                            + ":"
                                            + item.line()
                                            + " "
                                            + id);
                        }

                        @Override
                        public void fault(
                                String pointer,
                                long line,
                                Reason reason,
                                String value,
                                String expected) {
                            read.add(reason.code() + " " + pointer + ":" + line + " " + value);
                        }
                    };
            try (SourceBytes bytes = SourceBytes.open(file, false)) {
                JsonItems.read(bytes, TICKETS, sink);
            }
            return read;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_list_an_object_a_line_and_a_page_all_give_their_objects() {
        assertThat(read("[{\"id\":1},\n{\"id\":2}]")).containsExactly(" /0:1 1", " /1:2 2");
        assertThat(read("{\"id\":1}\n{\"id\":2}\n")).containsExactly(" :1 1", " /1:2 2");
        assertThat(read("{\"tickets\":[{\"id\":1},{\"id\":2}],\"next_page\":null}"))
                .containsExactly("tickets /tickets/0:1 1", "tickets /tickets/1:1 2");
        assertThat(read("{\"id\":7}")).containsExactly(" :1 7");
    }

    @Test
    void pages_may_stand_in_a_list_or_behind_each_other_and_hold_several_lists() {
        String page = "{\"count\":1,\"tickets\":[{\"id\":1}],\"users\":[{\"id\":5}]}";

        assertThat(read("[" + page + "]"))
                .containsExactly("tickets /0/tickets/0:1 1", "users /0/users/0:1 5");
        assertThat(read(page + page))
                .containsExactly(
                        "tickets /tickets/0:1 1",
                        "users /users/0:1 5",
                        "tickets /1/tickets/0:1 1",
                        "users /1/users/0:1 5");
    }

    @Test
    void an_object_with_an_id_is_no_page_whatever_it_holds() {
        assertThat(read("{\"id\":1,\"tickets\":[{\"id\":2}]}")).containsExactly(" :1 1");
    }

    @Test
    void gzip_and_a_byte_order_mark_change_nothing() throws IOException {
        Path packed = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("\uFEFF[{\"id\":\"é\"}]".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(Files.readAllBytes(packed))).containsExactly(" /0:1 é");
    }

    @Test
    void scalars_are_texts_as_they_are_written() {
        assertThat(
                        read(
                                "[{\"id\":90071992547409931234},{\"id\":1.50},{\"id\":null},{\"id\":true}]"))
                .containsExactly(
                        " /0:1 90071992547409931234", " /1:1 1.50", " /2:1 -", " /3:1 true");
    }

    @Test
    void a_name_that_stands_twice_rejects_its_object_and_no_other() {
        assertThat(read("[{\"id\":1,\"a\":{\"b\":1,\"b\":2}},{\"id\":2},{\"id\":3,\"id\":4}]"))
                .containsExactly("duplicate-key /0:1 b", " /1:1 2", "duplicate-key /2:1 id");
    }

    @Test
    void what_is_no_object_is_rejected_and_passed_over() {
        assertThat(read("[1,\"two\",[3,[4]],null,{\"id\":5}]"))
                .containsExactly(
                        "unknown-shape /0:1 1",
                        "unknown-shape /1:1 two",
                        "unknown-shape /2:1 a list",
                        "unknown-shape /3:1 null",
                        " /4:1 5");
    }

    @ParameterizedTest
    @CsvSource({"64,taken", "65,rejected", "5000,rejected", "20000,refused"})
    void nesting_is_taken_rejected_or_refused_by_its_depth(int depth, String outcome) {
        String json = "[{\"id\":1,\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "},{\"id\":2}]";

        switch (outcome) {
            case "taken" -> assertThat(read(json)).containsExactly(" /0:1 1", " /1:1 2");
            case "rejected" -> assertThat(read(json)).containsExactly("too-deep /0:1 ", " /1:1 2");
            default ->
                    assertThatThrownBy(() -> read(json))
                            .isInstanceOf(RefusedInput.class)
                            .hasMessageContaining("line 1")
                            .hasMessageContaining("not well-formed JSON");
        }
    }

    @Test
    void an_object_of_too_many_values_is_rejected_and_the_next_one_read() {
        String many = "1,".repeat(ItemTree.MOST_VALUES) + "1";

        assertThat(read("[{\"id\":1,\"a\":[" + many + "]},{\"id\":2}]"))
                .containsExactly("too-long /0:1 ", " /1:1 2");
    }

    @Test
    void a_text_longer_than_a_parser_should_hold_is_refused_with_its_place() {
        String json = "[\n{\"id\":\"" + "x".repeat(JsonItems.LONGEST_TEXT + 100_000) + "\"}]";

        assertThatThrownBy(() -> read(json))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":1},\n{\"id\":",
                "[{\"id\":1}\n",
                "{\"tickets\":[{\"id\":1}",
                "{\"id\":1}\n{\"id\":2",
                "[{\"id\":1},\n{\"id\":tru}]",
                "[{'id':1},\n{}]",
                "id,name\n1,x\n",
                "\n]"
            })
    void json_that_breaks_off_or_is_none_is_refused_with_line_and_column(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(RefusedInput.class)
                .hasMessageMatching("(?s).*export.json, line \\d+, column \\d+: not well-formed.*");
    }

    @Test
    void damaged_files_are_read_rejected_or_refused_and_nothing_else() {
        long seed = 20_250_304;
        Random random = new Random(seed);
        byte[] whole =
                "[{\"id\":1,\"a\":[{\"b\":\"ü\\n\"}]},{\"tickets\":[{\"id\":2}]},{\"id\":3}]"
                        .getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(damaged)).isNotNull();
            } catch (RefusedInput refused) {
                assertThat(refused)
                        .as("seed %s round %s", seed, round)
                        .hasMessageContaining("line ");
            }
        }
    }
}
