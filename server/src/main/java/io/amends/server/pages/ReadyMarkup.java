package io.amends.server.pages;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * {@code ready:markup="${…}"} writes markup of our own as it is. {@code th:utext} would read it again
 * as a template each time, which takes longer than everything else on the page of a large report. Only
 * for what was escaped where it was made.
 */
@Component
final class ReadyMarkup extends AbstractProcessorDialect {

    private static final String PREFIX = "ready";

    /** As {@code th:utext}, and thus before {@code th:block} takes itself away. */
    private static final int PRECEDENCE = 1400;

    ReadyMarkup() {
        super("Ready markup", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Markup(prefix));
    }

    private static final class Markup extends AbstractStandardExpressionAttributeTagProcessor {

        Markup(String prefix) {
            super(TemplateMode.HTML, prefix, "markup", PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String value,
                @Nullable Object markup,
                IElementTagStructureHandler structure) {
            structure.setBody(markup == null ? "" : markup.toString(), false);
        }
    }
}
