package io.amends.server.desk;

import io.amends.core.timeline.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every reason against what was asked, beside the field that it is about. */
final class Problems {

    private Problems() {}

    /** What is about no field in particular. */
    static final String WHOLE = "";

    static Map<String, List<Reason>> byField(List<Reason> reasons) {
        Map<String, List<Reason>> fields = new LinkedHashMap<>();
        for (Reason reason : reasons) {
            fields.merge(
                    field(reason),
                    List.of(reason),
                    (one, other) ->
                            java.util.stream.Stream.concat(one.stream(), other.stream()).toList());
        }
        return fields;
    }

    private static String field(Reason reason) {
        return switch (reason.code()) {
            case "handoff.element" -> "element-" + reason.values().getFirst();
            case "words.says-nothing", "words.vague", "resolve.part" ->
                    "part-" + reason.values().getFirst();
            case "words.promise-in-the-past", "words.next-contact-without-time" -> "promise-at";
            case "escalate.because",
                    "de-escalate.because",
                    "suggestion.because",
                    "waive.because",
                    "no-reply.because" ->
                    "because";
            case "assign.team",
                    "assign.needs-handoff",
                    "assign.offered",
                    "assign.not-of-team",
                    "assign.away",
                    "open.team",
                    "handoff.team",
                    "handoff.same-team",
                    "handoff.not-up" ->
                    "to";
            case "suggestion.snooze-until" -> "until";
            case "merge.itself",
                    "merge.unknown",
                    "merge.merged",
                    "merge.other-customer",
                    "merge.resolved" ->
                    "survivor";
            case "root-cause.primary" -> "primary";
            case "note.empty" -> "body";
            case "survey.rating" -> "rating";
            case "handoff.return-names-nothing" -> "missing";
            case "form.choose", "form.words", "form.time" -> reason.values().getFirst();
            default -> WHOLE;
        };
    }
}
