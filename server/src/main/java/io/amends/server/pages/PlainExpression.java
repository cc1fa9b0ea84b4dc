package io.amends.server.pages;

// Over 300 lines: the language, how it is read, and how its parts are worked out belong together.

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The small part of the Spring expression language that nearly all expressions of pages are written
 * in: paths into our own records, calls, text, comparisons and choices. Read once, worked out without
 * looking anything up again. Whatever is not certain to mean the same is left to Spring.
 */
sealed interface PlainExpression {

    /** Where names lead. */
    interface Scope {
        @Nullable Object variable(String name);
    }

    /** What only Spring can say; thrown before anything was done. */
    final class LeftToSpring extends RuntimeException {
        static final LeftToSpring IT = new LeftToSpring();

        private LeftToSpring() {
            super(null, null, false, false);
        }
    }

    /**
     * @throws LeftToSpring where it may mean something else
     */
    @Nullable Object in(Scope scope);

    record Literal(@Nullable Object value) implements PlainExpression {
        @Override
        public @Nullable Object in(Scope scope) {
            return value;
        }
    }

    record Variable(String name) implements PlainExpression {
        @Override
        public @Nullable Object in(Scope scope) {
            return scope.variable(name);
        }
    }

    record Property(PlainExpression of, String name) implements PlainExpression {
        @Override
        public @Nullable Object in(Scope scope) {
            return Members.property(of.in(scope), name);
        }
    }

    record Call(PlainExpression of, String name, List<PlainExpression> arguments)
            implements PlainExpression {
        @Override
        public @Nullable Object in(Scope scope) {
            @Nullable Object target = of.in(scope);
            @Nullable Object[] values = new @Nullable Object[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments.get(i).in(scope);
            }
            return Members.called(target, name, values);
        }
    }

    record Same(PlainExpression one, PlainExpression other, boolean wanted)
            implements PlainExpression {
        @Override
        public Object in(Scope scope) {
            @Nullable Object left = one.in(scope);
            @Nullable Object right = other.in(scope);
            boolean alike =
                    left == null
                            || right == null
                            || left.getClass() == right.getClass()
                                    && !(left instanceof Number)
                                    && !left.getClass().isArray();
            if (alike || (left instanceof Integer && right instanceof Integer)) {
                return Objects.equals(left, right) == wanted;
            }
            throw LeftToSpring.IT;
        }
    }

    record Both(PlainExpression one, PlainExpression other) implements PlainExpression {
        @Override
        public Object in(Scope scope) {
            return holds(one, scope) && holds(other, scope);
        }
    }

    record Either(PlainExpression one, PlainExpression other) implements PlainExpression {
        @Override
        public Object in(Scope scope) {
            return holds(one, scope) || holds(other, scope);
        }
    }

    record Not(PlainExpression one) implements PlainExpression {
        @Override
        public Object in(Scope scope) {
            return !holds(one, scope);
        }
    }

    record Joined(PlainExpression one, PlainExpression other) implements PlainExpression {
        @Override
        public Object in(Scope scope) {
            if (one.in(scope) instanceof String left && other.in(scope) instanceof String right) {
                return left.concat(right);
            }
            throw LeftToSpring.IT;
        }
    }

    record Choice(PlainExpression when, PlainExpression then, PlainExpression otherwise)
            implements PlainExpression {
        @Override
        public @Nullable Object in(Scope scope) {
            return holds(when, scope) ? then.in(scope) : otherwise.in(scope);
        }
    }

    /** The first, unless it is nothing or an empty text. */
    record Rather(PlainExpression first, PlainExpression otherwise) implements PlainExpression {
        @Override
        public @Nullable Object in(Scope scope) {
            @Nullable Object value = first.in(scope);
            return value == null || value.equals("") ? otherwise.in(scope) : value;
        }
    }

    private static boolean holds(PlainExpression condition, Scope scope) {
        if (condition.in(scope) instanceof Boolean holds) {
            return holds;
        }
        throw LeftToSpring.IT;
    }

    /** Empty for what is not written in this part of the language. */
    static Optional<PlainExpression> read(String text) {
        try {
            return Optional.of(new Reading(text).whole());
        } catch (LeftToSpring other) {
            return Optional.empty();
        }
    }

    // ---- members
    // -----------------------------------------------------------------------------------

    /** What can be asked of an object: ours by reflection, known ones of Java's without. */
    final class Members {

        private record Named(Class<?> of, String name, int arguments) {}

        private static final Map<Named, List<Method>> KNOWN = new ConcurrentHashMap<>();
        private static final int PROPERTY = -1;

        private Members() {}

        static @Nullable Object property(@Nullable Object of, String name) {
            if (of instanceof Map.Entry<?, ?> entry) {
                return switch (name) {
                    case "key" -> entry.getKey();
                    case "value" -> entry.getValue();
                    default -> throw LeftToSpring.IT;
                };
            }
            if (of == null || !isOurs(of.getClass())) {
                throw LeftToSpring.IT;
            }
            List<Method> found =
                    KNOWN.computeIfAbsent(
                            new Named(of.getClass(), name, PROPERTY), Members::getter);
            if (found.isEmpty()) {
                throw LeftToSpring.IT;
            }
            return invoked(found.getFirst(), of);
        }

        static @Nullable Object called(
                @Nullable Object of, String name, @Nullable Object[] arguments) {
            if (arguments.length == 0) {
                if (of instanceof Collection<?> some && name.equals("isEmpty")) {
                    return some.isEmpty();
                }
                if (of instanceof Collection<?> some && name.equals("size")) {
                    return some.size();
                }
            }
            if (of == null || !isOurs(of.getClass()) && !isTool(of.getClass())) {
                throw LeftToSpring.IT;
            }
            @Nullable Method fitting = null;
            for (Method one :
                    KNOWN.computeIfAbsent(
                            new Named(of.getClass(), name, arguments.length), Members::methods)) {
                if (fits(one, arguments)) {
                    if (fitting != null) {
                        throw LeftToSpring.IT;
                    }
                    fitting = one;
                }
            }
            if (fitting == null) {
                throw LeftToSpring.IT;
            }
            return invoked(fitting, of, arguments);
        }

        /** Anything else might be a door to what pages may not do; Thymeleaf knows them. */
        private static boolean isOurs(Class<?> type) {
            return type.getName().startsWith("io.amends.");
        }

        private static boolean isTool(Class<?> type) {
            return type == org.thymeleaf.expression.Strings.class;
        }

        private static boolean fits(Method method, @Nullable Object[] arguments) {
            Class<?>[] wanted = method.getParameterTypes();
            for (int i = 0; i < wanted.length; i++) {
                @Nullable Object argument = arguments[i];
                if (argument == null
                        ? wanted[i].isPrimitive()
                        : !org.springframework.util.ClassUtils.isAssignableValue(
                                wanted[i], argument)) {
                    return false;
                }
            }
            return true;
        }

        private static List<Method> getter(Named named) {
            String big =
                    named.name.substring(0, 1).toUpperCase(Locale.ROOT) + named.name.substring(1);
            return Stream.of("get" + big, "is" + big, named.name)
                    .flatMap(name -> methods(new Named(named.of, name, 0)).stream())
                    .filter(method -> method.getReturnType() != void.class)
                    .limit(1)
                    .toList();
        }

        private static List<Method> methods(Named named) {
            List<Method> found = new ArrayList<>();
            for (Method method : named.of.getMethods()) {
                if (method.getName().equals(named.name)
                        && method.getParameterCount() == named.arguments
                        && !method.isBridge()
                        && !method.isVarArgs()
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getDeclaringClass() != Object.class) {
                    method.setAccessible(true);
                    found.add(method);
                }
            }
            return List.copyOf(found);
        }

        private static @Nullable Object invoked(
                Method method, Object of, @Nullable Object... arguments) {
            try {
                return method.invoke(of, arguments);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (IllegalAccessException e) {
                throw LeftToSpring.IT;
            }
        }
    }

    // ---- reading
    // -----------------------------------------------------------------------------------

    /** Reads from left to right; what it does not know it leaves to Spring. */
    final class Reading {

        private static final Pattern TOKEN =
                Pattern.compile(
                        "\\s*(?:('(?:[^']|'')*')|(\\d{1,9}(?![\\w.]))|(#?[A-Za-z_]\\w*)"
                                + "|(\\?:|==|!=|&&|\\|\\||[().,?:!+]))");

        private final List<String> tokens = new ArrayList<>();
        private int at;

        Reading(String text) {
            Matcher token = TOKEN.matcher(text);
            int end = 0;
            while (token.find() && token.start() == end) {
                tokens.add(token.group().strip());
                end = token.end();
            }
            if (!text.substring(end).isBlank() || tokens.isEmpty()) {
                throw LeftToSpring.IT;
            }
        }

        PlainExpression whole() {
            PlainExpression expression = choice();
            if (at < tokens.size()) {
                throw LeftToSpring.IT;
            }
            return expression;
        }

        private PlainExpression choice() {
            PlainExpression first = either();
            if (takes("?:")) {
                return new Rather(first, choice());
            }
            if (takes("?")) {
                PlainExpression then = choice();
                mustTake(":");
                return new Choice(first, then, choice());
            }
            return first;
        }

        private PlainExpression either() {
            PlainExpression one = both();
            while (takes("or") || takes("||")) {
                one = new Either(one, both());
            }
            return one;
        }

        private PlainExpression both() {
            PlainExpression one = same();
            while (takes("and") || takes("&&")) {
                one = new Both(one, same());
            }
            return one;
        }

        private PlainExpression same() {
            PlainExpression one = joined();
            if (takes("==")) {
                return new Same(one, joined(), true);
            }
            if (takes("!=")) {
                return new Same(one, joined(), false);
            }
            return one;
        }

        private PlainExpression joined() {
            PlainExpression one = unary();
            while (takes("+")) {
                one = new Joined(one, unary());
            }
            return one;
        }

        private PlainExpression unary() {
            return takes("!") || takes("not") ? new Not(unary()) : path();
        }

        private PlainExpression path() {
            PlainExpression path = first();
            while (takes(".")) {
                String name = name();
                path = takes("(") ? new Call(path, name, arguments()) : new Property(path, name);
            }
            return path;
        }

        private PlainExpression first() {
            if (takes("(")) {
                PlainExpression inner = choice();
                mustTake(")");
                return inner;
            }
            String token = next();
            if (token.startsWith("'")) {
                return new Literal(token.substring(1, token.length() - 1).replace("''", "'"));
            }
            if (Character.isDigit(token.charAt(0))) {
                return new Literal(Integer.valueOf(token));
            }
            return switch (token) {
                case "null" -> new Literal(null);
                case "true" -> new Literal(true);
                case "false" -> new Literal(false);
                default -> {
                    if (!isName(token) && !token.equals("#strings")) {
                        throw LeftToSpring.IT;
                    }
                    yield new Variable(token);
                }
            };
        }

        private List<PlainExpression> arguments() {
            List<PlainExpression> arguments = new ArrayList<>();
            if (takes(")")) {
                return arguments;
            }
            do {
                arguments.add(choice());
            } while (takes(","));
            mustTake(")");
            return arguments;
        }

        /** Words of operators are none, nor is what Thymeleaf keeps requests and the like under. */
        private static boolean isName(String token) {
            return Character.isLetter(token.charAt(0))
                    && switch (token.toLowerCase(Locale.ROOT)) {
                        case "eq", "ne", "lt", "le", "gt", "ge", "div", "mod", "matches" -> false;
                        case "between", "instanceof", "new", "t", "and", "or", "not" -> false;
                        case "param", "session", "application", "request" -> false;
                        default -> true;
                    };
        }

        private String name() {
            String token = next();
            if (!Character.isLetter(token.charAt(0))) {
                throw LeftToSpring.IT;
            }
            return token;
        }

        private String next() {
            if (at == tokens.size()) {
                throw LeftToSpring.IT;
            }
            return tokens.get(at++);
        }

        private boolean takes(String token) {
            if (at < tokens.size() && tokens.get(at).equals(token)) {
                at++;
                return true;
            }
            return false;
        }

        private void mustTake(String token) {
            if (!takes(token)) {
                throw LeftToSpring.IT;
            }
        }
    }
}
