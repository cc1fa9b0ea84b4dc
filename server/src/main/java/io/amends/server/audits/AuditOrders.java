package io.amends.server.audits;

import io.amends.history.mapping.Mapping;
import io.amends.history.rulebook.RulebookDocument;
import io.amends.history.source.RefusedInput;
import io.amends.server.audits.Drafts.Draft;
import io.amends.server.audits.Histories.HistoryFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns a draft into an audit in the queue; whatever could be refused is, before it gets there. */
@Component
class AuditOrders {

    private static final int LONGEST_NAME = 200;

    private final Histories histories;
    private final Suggestions suggestions;
    private final Audits audits;
    private final AuditQueue queue;
    private final MessageSource texts;
    private final Clock clock;

    AuditOrders(
            Histories histories,
            Suggestions suggestions,
            Audits audits,
            AuditQueue queue,
            MessageSource texts,
            Clock clock) {
        this.histories = histories;
        this.suggestions = suggestions;
        this.audits = audits;
        this.queue = queue;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param name what the audit is called; blank: as its file
     * @param protocol a rulebook's document; blank: the standard one
     * @param asOf an instant such as 2026-03-01T00:00:00Z; blank: the last instant read
     * @return the audit's number
     * @throws RefusedInput when something of it cannot be used
     */
    long order(
            UUID history,
            Draft draft,
            String name,
            @Nullable String protocol,
            @Nullable String asOf,
            String by) {
        for (HistoryFile file : histories.files(history)) {
            if (!file.isWhole()) {
                throw new RefusedInput(
                        file.name()
                                + ": expected "
                                + file.size()
                                + " bytes, but "
                                + file.received()
                                + " have arrived; upload it again and it goes on there");
            }
        }
        String document = mapping(history, draft);
        Mapping mapping = Mapping.parse("mapping.yaml", document);
        @Nullable String rules = blankToNull(protocol);
        if (rules != null) {
            checkProtocol(rules);
        }
        long number =
                audits.order(
                        new AuditOrder(
                                called(name, draft, mapping),
                                history,
                                draft.mainFile(),
                                Objects.requireNonNullElse(draft.mappingName(), mapping.name()),
                                document,
                                rules,
                                instant(asOf),
                                by),
                        clock.instant());
        queue.wake();
        return number;
    }

    /** The draft's mapping as a document. */
    String mapping(UUID history, Draft draft) {
        return draft.document() != null
                ? draft.document()
                : suggestions.of(history, draft.mainFile(), draft.corrections()).yaml();
    }

    String say(String code, Locale locale, Object... values) {
        return texts.getMessage(code, values, locale);
    }

    private static String called(String name, Draft draft, Mapping mapping) {
        String file = draft.isTogether() ? mapping.name() : draft.mainFile();
        String stripped = name.isBlank() ? file : name.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST_NAME));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        try {
            return stripped.isEmpty() ? null : Instant.parse(stripped);
        } catch (DateTimeException unreadable) {
            throw new RefusedInput(
                    "As of: expected an instant such as 2026-03-01T00:00:00Z, but \""
                            + stripped
                            + "\"");
        }
    }

    private static void checkProtocol(String document) {
        try {
            Path file = Files.createTempFile("protocol", ".yaml");
            try {
                Files.writeString(file, document);
                RulebookDocument.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
