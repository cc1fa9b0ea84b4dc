package io.amends.server.rounds;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Something that a node does again and again, as long as it runs. What fails is logged and tried
 * again.
 */
public abstract class Round implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private final String name;
    private final Duration afterFailure;
    private volatile @Nullable Thread going;

    /**
     * @param name what is done, for the log
     * @param afterFailure how long to rest when it could not be done
     */
    protected Round(String name, Duration afterFailure) {
        this.name = name;
        this.afterFailure = afterFailure;
    }

    /**
     * Does it once.
     *
     * @return how long to rest then
     */
    protected abstract Duration go();

    @Override
    public void start() {
        // known before it runs: it runs on only while it is the one
        Thread thread = Thread.ofVirtual().name(name).unstarted(this::goOn);
        going = thread;
        thread.start();
    }

    @Override
    public void stop() {
        @Nullable Thread thread = going;
        going = null;
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
        return going != null;
    }

    private void goOn() {
        while (isToGoOn()) {
            Duration rest = rest();
            // what is waited for while going takes the wake-up with it, so it is asked again
            if (isToGoOn()) {
                LockSupport.parkNanos(rest.toNanos());
            }
        }
    }

    private boolean isToGoOn() {
        return going == Thread.currentThread();
    }

    private Duration rest() {
        try {
            return go();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be done, which is tried again: {}", name, e.toString());
            return afterFailure;
        }
    }
}
