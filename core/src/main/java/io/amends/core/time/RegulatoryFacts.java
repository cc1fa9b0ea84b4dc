package io.amends.core.time;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has happened in one regulatory case.
 *
 * @param anchors instants of the preset's named facts
 * @param fulfilments for each milestone every time it was fulfilled, in any order
 */
public record RegulatoryFacts(
        Map<String, Instant> anchors,
        Map<String, List<Instant>> fulfilments,
        List<ExtensionNotice> extensionNotices,
        List<Pause> pauses) {

    public RegulatoryFacts {
        anchors = Map.copyOf(anchors);
        Map<String, List<Instant>> inOrder = new LinkedHashMap<>();
        fulfilments.forEach((id, times) -> inOrder.put(id, times.stream().sorted().toList()));
        fulfilments = Map.copyOf(inOrder);
        extensionNotices = List.copyOf(extensionNotices);
        pauses = List.copyOf(pauses);
    }

    /** Only the facts that start clocks; nothing done yet. */
    public static RegulatoryFacts anchored(Map<String, Instant> anchors) {
        return new RegulatoryFacts(anchors, Map.of(), List.of(), List.of());
    }

    /** Every time the milestone was fulfilled, in order. */
    public List<Instant> fulfilments(String milestone) {
        return fulfilments.getOrDefault(milestone, List.of());
    }
}
