package io.amends.server.settings;

import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Protocol.AlertStep;
import io.amends.history.rulebook.RulebookText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What of a protocol can be filled in without writing YAML. */
final class ProtocolFields {

    /** Statements that are one value. */
    static final List<String> PLAIN =
            List.of(
                    "ownership",
                    "handoff-acceptance",
                    "new-tier-first-response",
                    "progress-updates",
                    "automatic-keeps-notice",
                    "appointment-grace",
                    "root-cause-analysis",
                    "reopens-within");

    private static final int STEPS = 5;

    private ProtocolFields() {}

    /** What stands in the fields, by their names. */
    static Map<String, String> of(Protocol p) {
        Map<String, String> statements = RulebookText.statements(p);
        Map<String, String> fields = new LinkedHashMap<>();
        PLAIN.forEach(key -> fields.put(key, statements.getOrDefault(key, "")));
        fields.put(
                "acknowledgement",
                p.acknowledgement().map(s -> RulebookText.of(s.within())).orElse("none"));
        fields.put("notice", p.notice().map(s -> RulebookText.of(s.within())).orElse("none"));
        fields.put("opens", p.followUp().map(f -> RulebookText.of(f.opens())).orElse("none"));
        fields.put("closes", p.followUp().map(f -> RulebookText.of(f.closes())).orElse("none"));
        for (int i = 0; i < STEPS; i++) {
            boolean there = i < p.ladder().size();
            AlertStep step = there ? p.ladder().get(i) : new AlertStep(0, List.of());
            fields.put("percent-" + i, there ? String.valueOf(step.percentOfTerm()) : "");
            fields.put("roles-" + i, String.join(", ", step.roles()));
        }
        return fields;
    }

    /** The document that states what was filled in; what has no field stays as it was. */
    static String document(Protocol p, Map<String, String> filledIn) {
        Map<String, String> statements = RulebookText.statements(p);
        PLAIN.forEach(key -> statements.put(key, value(filledIn, key)));
        statements.put("acknowledgement", within(filledIn, "acknowledgement", statements));
        statements.put("notice", within(filledIn, "notice", statements));
        String opens = value(filledIn, "opens");
        statements.computeIfPresent(
                "follow-up",
                (key, so) ->
                        opens.equals("none")
                                ? "none"
                                : so.replaceFirst("opens: [^,}]*", "opens: " + opens)
                                        .replaceFirst(
                                                "closes: [^,}]*",
                                                "closes: " + value(filledIn, "closes")));
        statements.put("ladder", ladder(filledIn));
        return RulebookText.of(p.type(), p.version(), statements);
    }

    /** One line each: what is typed cannot become further statements. */
    private static String value(Map<String, String> filledIn, String key) {
        String typed = filledIn.getOrDefault(key, "").strip();
        return typed.isEmpty() ? "none" : typed.replaceAll("[\\p{Cntrl}{}#\\[\\]:]", " ");
    }

    private static String within(
            Map<String, String> filledIn, String key, Map<String, String> statements) {
        String typed = value(filledIn, key);
        if (typed.equals("none")) {
            return "none";
        }
        String so = statements.getOrDefault(key, "none");
        return so.equals("none")
                ? "{within: " + typed + "}"
                : so.replaceFirst("within: [^,}]*", "within: " + typed);
    }

    private static String ladder(Map<String, String> filledIn) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            String percent = filledIn.getOrDefault("percent-" + i, "").strip();
            if (!percent.isEmpty()) {
                String roles =
                        Arrays.stream(value(filledIn, "roles-" + i).split(","))
                                .map(String::strip)
                                .filter(role -> !role.isEmpty() && !role.equals("none"))
                                .collect(Collectors.joining(", "));
                steps.add(
                        "\n      - {percent: "
                                + percent.replaceAll("[^0-9]", "x")
                                + ", roles: ["
                                + roles
                                + "]}");
            }
        }
        return steps.isEmpty() ? "[]" : String.join("", steps);
    }
}
