package io.amends.server.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Open pages on this node that want to know what changed. */
@Component
class Watchers {

    /** Afterwards the page comes again, and is asked again who it is. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Set<SseEmitter> watching = ConcurrentHashMap.newKeySet();

    SseEmitter watch() {
        SseEmitter page = new SseEmitter(LONGEST.toMillis());
        page.onCompletion(() -> watching.remove(page));
        page.onTimeout(page::complete);
        page.onError(gone -> watching.remove(page));
        watching.add(page);
        send(page, "here", "");
        return page;
    }

    boolean isEmpty() {
        return watching.isEmpty();
    }

    /** Their names alone: whoever may see a contact asks for its page. */
    void tell(String contacts) {
        watching.forEach(page -> send(page, "changed", contacts));
    }

    private void send(SseEmitter page, String event, String contacts) {
        try {
            page.send(SseEmitter.event().name(event).data(contacts));
        } catch (IOException | IllegalStateException gone) {
            watching.remove(page);
        }
    }

    void close() {
        watching.forEach(SseEmitter::complete);
    }
}
