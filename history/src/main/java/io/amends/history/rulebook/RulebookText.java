package io.amends.history.rulebook;

import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Protocol.AlertStep;
import io.amends.core.protocol.Protocol.Closure;
import io.amends.core.protocol.Protocol.FollowUp;
import io.amends.core.protocol.Protocol.MessageStandard;
import io.amends.core.protocol.Term;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.timeline.Part;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rules written as the document that {@link RulebookDocument} reads: every statement of one protocol,
 * or the routing matrix. Lengths are written to the minute.
 */
public final class RulebookText {

    private RulebookText() {}

    /** A document that states this protocol wholly, and nothing else. */
    public static String of(Protocol p) {
        String type = word(p.type().name());
        return head(type, p.version())
                + "protocols:\n"
                + "  "
                + type
                + ":\n"
                + line("ownership", word(p.ownership().name()))
                + line("acknowledgement", p.acknowledgement().map(RulebookText::of).orElse("none"))
                + line("notice", p.notice().map(RulebookText::of).orElse("none"))
                + line("automatic-keeps-notice", p.automaticKeepsNotice())
                + line(
                        "notice-at-decision",
                        p.noticeAtDecisionCounts() ? "counts" : "does-not-count")
                + line("handoff-acceptance", of(p.handoffAcceptance()))
                + line(
                        "new-tier-first-response",
                        p.newTierFirstResponse().map(RulebookText::of).orElse("none"))
                + line("progress-updates", p.progressUpdates())
                + line("appointment-grace", of(p.appointmentGrace()))
                + line("closure", of(p.closure()))
                + line("follow-up", p.followUp().map(RulebookText::of).orElse("none"))
                + line(
                        "root-cause-analysis",
                        p.rootCauseAnalysis().map(RulebookText::of).orElse("none"))
                + line("reopens-within", of(p.reopensWithin()))
                + line("ladder", ladder(p.ladder()))
                + line("regulatory-presets", list(p.regulatoryPresets()));
    }

    /** A document that states the routing matrix, and nothing else. */
    public static String of(RoutingMatrix matrix) {
        return head("routing", matrix.version())
                + "routing:\n"
                + "  version: "
                + matrix.version()
                + "\n  lowest-tier:"
                + members(matrix.lowestTier())
                + "\n  maximum-time:"
                + members(
                        matrix.maximumTime().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                e -> of(new Term.BusinessTime(e.getValue())))))
                + "\n";
    }

    private static String head(String name, int version) {
        return "rulebook: " + name + "\nversion: " + version + "\n";
    }

    private static String line(String key, Object value) {
        return "    " + key + ": " + value + "\n";
    }

    private static String members(Map<String, String> values) {
        return values.isEmpty()
                ? " {}"
                : new TreeMap<>(values)
                        .entrySet().stream()
                                .map(
                                        e ->
                                                "\n    "
                                                        + quoted(e.getKey())
                                                        + ": "
                                                        + quoted(e.getValue()))
                                .collect(Collectors.joining());
    }

    private static String of(MessageStandard standard) {
        return "{within: " + of(standard.within()) + ", parts: " + parts(standard.parts()) + "}";
    }

    private static String of(Closure closure) {
        return "{parts: "
                + parts(closure.parts())
                + ", organisation-failed-parts: "
                + parts(closure.organisationFailedParts())
                + ", window-business-days: "
                + closure.windowBusinessDays()
                + "}";
    }

    private static String of(FollowUp followUp) {
        return "{opens: "
                + of(followUp.opens())
                + ", closes: "
                + of(followUp.closes())
                + ", after-next-opening: "
                + of(followUp.afterNextOpening())
                + ", parts: "
                + parts(followUp.parts())
                + ", answer-business-days: "
                + followUp.answerBusinessDays()
                + "}";
    }

    private static String ladder(List<AlertStep> steps) {
        return steps.isEmpty()
                ? "[]"
                : steps.stream()
                        .map(
                                step ->
                                        "\n      - {percent: "
                                                + step.percentOfTerm()
                                                + ", roles: "
                                                + list(step.roles())
                                                + "}")
                        .collect(Collectors.joining());
    }

    /** A term as documents say it, such as {@code 4 business hours}. */
    public static String of(Term term) {
        return switch (term) {
            case Term.Elapsed(Duration length) -> of(length);
            case Term.BusinessTime(Duration length) -> counted(length, "business ");
            case Term.BusinessDays(int days) -> days + " business " + plural("day", days);
        };
    }

    /** A length as documents say it, such as {@code 30 minutes}. */
    public static String of(Duration length) {
        return length.toDays() > 0 && length.equals(Duration.ofDays(length.toDays()))
                ? length.toDays() + " " + plural("day", length.toDays())
                : counted(length, "");
    }

    private static String counted(Duration length, String kind) {
        long minutes = length.toMinutes();
        return minutes > 0 && minutes % 60 == 0
                ? minutes / 60 + " " + kind + plural("hour", minutes / 60)
                : minutes + " " + kind + plural("minute", minutes);
    }

    private static String plural(String unit, long count) {
        return count == 1 ? unit : unit + "s";
    }

    private static String parts(Collection<Part> parts) {
        return list(parts.stream().sorted().map(part -> word(part.name())).toList());
    }

    private static String list(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
