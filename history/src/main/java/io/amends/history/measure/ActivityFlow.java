package io.amends.history.measure;

import io.amends.core.stats.Durations;
import io.amends.core.stats.Proportion;
import io.amends.core.stats.Quantiles;
import io.amends.history.mapping.ActivityFlowPlan;
import io.amends.history.mapping.ActivityFlowPlan.Most;
import io.amends.history.mapping.ActivityFlowPlan.Rework;
import io.amends.history.mapping.Form;
import io.amends.history.source.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tickets as sequences of activities, counted as process mining does: variants, what directly follows
 * what, rework, how long completed cases took. A case is completed when its first and its last
 * activity are among those the mapping names; its attributes are those of its last row. Shares and
 * the median in whole days are cut off, not rounded, as they were published.
 */
final class ActivityFlow implements SourceMeasure<ActivityFlow> {

    private static final double DAY = 86_400;
    private static final int VARIANTS_LISTED = 3;
    private static final int LARGEST_VARIANTS = 5;
    private static final int CONNECTIONS_LISTED = 1000;

    private final ActivityFlowPlan plan;
    private final Cells cells;
    private final ZoneId zone;

    private long cases;
    private long events;
    private long completedEvents;
    private long neverClosed;
    private long resourceHandoffs;
    private long resourceReturnedCases;
    private final Counts<String> activities = new Counts<>();
    private final Counts<List<String>> unfinishedVariants = new Counts<>();
    private final Counts<List<String>> completedVariants = new Counts<>();
    private final Counts<String> follows = new Counts<>();
    private final Counts<String> occurring = new Counts<>();
    private final Counts<String> occurringInCompleted = new Counts<>();
    private final Counts<String> reworked = new Counts<>();
    private final Counts<String> changed = new Counts<>();
    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final Map<String, Counts<String>> lastValues = new LinkedHashMap<>();
    private final Durations completedAfter = new Durations();

    ActivityFlow(ActivityFlowPlan plan, Form main) {
        this.plan = plan;
        this.cells = new Cells(main);
        this.zone = Objects.requireNonNull(main.occurred()).format().zone();
        for (String column : plan.attributes()) {
            values.put(column, new HashSet<>());
            lastValues.put(column, new Counts<>());
        }
    }

    @Override
    public void add(List<Row> rows) {
        List<String> activity = column(rows, plan.activity());
        boolean completed =
                plan.first().contains(activity.getFirst())
                        && plan.last().contains(activity.getLast());
        cases++;
        events += rows.size();
        neverClosed += activity.stream().noneMatch(plan.last()::contains) ? 1 : 0;
        activity.forEach(activities::add);
        (completed ? completedVariants : unfinishedVariants).add(activity);
        addOccurring(new HashSet<>(activity), completed);
        addRework(activity);
        addResources(column(rows, plan.resource()));
        plan.attributes().forEach(column -> addAttribute(column, column(rows, column)));
        if (completed) {
            addCompleted(rows, activity);
        }
    }

    private List<String> column(List<Row> rows, String column) {
        return rows.stream().map(row -> cells.of(row, column)).toList();
    }

    private void addOccurring(Set<String> activity, boolean completed) {
        for (String one : activity) {
            occurring.add(one);
            if (completed) {
                occurringInCompleted.add(one);
            }
        }
    }

    private void addRework(List<String> activity) {
        plan.rework()
                .forEach(
                        (name, rule) -> {
                            if (isReworked(activity, rule)) {
                                reworked.add(name);
                            }
                        });
    }

    private static boolean isReworked(List<String> activity, Rework rule) {
        for (int i = 1; i < activity.size(); i++) {
            if (activity.get(i - 1).equals(rule.after())
                    && !rule.expected().contains(activity.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Changes between consecutive rows; returned: distinct resources A, B, A in a row. */
    private void addResources(List<String> resources) {
        List<String> distinct = new ArrayList<>();
        for (String resource : resources) {
            if (distinct.isEmpty() || !distinct.getLast().equals(resource)) {
                distinct.add(resource);
            }
        }
        boolean returned = false;
        for (int i = 2; i < distinct.size(); i++) {
            returned |= distinct.get(i).equals(distinct.get(i - 2));
        }
        resourceHandoffs += distinct.size() - 1;
        resourceReturnedCases += returned ? 1 : 0;
    }

    private void addAttribute(String column, List<String> stated) {
        Set<String> distinct = new HashSet<>(stated);
        seen(column).addAll(distinct);
        asOfLast(column).add(stated.getLast());
        if (distinct.size() > 1) {
            changed.add(column);
        }
    }

    private void addCompleted(List<Row> rows, List<String> activity) {
        completedEvents += rows.size();
        completedAfter.addObserved(
                seconds(rows.getFirst().occurredAt(), rows.getLast().occurredAt()));
        for (int i = 1; i < activity.size(); i++) {
            follows.add(activity.get(i - 1) + ">" + activity.get(i));
        }
    }

    /** By the clock on the wall, what a time change repeats or leaves out counts as it reads. */
    private long seconds(Instant from, Instant to) {
        Duration duration =
                plan.wallClock()
                        ? Duration.between(
                                LocalDateTime.ofInstant(from, zone),
                                LocalDateTime.ofInstant(to, zone))
                        : Duration.between(from, to);
        return Math.max(0, duration.toSeconds());
    }

    private Set<String> seen(String column) {
        return Objects.requireNonNull(values.get(column));
    }

    private Counts<String> asOfLast(String column) {
        return Objects.requireNonNull(lastValues.get(column));
    }

    @Override
    public void merge(ActivityFlow other) {
        cases += other.cases;
        events += other.events;
        completedEvents += other.completedEvents;
        neverClosed += other.neverClosed;
        resourceHandoffs += other.resourceHandoffs;
        resourceReturnedCases += other.resourceReturnedCases;
        activities.merge(other.activities);
        unfinishedVariants.merge(other.unfinishedVariants);
        completedVariants.merge(other.completedVariants);
        follows.merge(other.follows);
        occurring.merge(other.occurring);
        occurringInCompleted.merge(other.occurringInCompleted);
        reworked.merge(other.reworked);
        changed.merge(other.changed);
        values.forEach((column, seen) -> seen.addAll(other.seen(column)));
        lastValues.forEach((column, counts) -> counts.merge(other.asOfLast(column)));
        completedAfter.addAll(other.completedAfter);
    }

    @Override
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cases", cases);
        figures.put("events", events);
        figures.put("activities", activities.distinct());
        putVariants(figures);
        putFollows(figures);
        putDays(figures);
        putOccurring(figures);
        figures.put("resource_handoffs", resourceHandoffs);
        figures.put("resource_aba_cases", resourceReturnedCases);
        plan.rework().keySet().forEach(name -> figures.put(name, reworked.of(name)));
        figures.put("cases_never_closed", neverClosed);
        putAttributes(figures);
        return figures;
    }

    private void putVariants(Map<String, Object> figures) {
        List<Long> sizes = completedVariants.largest();
        long largest = sizes.stream().limit(LARGEST_VARIANTS).mapToLong(size -> size).sum();
        figures.put("completed_cases", completedVariants.total());
        figures.put("completed_rule", completedRule());
        figures.put("completed_events", completedEvents);
        figures.put("variants_of_completed", completedVariants.distinct());
        figures.put("variant_cases", sizes.stream().limit(VARIANTS_LISTED).toList());
        figures.put("top5_variant_cases", largest);
        Proportion.of(largest, completedVariants.total())
                .ifPresent(share -> figures.put("top5_share", Rounded.cutTo(4, share.value())));
        figures.put("variants_once", completedVariants.occurring(1));
        figures.put("variants_twice", completedVariants.occurring(2));
        figures.put("variants_thrice", completedVariants.occurring(3));
        figures.put("all_variants", completedVariants.distinctWith(unfinishedVariants));
    }

    private String completedRule() {
        return "first activity "
                + String.join(" or ", plan.first())
                + ", last activity "
                + String.join(" or ", plan.last());
    }

    private void putFollows(Map<String, Object> figures) {
        figures.put("unique_connections", follows.distinct());
        figures.put("directly_follows", follows.most(CONNECTIONS_LISTED));
    }

    private void putDays(Map<String, Object> figures) {
        double[] seconds = completedAfter.observedSeconds();
        Quantiles.median(completedAfter)
                .ifPresent(
                        median -> {
                            figures.put("median_duration_days", (long) (median / DAY));
                            figures.put("median_days", median / DAY);
                        });
        Arrays.stream(seconds).min().ifPresent(min -> figures.put("min_days", min / DAY));
        Arrays.stream(seconds).max().ifPresent(max -> figures.put("max_days", max / DAY));
    }

    private void putOccurring(Map<String, Object> figures) {
        Proportion.of(occurringInCompleted.of(plan.escalation()), completedVariants.total())
                .ifPresent(rate -> figures.put("escalation_rate", Rounded.cutTo(4, rate.value())));
        plan.occurring()
                .forEach(
                        (name, activity) -> {
                            Map<String, Object> count = new LinkedHashMap<>();
                            count.put("all", occurring.of(activity));
                            count.put("completed", occurringInCompleted.of(activity));
                            figures.put(name, count);
                        });
    }

    private void putAttributes(Map<String, Object> figures) {
        Map<String, Object> byLast = new LinkedHashMap<>();
        plan.values()
                .forEach(
                        (name, column) -> {
                            figures.put(name, (long) seen(column).size());
                            byLast.put(name, asOfLast(column).distinct());
                        });
        figures.put("by_last_event", byLast);
        plan.changes().forEach((name, column) -> figures.put(name, changed.of(column)));
        for (Map.Entry<String, Most> most : plan.most().entrySet()) {
            figures.put(
                    most.getKey(),
                    asOfLast(most.getValue().column()).most(most.getValue().limit()));
        }
        figures.put("attribute_rule", "case attribute = value on the last event");
    }
}
