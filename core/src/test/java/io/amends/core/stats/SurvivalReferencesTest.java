package io.amends.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.amends.core.stats.KaplanMeier.Scale;
import io.amends.core.stats.KaplanMeier.TimeReached;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Every Kaplan–Meier and log-rank result of the survival reference set, computed by R survival
 * 3.5-3. Its Cox models are not tested: the product has no Cox regression yet.
 */
class SurvivalReferencesTest {

    private static final double RELATIVE = 1e-6;
    private static final Pattern MODEL = Pattern.compile("Surv\\(time,status(==2)?\\)~([\\w.]+).*");

    @TestFactory
    Stream<DynamicTest> kaplan_meier_and_log_rank_are_those_of_r() throws IOException {
        @Nullable String histories = System.getenv("AMENDS_HISTORIES");
        if (histories == null || !Files.exists(Path.of(histories, "survival"))) {
            String why = "AMENDS_HISTORIES names no folder with survival/expected.json";
            return Stream.of(dynamicTest("survival reference set", () -> abort(why)));
        }
        Path folder = Path.of(histories, "survival");
        JsonNode root =
                new ObjectMapper().readTree(Files.readString(folder.resolve("expected.json")));
        return root.get("references")
                .valueStream()
                .filter(each -> !each.get("kind").asString().equals("cox"))
                .map(
                        each ->
                                dynamicTest(
                                        each.get("kind").asString()
                                                + " "
                                                + each.get("id").asString(),
                                        () -> check(folder, each)));
    }

    private static void check(Path folder, JsonNode reference) throws IOException {
        List<Durations> groups = read(folder, reference);
        List<Integer> sizes = groups.stream().map(Durations::size).toList();
        assertThat(sizes).isEqualTo(ints(reference.get("n")));
        if (reference.get("kind").asString().equals("km")) {
            checkCurves(groups, reference);
        } else {
            checkLogRank(groups, reference);
        }
    }

    private static void checkCurves(List<Durations> groups, JsonNode reference) {
        Scale scale =
                switch (reference.get("conf_type").asString()) {
                    case "log" -> Scale.LOG;
                    case "log-log" -> Scale.LOG_LOG;
                    case "plain" -> Scale.PLAIN;
                    default -> throw new AssertionError(reference.get("conf_type"));
                };
        Map<String, KaplanMeier> curves = new HashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            var curve = KaplanMeier.of(groups.get(g));
            curves.put(reference.get("groups").get(g).asString(), curve);
            assertThat(groups.get(g).observedCount())
                    .isEqualTo(reference.get("events").get(g).asInt());
            TimeReached median = curve.quantile(0.5, scale);
            assertTime(median.time(), reference.get("median").get(g));
            assertTime(median.low(), reference.get("median_lower95").get(g));
            assertTime(median.high(), reference.get("median_upper95").get(g));
        }
        for (JsonNode at : reference.get("at")) {
            KaplanMeier curve = curves.get(at.get("group").asString());
            long time = at.get("time").asLong();
            assertThat(curve).isNotNull();
            assertThat(curve.atRisk(time)).isEqualTo(at.get("n_risk").asInt());
            assertClose(curve.survival(time), at.get("surv"));
            assertClose(curve.standardError(time).orElseThrow(), at.get("se"));
            Interval band = curve.interval(time, scale).orElseThrow();
            assertClose(band.low(), at.get("lower"));
            assertClose(band.high(), at.get("upper"));
        }
    }

    private static void checkLogRank(List<Durations> groups, JsonNode reference) {
        LogRank.Result found = LogRank.test(groups);
        assertClose(found.chiSquare(), reference.get("chisq"));
        assertClose(found.pValue(), reference.get("p"));
        assertThat(found.degrees()).isEqualTo(reference.get("df").asInt());
        for (int g = 0; g < groups.size(); g++) {
            assertThat(found.observed().get(g))
                    .isEqualTo(reference.get("observed").get(g).asLong());
            assertClose(found.expected().get(g), reference.get("expected").get(g));
        }
    }

    private static void assertTime(OptionalDouble found, JsonNode expected) {
        assertThat(found)
                .isEqualTo(
                        expected.isNull()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(expected.asDouble()));
    }

    private static void assertClose(double found, JsonNode expected) {
        double value = expected.asDouble();
        assertThat(found).isCloseTo(value, within(RELATIVE * value));
    }

    private static List<Integer> ints(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }

    /** The groups of a reference, in its order; rows without the grouping value are left out. */
    private static List<Durations> read(Path folder, JsonNode reference) throws IOException {
        Matcher model = MODEL.matcher(reference.get("model").asString());
        assertThat(model.matches()).as("%s", reference.get("model")).isTrue();
        String happened = model.group(1) == null ? "1" : "2";
        String by = model.group(2);
        List<String> names = reference.get("groups").valueStream().map(JsonNode::asString).toList();
        List<Durations> groups = names.stream().map(name -> new Durations()).toList();
        List<List<String>> rows = rows(folder.resolve(reference.get("file").asString()));
        List<String> header = rows.getFirst();
        for (List<String> row : rows.subList(1, rows.size())) {
            String group = by.equals("1") ? "all" : by + "=" + row.get(header.indexOf(by));
            if (names.contains(group)) {
                groups.get(names.indexOf(group))
                        .add(
                                Long.parseLong(row.get(header.indexOf("time"))),
                                row.get(header.indexOf("status")).equals(happened));
            }
        }
        return groups;
    }

    private static List<List<String>> rows(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(List.of(line.replace("\"", "").split(",", -1)));
        }
        return rows;
    }
}
