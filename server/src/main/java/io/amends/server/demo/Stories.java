package io.amends.server.demo;

import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Timeline;
import io.amends.history.audit.Archive;
import io.amends.history.audit.Audit;
import io.amends.history.audit.AuditRequest;
import io.amends.history.audit.Watch;
import io.amends.history.judging.ContactAudit;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the example's company lived through lately, as far as it was known when its history ends.
 *
 * @param company everybody who was ever in it
 * @param end when it ends: the demo begins there
 */
record Stories(List<Story> stories, Company company, Instant end) {

    /** How far back they go. */
    private static final Duration LATELY = Duration.ofDays(75);

    Stories {
        stories = List.copyOf(stories);
    }

    /**
     * One contact.
     *
     * @param texts what was said, by message
     */
    record Story(Timeline timeline, Map<MessageId, String> texts) {}

    /** Reads them as an audit does. */
    static Stories of(Path example, Path work) throws IOException {
        Path mapping = example.resolve("mapping.yaml");
        Files.createDirectories(work);
        List<Story> told = new ArrayList<>();
        Archive keeping =
                (contact, drawings) -> {
                    synchronized (told) {
                        told.add(story(contact));
                    }
                };
        Audit.run(
                new AuditRequest(
                        example.resolve("events.csv"),
                        Mapping.read(mapping),
                        mapping,
                        Rulebook.standard(),
                        Lexicons.standard(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        work,
                        Runtime.getRuntime().availableProcessors()),
                Watch.NOBODY,
                keeping);
        Instant end = end(told);
        return new Stories(
                told.stream()
                        .filter(story -> story.timeline().lastAt().isAfter(end.minus(LATELY)))
                        .sorted(Comparator.comparing(s -> s.timeline().contact()))
                        .toList(),
                Company.of(told.stream().map(Story::timeline).toList()),
                end);
    }

    private static Story story(ContactAudit contact) {
        return new Story(contact.timeline(), contact.contact().texts());
    }

    private static Instant end(List<Story> told) {
        return told.stream()
                .flatMap(story -> story.timeline().events().stream())
                .map(Event::occurredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
