package io.amends.bench.live;

import io.amends.server.timeline.Addition;
import io.amends.server.timeline.Projection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sees which contacts were kept, as soon as it is for good. */
final class Commits implements Projection {

    private record Watch(Fired fired, Set<String> contacts) {}

    private volatile @Nullable Watch watch;

    Fired watch(Stock.Wound wound) {
        Fired fired = new Fired(wound.due());
        watch = new Watch(fired, wound.contacts());
        return fired;
    }

    void stop() {
        watch = null;
    }

    @Override
    public void project(List<Addition> appended) {
        @Nullable Watch current = watch;
        if (current == null) {
            return;
        }
        int size =
                (int)
                        appended.stream()
                                .filter(a -> !a.events().isEmpty())
                                .filter(
                                        a ->
                                                current.contacts()
                                                        .contains(a.before().contact().value()))
                                .count();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        current.fired().rang(size);
                    }
                });
    }
}
