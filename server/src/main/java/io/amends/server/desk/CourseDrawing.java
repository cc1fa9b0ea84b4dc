package io.amends.server.desk;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Reason;
import io.amends.history.assembly.AssembledContact;
import io.amends.history.drawing.Drawings;
import io.amends.history.judging.EscalationAudit;
import io.amends.history.report.CaseContent;
import io.amends.history.report.Report.Drawing;
import io.amends.history.report.Report.Mark;
import io.amends.history.report.Report.Span;
import io.amends.history.report.Sentences;
import io.amends.server.communications.Text;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A live contact to scale, drawn as an audited one is, with names for ids. */
final class CourseDrawing {

    private CourseDrawing() {}

    /** Markup, escaped where it was made. */
    static String of(
            LiveContact contact, Map<MessageId, Text> texts, Voice voice, boolean asCustomer) {
        Names names = new Names(contact.rules().organisation());
        Map<String, String> words = new HashMap<>();
        texts.forEach((id, text) -> words.put(id.value(), text.body()));
        Drawing drawing = named(drawing(contact), names).withTexts(words);
        StringWriter content = new StringWriter();
        Sentences sentences = Sentences.in(voice.locale(), voice.zone());
        if (asCustomer) {
            CaseContent.writeForCustomer(drawing, sentences, content);
        } else {
            CaseContent.write(drawing, sentences, content);
        }
        return content.toString();
    }

    private static Drawing drawing(LiveContact contact) {
        return new Drawings(contact.rules().calendars(), contact.now())
                .live(
                        new AssembledContact(contact.history(), Map.of(), List.of()),
                        contact.state().description(),
                        contact.courses().stream()
                                .map(
                                        course ->
                                                new EscalationAudit(
                                                        course,
                                                        Optional.empty(),
                                                        contact.judgements(course.escalation()),
                                                        List.of()))
                                .toList());
    }

    private static Drawing named(Drawing drawing, Names names) {
        return new Drawing(
                drawing.contact(),
                drawing.score(),
                drawing.from(),
                drawing.to(),
                Map.of(),
                drawing.marks().stream().map(mark -> named(mark, names)).toList(),
                drawing.owners().stream().map(span -> named(span, names)).toList(),
                drawing.tiers().stream().map(span -> named(span, names)).toList(),
                drawing.silences(),
                drawing.closed(),
                drawing.escalations());
    }

    private static Mark named(Mark mark, Names names) {
        Reason what =
                new Reason(
                        mark.what().code(),
                        mark.what().values().stream().map(names::named).toList());
        return new Mark(
                mark.at(),
                mark.kind(),
                names.named(mark.actor()),
                mark.audience(),
                what,
                mark.text(),
                mark.message());
    }

    /** A tier's stretch is called after its tier and its team. */
    private static Span named(Span span, Names names) {
        String[] parts = span.label().split(" · ", 2);
        String label =
                parts.length == 2
                        ? parts[0] + " · " + names.named(parts[1])
                        : names.named(span.label());
        return new Span(span.from(), span.to(), label, span.gap(), span.openSeconds());
    }
}
