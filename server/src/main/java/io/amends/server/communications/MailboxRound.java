package io.amends.server.communications;

import io.amends.server.rounds.Round;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks into the mailbox; where two nodes see the same mail, one takes it. */
@Component
class MailboxRound extends Round {

    private static final int BATCH = 200;

    private final Mailbox mailbox;
    private final MailSettings settings;

    MailboxRound(Mailbox mailbox, MailSettings settings) {
        super("mail-in", settings.imapEvery());
        this.mailbox = mailbox;
        this.settings = settings;
    }

    @Override
    protected Duration go() {
        return mailbox.read(BATCH) == BATCH ? Duration.ZERO : settings.imapEvery();
    }
}
