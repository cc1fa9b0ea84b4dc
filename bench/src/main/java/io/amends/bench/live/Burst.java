package io.amends.bench.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/** Alarms of many contacts at one instant, rung by the service's own alarm clock. */
final class Burst {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stock stock;
    private final Commits commits;
    private final SmartLifecycle clock;
    private final JdbcTemplate sql;

    Burst(ConfigurableApplicationContext server, Stock stock, Commits commits) {
        this.stock = stock;
        this.commits = commits;
        this.clock = server.getBean("alarmClock", SmartLifecycle.class);
        this.sql = server.getBean(JdbcTemplate.class);
    }

    Stock.Wound wind(int some, long seed) {
        Duration ahead = Duration.ofSeconds(8 + some / 2_500);
        Optional<Stock.Wound> wound = stock.wind(some, seed, ahead);
        while (wound.isEmpty()) {
            ahead = ahead.multipliedBy(2);
            wound = stock.wind(some, seed, ahead);
        }
        return wound.get();
    }

    /** From the instant on until the last of them; the clock runs a moment before. */
    Fired drain(Stock.Wound wound) {
        Fired fired = commits.watch(wound);
        clock.start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (fired.count() < wound.contacts().size() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        clock.stop();
        commits.stop();
        if (fired.count() != wound.contacts().size()) {
            throw new IllegalStateException(
                    "Expected "
                            + wound.contacts().size()
                            + " alarms, but "
                            + fired.count()
                            + " rang");
        }
        return fired;
    }

    /** What a burst has to leave behind: an alert on each timeline, and a mail to whoever owns it. */
    void check(Stock.Wound wound) {
        String[] names = wound.contacts().toArray(String[]::new);
        expect(
                names,
                "SELECT count(DISTINCT contact) FROM event WHERE contact = ANY(?) AND kind = 'alerted'");
        expect(
                names,
                "SELECT count(DISTINCT contact) FROM outbox WHERE contact = ANY(?) AND purpose ="
                        + " 'ALERT'");
    }

    private void expect(String[] names, String count) {
        Long found = sql.queryForObject(count, Long.class, (Object) names);
        if (found == null || found != names.length) {
            throw new IllegalStateException(
                    "Expected " + names.length + " of " + count + ", but " + found);
        }
    }
}
