package io.amends.server.communications;

import io.amends.server.communications.AlertWishes.Reached;
import io.amends.server.communications.Outbox.Held;
import io.amends.server.communications.Outgoing.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one mail of what a person was spared over their quiet hours, once these are over. */
@Service
class Gathering {

    private final Outbox outbox;
    private final AlertWishes wishes;
    private final AlertTexts texts;
    private final MailSettings settings;
    private final Clock clock;

    Gathering(
            Outbox outbox,
            AlertWishes wishes,
            AlertTexts texts,
            MailSettings settings,
            Clock clock) {
        this.outbox = outbox;
        this.wishes = wishes;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Gathers for one person whose time has come.
     *
     * @return whether there was one
     */
    @Transactional
    public boolean gatherNext() {
        Instant now = clock.instant();
        Optional<UUID> person = outbox.nextToGather(now);
        if (person.isEmpty()) {
            return false;
        }
        List<Held> held = outbox.takeGathered(person.get(), now);
        if (held.size() == 1) {
            outbox.release(held.getFirst().id(), now);
        } else if (!held.isEmpty()) {
            Map<UUID, Reached> reached = wishes.of(Set.of(person.get()));
            outbox.write(List.of(together(held, reached.get(person.get()), now)));
            outbox.gathered(held.stream().map(Held::id).toList(), now);
        }
        return true;
    }

    private Outgoing together(List<Held> held, @Nullable Reached to, Instant now) {
        Outgoing first = held.getFirst().mail();
        AlertWish wish =
                Optional.ofNullable(to)
                        .flatMap(Reached::wish)
                        .orElseGet(() -> AlertWish.none(ZoneOffset.UTC));
        Finished text =
                texts.gathered(
                        held.stream()
                                .map(one -> new Finished(one.mail().subject(), one.mail().body()))
                                .toList(),
                        wish);
        return new Outgoing(
                Mails.anyId(settings.sender()),
                Purpose.ALERT,
                null,
                null,
                first.person(),
                "GATHERED/" + held.getFirst().id(),
                first.recipient(),
                first.recipientName(),
                text.subject(),
                text.body(),
                null,
                List.of(),
                now,
                now,
                false);
    }
}
