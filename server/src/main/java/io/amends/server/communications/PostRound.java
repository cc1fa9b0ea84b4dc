package io.amends.server.communications;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends the postman round on every node: at once while there is more, else after a moment. */
@Component
class PostRound implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PostRound.class);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);
    private static final int BATCH = 50;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(5);

    private final Postman postman;
    private final Gathering gathering;
    private volatile @Nullable Thread walking;

    PostRound(Postman postman, Gathering gathering) {
        this.postman = postman;
        this.gathering = gathering;
    }

    @Override
    public void start() {
        // known before it runs: it runs on only while it is the one
        Thread thread = Thread.ofVirtual().name("mail-out").unstarted(this::walkOn);
        walking = thread;
        thread.start();
    }

    @Override
    public void stop() {
        @Nullable Thread thread = walking;
        walking = null;
        if (thread != null) {
            LockSupport.unpark(thread);
            await(thread);
        }
    }

    /** What is under way is finished: else it would be begun again elsewhere. */
    private static void await(Thread thread) {
        try {
            thread.join(LAST_ROUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return walking != null;
    }

    private void walkOn() {
        while (walking == Thread.currentThread()) {
            LockSupport.parkNanos(pauseAfter().toNanos());
        }
    }

    private Duration pauseAfter() {
        try {
            while (gathering.gatherNext()) {
                // one person after the other
            }
            if (postman.carry(BATCH) == BATCH) {
                return Duration.ZERO;
            }
            return postman.trouble().isPresent() ? WHILE_AWAY : PAUSE;
        } catch (RuntimeException e) {
            LOG.warn("Mail could not be looked at, which is tried again: {}", e.toString());
            return WHILE_AWAY;
        }
    }
}
