package io.amends.server.pages;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.spring6.expression.SPELVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Works out the plain expressions of pages by itself: it was nearly half of the time that a page of
 * lists took. Everything else, and every mistake, is Spring's to work out and to name.
 */
@Component
final class PlainExpressions implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof SpringTemplateEngine engine) {
            Set<IDialect> dialects = new LinkedHashSet<>();
            for (IDialect dialect : engine.getDialects()) {
                dialects.add(
                        dialect.getClass() == SpringStandardDialect.class
                                ? new WithPlainOnes()
                                : dialect);
            }
            engine.setDialects(dialects);
        }
        return bean;
    }

    private static final class WithPlainOnes extends SpringStandardDialect {
        @Override
        public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
            return Evaluator.IT;
        }
    }

    /** Keeps what it has read; templates hold only so many expressions. */
    static final class Evaluator implements IStandardVariableExpressionEvaluator {

        static final Evaluator IT = new Evaluator();

        private final Map<String, Optional<PlainExpression>> read = new ConcurrentHashMap<>();

        @Override
        public @Nullable Object evaluate(
                IExpressionContext context,
                IStandardVariableExpression expression,
                StandardExpressionExecutionContext how) {
            if (!expression.getUseSelectionAsRoot() && !how.getPerformTypeConversion()) {
                Optional<PlainExpression> plain =
                        read.computeIfAbsent(expression.getExpression(), PlainExpression::read);
                if (plain.isPresent()) {
                    try {
                        return plain.get().in(name -> variable(context, name));
                    } catch (PlainExpression.LeftToSpring other) {
                        // worked out below
                    }
                }
            }
            return SPELVariableExpressionEvaluator.INSTANCE.evaluate(context, expression, how);
        }

        private static @Nullable Object variable(IExpressionContext context, String name) {
            return name.startsWith("#")
                    ? context.getExpressionObjects().getObject(name.substring(1))
                    : context.getVariable(name);
        }
    }
}
