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
import io.amends.history.document.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns a preset document whose shape the schema has checked into a preset. */
final class PresetReading {

    private PresetReading() {}

    static RegulatoryPreset preset(Entry root) {
        Map<String, String> anchors = new LinkedHashMap<>();
        root.get("anchors").members().forEach((name, meaning) -> anchors.put(name, meaning.text()));
        return new RegulatoryPreset(
                text(root, "id"),
                text(root, "version"),
                text(root, "title"),
                text(root, "source"),
                LocalDate.parse(text(root, "verifiedOn")),
                LocalDate.parse(text(root, "effectiveFrom")),
                root.text("effectiveTo").map(LocalDate::parse).orElse(null),
                text(root, "note"),
                anchors,
                root.get("milestones").items().stream().map(PresetReading::milestone).toList());
    }

    private static Milestone milestone(Entry node) {
        List<Extension> extensions = new ArrayList<>();
        for (Entry extension : items(node, "extensions")) {
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
                Set.copyOf(texts(node, "pauseReasons")),
                extensions,
                Set.copyOf(texts(node, "replaces")),
                communication(node.get("communication")));
    }

    private static RequiredCommunication communication(Entry node) {
        return new RequiredCommunication(
                text(node, "kind"), text(node, "to"), texts(node, "contents"));
    }

    private static DeadlineRule rule(Entry due) {
        if (due.find("after").isPresent()) {
            return new DeadlineRule.After(new Anchor.Fact(text(due, "after")), term(due));
        }
        if (due.find("afterFirst").isPresent()) {
            return new DeadlineRule.After(
                    new Anchor.FirstFulfilment(text(due, "afterFirst")), term(due));
        }
        if (due.find("afterLast").isPresent()) {
            return new DeadlineRule.After(
                    new Anchor.LastFulfilment(text(due, "afterLast")), term(due));
        }
        if (due.find("earliest").isPresent()) {
            return new DeadlineRule.Earliest(rules(due.get("earliest")));
        }
        if (due.find("latest").isPresent()) {
            return new DeadlineRule.Latest(rules(due.get("latest")));
        }
        Entry choice = due.get("inTime");
        return new DeadlineRule.InTimeOrLate(
                text(choice, "fact"),
                rule(choice.get("limit")),
                rule(choice.get("then")),
                rule(choice.get("late")));
    }

    private static List<DeadlineRule> rules(Entry list) {
        return list.items().stream().map(PresetReading::rule).toList();
    }

    /** What the document leaves out is the plain case: day excluded, no roll, the day's end. */
    private static RegulatoryTerm term(Entry due) {
        RegulatoryPeriod period = period(due.get("within"));
        String at = period instanceof RegulatoryPeriod.ElapsedHours ? "instant" : "end-of-day";
        return new RegulatoryTerm(
                period,
                DayZero.valueOf(constant(due.text("dayZero").orElse("event-day-excluded"))),
                Roll.valueOf(constant(due.text("roll").orElse("none"))),
                DueAt.valueOf(constant(due.text("at").orElse(at))));
    }

    private static RegulatoryPeriod period(Entry within) {
        String unit = within.members().keySet().iterator().next();
        int length = within.get(unit).number();
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

    private static String text(Entry node, String key) {
        return node.get(key).text();
    }

    private static List<String> texts(Entry node, String key) {
        return node.find(key).map(Entry::texts).orElse(List.of());
    }

    private static List<Entry> items(Entry node, String key) {
        return node.find(key).map(Entry::items).orElse(List.of());
    }
}
