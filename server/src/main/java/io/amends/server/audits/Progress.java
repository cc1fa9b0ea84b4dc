package io.amends.server.audits;

import io.amends.history.report.Sentences;
import io.amends.server.pages.NotThere;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** How far an audit has come, as it comes. */
@RestController
class Progress {

    private static final Duration EVERY = Duration.ofMillis(400);

    private final Audits audits;
    private final MessageSource texts;
    private final Clock clock;
    private final Open open;

    Progress(Audits audits, MessageSource texts, Clock clock, Open open) {
        this.audits = audits;
        this.texts = texts;
        this.clock = clock;
        this.open = open;
    }

    /** Streams end when the service does, so that it need not wait for their readers. */
    @Component
    static class Open implements SmartLifecycle {
        private volatile boolean running;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }

    /**
     * @param value and max: of the bar; both 0 while unknown
     * @param over whether the page shall be loaded again
     */
    record Step(String label, long value, long max, String left, String right, boolean over) {}

    @GetMapping(path = "/audits/{number}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress(@PathVariable long number, Locale locale) {
        if (audits.byNumber(number).isEmpty()) {
            throw new NotThere();
        }
        SseEmitter stream = new SseEmitter(0L);
        Thread.ofVirtual().name("progress-" + number).start(() -> send(stream, number, locale));
        return stream;
    }

    private void send(SseEmitter stream, long number, Locale locale) {
        try {
            @Nullable Step sent = null;
            while (open.isRunning()) {
                Step step = look(number, locale, sent);
                if (step == null) {
                    break;
                }
                if (!step.equals(sent)) {
                    stream.send(SseEmitter.event().name("progress").data(step));
                    sent = step;
                }
                if (step.over()) {
                    break;
                }
                LockSupport.parkNanos(EVERY.toNanos());
            }
            stream.complete();
        } catch (IOException | RuntimeException gone) {
            stream.completeWithError(gone);
        }
    }

    /** Null once it is deleted. A database that is being started again is waited for. */
    private @Nullable Step look(long number, Locale locale, @Nullable Step before) {
        try {
            return audits.byNumber(number).map(audit -> step(audit, locale)).orElse(null);
        } catch (DataAccessException e) {
            if (!Breakage.lostTheDatabase(e)) {
                throw e;
            }
            return before == null
                    ? new Step(say("progress.begun", locale), 0, 0, "", "", false)
                    : before;
        }
    }

    Step step(KeptAudit audit, Locale locale) {
        @Nullable String stage = audit.stage();
        if (audit.state() == AuditState.QUEUED || stage == null) {
            String label = "progress." + (audit.state() == AuditState.QUEUED ? "queued" : "begun");
            return new Step(say(label, locale), 0, 0, "", "", audit.state().isOver());
        }
        Sentences words = Sentences.in(locale, ZoneOffset.UTC);
        String rows =
                audit.stageRows() == 0
                        ? ""
                        : say("progress.rows", locale, words.count(audit.stageRows()));
        return new Step(
                say("progress." + stage, locale),
                audit.stageDone(),
                audit.stageOf(),
                rows,
                left(audit, locale, words),
                audit.state().isOver());
    }

    /** From the stage's own rate; stages differ too much to tell more. */
    private String left(KeptAudit audit, Locale locale, Sentences words) {
        double share = audit.stageOf() == 0 ? 0 : audit.stageDone() / (double) audit.stageOf();
        if (!"READING".equals(audit.stage()) || share < 0.02 || audit.startedAt() == null) {
            return "";
        }
        double gone = Duration.between(audit.startedAt(), clock.instant()).toMillis() / 1000.0;
        double left = Math.max(1, gone / share - gone);
        return say("progress.left", locale, words.duration(Math.ceil(left)));
    }

    private String say(String code, Locale locale, Object... values) {
        return texts.getMessage(code, values, locale);
    }
}
