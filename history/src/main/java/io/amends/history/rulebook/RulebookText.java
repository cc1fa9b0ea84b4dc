package io.amends.history.rulebook;

import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Protocol.AlertStep;
import io.amends.core.protocol.Protocol.Closure;
import io.amends.core.protocol.Protocol.FollowUp;
import io.amends.core.protocol.Protocol.MessageStandard;
import io.amends.core.protocol.Term;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Part;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
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
        return of(p.type(), p.version(), statements(p));
    }

    /** A document that makes these statements on one type's protocol, in their order. */
    public static String of(EscalationType type, int version, Map<String, String> statements) {
        String name = word(type.name());
        return head(name, version)
                + "protocols:\n  "
                + name
                + ":\n"
                + statements.entrySet().stream()
                        .map(e -> "    " + e.getKey() + ": " + e.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /** Every statement of a protocol as the document writes it, by its key and in its order. */
    public static Map<String, String> statements(Protocol p) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ownership", word(p.ownership().name()));
        all.put("acknowledgement", p.acknowledgement().map(RulebookText::of).orElse("none"));
        all.put("notice", p.notice().map(RulebookText::of).orElse("none"));
        all.put("automatic-keeps-notice", String.valueOf(p.automaticKeepsNotice()));
        all.put("notice-at-decision", p.noticeAtDecisionCounts() ? "counts" : "does-not-count");
        all.put("handoff-acceptance", of(p.handoffAcceptance()));
        all.put(
                "new-tier-first-response",
                p.newTierFirstResponse().map(RulebookText::of).orElse("none"));
        all.put("progress-updates", String.valueOf(p.progressUpdates()));
        all.put("appointment-grace", of(p.appointmentGrace()));
        all.put("closure", of(p.closure()));
        all.put("follow-up", p.followUp().map(RulebookText::of).orElse("none"));
        all.put("root-cause-analysis", p.rootCauseAnalysis().map(RulebookText::of).orElse("none"));
        all.put("reopens-within", of(p.reopensWithin()));
        all.put("ladder", ladder(p.ladder()));
        all.put("regulatory-presets", list(p.regulatoryPresets()));
        return all;
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
