package io.amends.history.measure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.history.assembly.Assembler;
import io.amends.history.mapping.Mapping;
import io.amends.history.reading.Sources;
import io.amends.history.source.Intake;
import io.amends.history.source.Rejections;
import io.amends.history.source.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A history made by others, read by the mapping that is shipped for it. */
record RealHistory(Path folder, Mapping mapping, Map<String, List<Row>> contacts) {

    private static final Path MAPPINGS = Path.of("..", "examples", "mappings");

    static RealHistory read(String folder, String file, String mappingFile) {
        String histories = System.getenv("AMENDS_HISTORIES");
        assumeTrue(
                histories != null, "AMENDS_HISTORIES names no folder of histories made by others");
        Path lies = Path.of(histories, folder);
        Path main = lies.resolve(file);
        assumeTrue(Files.exists(main), () -> "no " + main);
        Mapping mapping = Mapping.read(MAPPINGS.resolve(mappingFile));
        List<Row> rows = new ArrayList<>();
        Rejections rejections = Rejections.counted();
        Sources.read(
                mapping.plans(),
                main,
                new Intake(Assembler.check(mapping), rows::add, account -> {}),
                rejections,
                reached -> {},
                Sources.Fingerprint.NONE);
        assertThat(rejections.count()).isZero();
        return new RealHistory(
                lies,
                mapping,
                rows.stream().collect(groupingBy(Row::contact, LinkedHashMap::new, toList())));
    }

    JsonNode expected() {
        return JsonMapper.shared().readTree(folder.resolve("expected.json").toFile());
    }

    SourceMeasures measures() {
        return new SourceMeasures(mapping, Instant.MAX);
    }

    Map<String, Object> figures() {
        SourceMeasures measures = measures();
        contacts.values().forEach(measures::add);
        return measures.figures();
    }

    /** The contacts in another order, their rows shuffled, counted by several and merged. */
    Map<String, Object> figuresInAnotherOrder(long seed) {
        Random random = new Random(seed);
        List<List<Row>> shuffled = new ArrayList<>();
        contacts.values().forEach(rows -> shuffled.add(new ArrayList<>(rows)));
        shuffled.forEach(rows -> Collections.shuffle(rows, random));
        Collections.shuffle(shuffled, random);
        List<SourceMeasures> parts = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            parts.add(measures());
        }
        shuffled.forEach(rows -> parts.get(random.nextInt(count)).add(rows));
        while (parts.size() > 1) {
            SourceMeasures taken = parts.remove(random.nextInt(parts.size()));
            parts.get(random.nextInt(parts.size())).merge(taken);
        }
        return parts.getFirst().figures();
    }

    static JsonNode json(Object figures) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(figures));
    }
}
