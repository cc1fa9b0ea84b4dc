package io.amends.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.server.pages.PlainExpression.LeftToSpring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.MapAccessor;
import org.springframework.expression.spel.support.StandardEvaluationContext;

class PlainExpressionTest {

    /** As pages show them. */
    public record Row(String title, @Nullable String account, boolean late, List<String> parts) {
        public String id() {
            return "C-1";
        }

        public boolean isEscalated() {
            return true;
        }

        public String named(String prefix) {
            return prefix + title;
        }

        public String named(int number) {
            return title + number;
        }
    }

    private static final Map<String, @Nullable Object> KNOWN = known();

    private static Map<String, @Nullable Object> known() {
        Map<String, @Nullable Object> known = new HashMap<>();
        known.put("row", new Row("Invoice", null, true, List.of("a", "b")));
        known.put("entry", Map.entry("k", "v"));
        known.put("nothing", null);
        known.put("empty", "");
        known.put("n", 3);
        known.put("yes", true);
        return known;
    }

    private static @Nullable Object plain(String expression) {
        Optional<PlainExpression> read = PlainExpression.read(expression);
        assertThat(read).as(expression).isPresent();
        return read.get().in(KNOWN::get);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "row.title",
                "row.id()",
                "row.late",
                "row.escalated",
                "row.account",
                "row.account == null",
                "row.title == 'Invoice' and !row.late",
                "row.title != 'Invoice' or row.late",
                "row.late && yes || false",
                "not row.late",
                "row.parts.size()",
                "row.parts.isEmpty()",
                "row.named('x')",
                "row.named(n)",
                "row.named(row.title)",
                "entry.key",
                "entry.value",
                "n == 3",
                "nothing ?: 'none'",
                "empty ?: 'none'",
                "row.title ?: 'none'",
                "yes ? 'a' : (yes ? 'b' : 'c')",
                "nothing == null ? row.title : 'x'",
                "'it''s ' + row.title + '!'",
            })
    void says_what_spring_says(String expression) {
        StandardEvaluationContext context = new StandardEvaluationContext(KNOWN);
        context.addPropertyAccessor(new MapAccessor());
        assertThat(plain(expression))
                .isEqualTo(
                        new SpelExpressionParser().parseExpression(expression).getValue(context));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T(java.lang.Runtime).getRuntime()",
                "new java.util.Date()",
                "@clock.instant()",
                "#ctx.response",
                "param.x",
                "row.parts[0]",
                "row?.title",
                "n > 2",
                "n eq 3",
                "row.title.length() lt 3",
                "",
                "row.",
                "'open",
            })
    void leaves_what_it_does_not_read(String expression) {
        assertThat(PlainExpression.read(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "row.title.length()",
                "row.class",
                "row.getClass()",
                "row.nothing",
                "nothing.title",
                "n == 'a'",
                "n + n",
                "row.title and yes",
            })
    void leaves_what_may_mean_something_else(String expression) {
        assertThatThrownBy(() -> plain(expression)).isInstanceOf(LeftToSpring.class);
    }

    @Test
    void a_list_of_choices_is_escaped_and_marks_the_chosen_one() {
        assertThat(new Selection().of(Map.of("a\"b", "<Ann>"), "a\"b"))
                .isEqualTo("<option value=\"a&quot;b\" selected=\"selected\">&lt;Ann&gt;</option>");
    }
}
