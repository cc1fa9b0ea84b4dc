package io.amends.server.communications;

import io.amends.server.rounds.Round;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Sends the postman round: at once while there is more, else after a moment. */
@Component
class PostRound extends Round {

    private static final int BATCH = 50;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(5);

    private final Postman postman;
    private final Gathering gathering;

    PostRound(Postman postman, Gathering gathering) {
        super("mail-out", WHILE_AWAY);
        this.postman = postman;
        this.gathering = gathering;
    }

    @Override
    protected Duration go() {
        while (gathering.gatherNext()) {
            // one person after the other
        }
        if (postman.carry(BATCH) == BATCH) {
            return Duration.ZERO;
        }
        return postman.trouble().isPresent() ? WHILE_AWAY : PAUSE;
    }
}
