package io.amends.server.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carries word of changes from node to node: what changed here within a moment goes out as one
 * notification after the commits, never one for each. It is heard only while somebody looks at a
 * page. Pages that came before it was heard, or while it could not be, look once more when it is.
 */
@Component
class Wire implements SmartLifecycle {

    /** Stands for more contacts than a notification holds. */
    static final String ALL = "*";

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final String CHANNEL = "amends_changes";
    private static final Duration THROTTLE = Duration.ofMillis(300);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int LONGEST = 7000;
    private static final int LISTEN_MILLIS = 1000;

    private final JdbcClient sql;
    private final DataSource database;
    private final Watchers watchers;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private @Nullable Thread telling;
    private @Nullable Thread listening;

    Wire(JdbcClient sql, DataSource database, Watchers watchers) {
        this.sql = sql;
        this.database = database;
        this.watchers = watchers;
    }

    void changed(Collection<String> contacts) {
        if (running) {
            changed.addAll(contacts);
        }
    }

    @Override
    public void start() {
        running = true;
        telling = Thread.ofVirtual().name("changes-out").start(this::tellOn);
        listening = Thread.ofVirtual().name("changes-in").start(this::listenOn);
    }

    @Override
    public void stop() {
        running = false;
        wake(telling);
        wake(listening);
        watchers.close();
    }

    private static void wake(@Nullable Thread thread) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void tellOn() {
        while (running) {
            LockSupport.parkNanos(THROTTLE.toNanos());
            try {
                tell();
            } catch (RuntimeException e) {
                LOG.debug("Changes could not be told to other nodes: {}", e.toString());
            }
        }
    }

    private void tell() {
        Set<String> told = new LinkedHashSet<>(changed);
        if (told.isEmpty()) {
            return;
        }
        changed.removeAll(told);
        String contacts = String.join(" ", told);
        sql.sql("SELECT pg_notify(:channel, :contacts)")
                .param("channel", CHANNEL)
                .param("contacts", contacts.length() > LONGEST ? ALL : contacts)
                .query(row -> {});
    }

    private void listenOn() {
        while (running) {
            if (watchers.isEmpty()) {
                LockSupport.parkNanos(THROTTLE.toNanos());
            } else {
                try {
                    listen();
                } catch (SQLException | RuntimeException e) {
                    LOG.debug("Changes of other nodes could not be heard: {}", e.toString());
                    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
                }
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            watchers.tell(ALL);
            try {
                PGConnection wire = connection.unwrap(PGConnection.class);
                while (running && !watchers.isEmpty()) {
                    PGNotification @Nullable [] heard = wire.getNotifications(LISTEN_MILLIS);
                    if (heard != null) {
                        for (PGNotification one : heard) {
                            watchers.tell(one.getParameter());
                        }
                    }
                }
            } finally {
                statement.execute("UNLISTEN *");
            }
        }
    }
}
