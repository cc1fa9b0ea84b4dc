package io.amends.server.escalations;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Rings on every node: asks again at once while there is more, else after a moment. */
@Component
class AlarmClock implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmClock.class);
    private static final int BATCH = 100;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Alarms alarms;
    private volatile @Nullable Thread ringing;

    AlarmClock(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public void start() {
        // known before it runs: it runs on only while it is the one
        Thread thread = Thread.ofVirtual().name("alarms").unstarted(this::ringOn);
        ringing = thread;
        thread.start();
    }

    @Override
    public void stop() {
        @Nullable Thread thread = ringing;
        ringing = null;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public boolean isRunning() {
        return ringing != null;
    }

    private void ringOn() {
        while (ringing == Thread.currentThread()) {
            LockSupport.parkNanos(pauseAfter().toNanos());
        }
    }

    private Duration pauseAfter() {
        try {
            return alarms.ring(BATCH) == BATCH ? Duration.ZERO : PAUSE;
        } catch (RuntimeException e) {
            LOG.warn("Alarms could not be looked at, which is tried again: {}", e.toString());
            return AFTER_FAILURE;
        }
    }
}
