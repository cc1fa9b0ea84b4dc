package io.amends.history.rulebook;

import io.amends.core.time.DayZero;
import io.amends.core.time.DeadlineRule;
import io.amends.core.time.DeadlineRule.Anchor;
import io.amends.core.time.DueAt;
import io.amends.core.time.Extension;
import io.amends.core.time.Milestone;
import io.amends.core.time.RegulatoryPeriod;
import io.amends.core.time.RegulatoryPreset;
import io.amends.core.time.RegulatoryTerm;
import io.amends.core.time.RequiredCommunication;
import io.amends.core.time.Roll;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Turns a preset document whose shape the schema has checked into a preset. */
final class PresetReading {

    private PresetReading() {}

    static RegulatoryPreset preset(JsonNode root) {
        Map<String, String> anchors = new LinkedHashMap<>();
        root.get("anchors").forEachEntry((name, meaning) -> anchors.put(name, meaning.asString()));
        return new RegulatoryPreset(
                text(root, "id"),
                text(root, "version"),
                text(root, "title"),
                text(root, "source"),
                LocalDate.parse(text(root, "verifiedOn")),
                LocalDate.parse(text(root, "effectiveFrom")),
                root.has("effectiveTo") ? LocalDate.parse(text(root, "effectiveTo")) : null,
                text(root, "note"),
                anchors,
                root.get("milestones").valueStream().map(PresetReading::milestone).toList());
    }

    private static Milestone milestone(JsonNode node) {
        List<Extension> extensions = new ArrayList<>();
        for (JsonNode extension : node.path("extensions")) {
            extensions.add(
                    new Extension(
                            text(extension, "id"),
                            rule(extension.get("due")),
                            communication(extension.get("notice"))));
        }
        return new Milestone(
                text(node, "id"),
                text(node, "title"),
                Milestone.Binding.valueOf(constant(text(node, "binding"))),
                rule(node.get("due")),
                Set.copyOf(texts(node.path("pauseReasons"))),
                extensions,
                Set.copyOf(texts(node.path("replaces"))),
                communication(node.get("communication")));
    }

    private static RequiredCommunication communication(JsonNode node) {
        return new RequiredCommunication(
                text(node, "kind"), text(node, "to"), texts(node.get("contents")));
    }

    private static DeadlineRule rule(JsonNode due) {
        if (due.has("after")) {
            return new DeadlineRule.After(new Anchor.Fact(text(due, "after")), term(due));
        }
        if (due.has("afterFirst")) {
            return new DeadlineRule.After(
                    new Anchor.FirstFulfilment(text(due, "afterFirst")), term(due));
        }
        if (due.has("afterLast")) {
            return new DeadlineRule.After(
                    new Anchor.LastFulfilment(text(due, "afterLast")), term(due));
        }
        if (due.has("earliest")) {
            return new DeadlineRule.Earliest(rules(due.get("earliest")));
        }
        if (due.has("latest")) {
            return new DeadlineRule.Latest(rules(due.get("latest")));
        }
        JsonNode choice = due.get("inTime");
        return new DeadlineRule.InTimeOrLate(
                text(choice, "fact"),
                rule(choice.get("limit")),
                rule(choice.get("then")),
                rule(choice.get("late")));
    }

    private static List<DeadlineRule> rules(JsonNode list) {
        return list.valueStream().map(PresetReading::rule).toList();
    }

    /** What the document leaves out is the plain case: day excluded, no roll, the day's end. */
    private static RegulatoryTerm term(JsonNode due) {
        RegulatoryPeriod period = period(due.get("within"));
        String at = period instanceof RegulatoryPeriod.ElapsedHours ? "instant" : "end-of-day";
        return new RegulatoryTerm(
                period,
                DayZero.valueOf(constant(due.path("dayZero").asString("event-day-excluded"))),
                Roll.valueOf(constant(due.path("roll").asString("none"))),
                DueAt.valueOf(constant(due.path("at").asString(at))));
    }

    private static RegulatoryPeriod period(JsonNode within) {
        String unit = within.propertyNames().iterator().next();
        int length = within.get(unit).asInt();
        return switch (unit) {
            case "hours" -> new RegulatoryPeriod.ElapsedHours(length);
            case "calendar_days" -> new RegulatoryPeriod.CalendarDays(length);
            case "business_days" -> new RegulatoryPeriod.BusinessDays(length);
            case "weeks" -> new RegulatoryPeriod.Weeks(length);
            case "months" -> new RegulatoryPeriod.Months(length);
            case "billing_cycles" -> new RegulatoryPeriod.BillingCycles(length);
            case "days_after_year_end" -> new RegulatoryPeriod.DaysAfterYearEnd(length);
            default -> throw new IllegalStateException("The schema does not know " + unit);
        };
    }

    private static String constant(String written) {
        return written.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).asString();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
