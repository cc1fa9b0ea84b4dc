package io.amends.server.communications;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into the mailbox on every node; where two see the same mail, one takes it. */
@Component
class MailboxRound implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxRound.class);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);
    private static final int BATCH = 200;

    private final Mailbox mailbox;
    private final MailSettings settings;
    private volatile @Nullable Thread looking;

    MailboxRound(Mailbox mailbox, MailSettings settings) {
        this.mailbox = mailbox;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (settings.reads()) {
            // known before it runs: it runs on only while it is the one
            Thread thread = Thread.ofVirtual().name("mail-in").unstarted(this::lookOn);
            looking = thread;
            thread.start();
        }
    }

    @Override
    public void stop() {
        @Nullable Thread thread = looking;
        looking = null;
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
        return looking != null;
    }

    private void lookOn() {
        while (looking == Thread.currentThread()) {
            LockSupport.parkNanos(pauseAfter().toNanos());
        }
    }

    private Duration pauseAfter() {
        try {
            return mailbox.read(BATCH) == BATCH ? Duration.ZERO : settings.imapEvery();
        } catch (RuntimeException e) {
            LOG.warn("The mailbox could not be looked at, which is tried again", e);
            return settings.imapEvery();
        }
    }
}
