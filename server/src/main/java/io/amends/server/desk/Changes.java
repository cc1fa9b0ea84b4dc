package io.amends.server.desk;

import io.amends.server.timeline.Addition;
import io.amends.server.timeline.Projection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notices which contacts changed, once it is certain that they have. */
@Component
class Changes implements Projection {

    private final Wire wire;

    Changes(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void project(List<Addition> appended) {
        List<String> contacts = appended.stream().map(a -> a.before().contact().value()).toList();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        wire.changed(contacts);
                    }
                });
    }
}
