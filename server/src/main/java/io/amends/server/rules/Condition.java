package io.amends.server.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.amends.history.source.RefusedInput;
import java.util.List;
import java.util.Map;

/**
 * A condition in CEL over {@code contact}, {@code account} and {@code message}, compiled. It can
 * neither loop nor reach anything but what it is given ({@code docs/adr/0020-conditions-in-cel.md}).
 */
public final class Condition {

    /** What conditions can ask for, by what they ask it of. */
    public static final Map<String, List<String>> ASKS_FOR =
            Map.of(
                    "contact",
                    List.of(
                            "type",
                            "feature",
                            "service",
                            "channel",
                            "requester",
                            "severity",
                            "priority",
                            "priority_rank",
                            "status",
                            "tier",
                            "team",
                            "waiting",
                            "resolved",
                            "reopened",
                            "messages_from_customer"),
                    "account",
                    List.of(
                            "id",
                            "name",
                            "segment",
                            "industry",
                            "region",
                            "strategic",
                            "annual_value",
                            "currency",
                            "language",
                            "days_to_renewal",
                            "days_as_customer"),
                    "message",
                    List.of("from", "channel", "automatic", "phrases"));

    private static final CelOptions LIMITS =
            CelOptions.current()
                    .maxExpressionCodePointSize(4_000)
                    .maxParseRecursionDepth(50)
                    .maxParseExpressionNodeCount(1_000)
                    .comprehensionMaxIterations(1_000)
                    .build();

    private static final MapType FIELDS = MapType.create(SimpleType.STRING, SimpleType.DYN);

    private static final CelCompiler COMPILER =
            CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(LIMITS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar("contact", FIELDS)
                    .addVar("account", FIELDS)
                    .addVar("message", FIELDS)
                    .setResultType(SimpleType.BOOL)
                    .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(LIMITS).build();

    private final String text;
    private final CelRuntime.Program program;

    private Condition(String text, CelRuntime.Program program) {
        this.text = text;
        this.program = program;
    }

    /** What a condition makes of a situation. */
    public sealed interface Answer {
        record Yes() implements Answer {}

        record No() implements Answer {}

        /** It asks for what is not known there, which is never taken for a no. */
        record NotObservable(String why) implements Answer {}
    }

    /**
     * Compiles a condition.
     *
     * @param name what messages call the document it stands in
     * @throws RefusedInput when it is no condition, with the place in its text
     */
    static Condition of(String name, String text) {
        try {
            CelAbstractSyntaxTree tree = COMPILER.compile(text).getAst();
            return new Condition(text, RUNTIME.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw new RefusedInput(name + " when: " + wrong.getMessage(), wrong);
        }
    }

    public String text() {
        return text;
    }

    /** Whether it asks for anything of the account. */
    boolean asksForAccount() {
        return text.contains("account");
    }

    /** Pure: the same fields give the same answer. */
    Answer in(Map<String, Map<String, Object>> situation) {
        try {
            if (program.eval(situation) instanceof Boolean yes) {
                return yes ? new Answer.Yes() : new Answer.No();
            }
            return new Answer.NotObservable("Expected true or false");
        } catch (CelEvaluationException unknown) {
            return new Answer.NotObservable(String.valueOf(unknown.getMessage()));
        }
    }
}
