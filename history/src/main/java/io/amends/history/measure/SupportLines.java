package io.amends.history.measure;

import io.amends.core.stats.Durations;
import io.amends.core.stats.Interval;
import io.amends.core.stats.Proportion;
import io.amends.core.stats.Quantiles;
import io.amends.history.mapping.FieldMeaning;
import io.amends.history.mapping.Form;
import io.amends.history.mapping.SupportLinesPlan;
import io.amends.history.source.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Incidents that pass between support lines, as they are counted in work on the BPI Challenge 2013
 * (doi 10.4121/500573e6-accc-4b0c-9576-aa5468b10cee). What is counted in one of them: {@link
 * SupportCase}.
 */
final class SupportLines implements SourceMeasure<SupportLines> {

    private static final long FEWEST_OF_PRODUCT = 20;
    private static final int PRODUCTS_LISTED = 8;
    private static final double HOUR = 3600;

    private final SupportLinesPlan plan;
    private final Cells cells;

    private long events;
    private long cases;
    private long upwardCases;
    private long upwardMoves;
    private long downwardCases;
    private long downwardMoves;
    private final long[] firstLine;
    private final long[] highestLine;
    private long teamHandoffs;
    private long handedOverCases;
    private long returnedCases;
    private long teamReturns;
    private long reopenedCases;
    private long reopens;
    private long passedUpCases;
    private final Durations untilUpperAccept = new Durations();
    private final Map<String, Escalated> products = new TreeMap<>();

    private record Escalated(long cases, long escalated) {
        Escalated plus(Escalated other) {
            return new Escalated(cases + other.cases, escalated + other.escalated);
        }

        double rate() {
            return (double) escalated / cases;
        }
    }

    SupportLines(SupportLinesPlan plan, Form main) {
        this.plan = plan;
        this.cells = new Cells(main);
        this.firstLine = new long[plan.lines().size()];
        this.highestLine = new long[plan.lines().size()];
    }

    @Override
    public void add(List<Row> rows) {
        add(caseOf(rows));
    }

    SupportCase caseOf(List<Row> rows) {
        return SupportCase.of(rows.stream().map(this::event).toList(), plan.statuses());
    }

    private SupportEvent event(Row row) {
        return new SupportEvent(
                row.occurredAt(),
                line(row),
                cells.of(row, plan.team()),
                cells.of(row, plan.person()),
                cells.of(row, plan.status()),
                cells.of(row, plan.product()));
    }

    private int line(Row row) {
        FieldMeaning meaning = plan.line();
        @Nullable String line = meaning.meaningOf(cells.of(row, meaning.columns().getFirst()));
        return plan.lines().indexOf(line);
    }

    private void add(SupportCase one) {
        boolean escalated = one.upwardMoves() > 0;
        events += one.events().size();
        cases++;
        upwardCases += escalated ? 1 : 0;
        upwardMoves += one.upwardMoves();
        downwardCases += one.downwardMoves() > 0 ? 1 : 0;
        downwardMoves += one.downwardMoves();
        firstLine[one.firstLine()]++;
        highestLine[one.highestLine()]++;
        teamHandoffs += one.teamHandoffs();
        handedOverCases += one.teamHandoffs() > 0 ? 1 : 0;
        returnedCases += one.teamReturns() > 0 ? 1 : 0;
        teamReturns += one.teamReturns();
        reopenedCases += one.reopens() > 0 ? 1 : 0;
        reopens += one.reopens();
        passedUpCases += one.firstUpper() == null ? 0 : 1;
        @Nullable Duration until = one.untilUpperAccept();
        if (until != null) {
            untilUpperAccept.addObserved(until.toSeconds());
        }
        products.merge(one.product(), new Escalated(1, escalated ? 1 : 0), Escalated::plus);
    }

    @Override
    public void merge(SupportLines other) {
        events += other.events;
        cases += other.cases;
        upwardCases += other.upwardCases;
        upwardMoves += other.upwardMoves;
        downwardCases += other.downwardCases;
        downwardMoves += other.downwardMoves;
        Arrays.setAll(firstLine, line -> firstLine[line] + other.firstLine[line]);
        Arrays.setAll(highestLine, line -> highestLine[line] + other.highestLine[line]);
        teamHandoffs += other.teamHandoffs;
        handedOverCases += other.handedOverCases;
        returnedCases += other.returnedCases;
        teamReturns += other.teamReturns;
        reopenedCases += other.reopenedCases;
        reopens += other.reopens;
        passedUpCases += other.passedUpCases;
        untilUpperAccept.addAll(other.untilUpperAccept);
        other.products.forEach((name, count) -> products.merge(name, count, Escalated::plus));
    }

    @Override
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cases", cases);
        figures.put("events", events);
        figures.put("cases_with_upward_tier_move", upwardCases);
        figures.put("upward_moves", upwardMoves);
        Proportion.of(upwardCases, cases).ifPresent(rate -> putRate(figures, rate));
        figures.put("cases_with_downward_move", downwardCases);
        figures.put("downward_moves", downwardMoves);
        figures.put("first_tier", byLine(firstLine));
        figures.put("max_tier", byLine(highestLine));
        figures.put("team_handoffs", teamHandoffs);
        figures.put("cases_with_team_handoff", handedOverCases);
        figures.put("pingpong_aba_cases", returnedCases);
        figures.put("pingpong_aba", teamReturns);
        figures.put("reopened_cases", reopenedCases);
        figures.put("reopens", reopens);
        figures.put("first_" + plan.lines().getFirst() + "_to_upper_cases", passedUpCases);
        figures.put("with_upper_accept", (long) untilUpperAccept.size());
        figures.put("hours_to_upper_accept", hours());
        figures.put("products_min" + FEWEST_OF_PRODUCT + "_cases_by_rate", productsByRate());
        return figures;
    }

    private static void putRate(Map<String, Object> figures, Proportion rate) {
        Interval range = rate.wilson();
        figures.put("escalation_rate", Rounded.to(4, rate.value()));
        figures.put("wilson95", List.of(Rounded.to(6, range.low()), Rounded.to(6, range.high())));
    }

    private Map<String, Object> byLine(long[] counts) {
        Map<String, Object> byLine = new LinkedHashMap<>();
        for (int line = 0; line < counts.length; line++) {
            byLine.put(plan.lines().get(line), counts[line]);
        }
        return byLine;
    }

    private Map<String, Object> hours() {
        Map<String, Object> hours = new LinkedHashMap<>();
        double[] seconds = untilUpperAccept.observedSeconds();
        Quantiles.median(untilUpperAccept)
                .ifPresent(median -> hours.put("median", Rounded.to(6, median / HOUR)));
        Arrays.stream(seconds)
                .average()
                .ifPresent(mean -> hours.put("mean", Rounded.to(6, mean / HOUR)));
        hours.put("over_1h", Arrays.stream(seconds).filter(s -> s > HOUR).count());
        hours.put("over_24h", Arrays.stream(seconds).filter(s -> s > 24 * HOUR).count());
        return hours;
    }

    /** Those with enough cases to speak of a rate, the highest first. */
    private List<Map<String, Object>> productsByRate() {
        List<Map.Entry<String, Escalated>> ranked = new ArrayList<>(products.entrySet());
        ranked.removeIf(product -> product.getValue().cases() < FEWEST_OF_PRODUCT);
        ranked.sort(Comparator.comparingDouble(product -> -product.getValue().rate()));
        return ranked.stream()
                .limit(PRODUCTS_LISTED)
                .map(product -> listed(product.getKey(), product.getValue()))
                .toList();
    }

    private static Map<String, Object> listed(String product, Escalated count) {
        Map<String, Object> listed = new LinkedHashMap<>();
        listed.put("product", product);
        listed.put("cases", count.cases());
        listed.put("escalated", count.escalated());
        return listed;
    }
}
