package io.amends.server.demo;

import io.amends.core.time.WorkingCalendar;
import io.amends.server.commitments.NextDue;
import io.amends.server.escalations.PassingTime;
import io.amends.server.escalations.RulesInForce;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Puts the demo's time forward, never back: what was recorded stays true. While the demo is stopped its
 * time stands still, so that nobody comes back to a company that has neglected everything.
 */
@Service
@DemoOnly
class TimeMachine {

    private final ShiftedClock clock;
    private final PassingTime time;
    private final NextDue due;
    private final RulesInForce rules;
    private final JdbcClient sql;

    TimeMachine(
            ShiftedClock clock, PassingTime time, NextDue due, RulesInForce rules, JdbcClient sql) {
        this.clock = clock;
        this.time = time;
        this.due = due;
        this.rules = rules;
        this.sql = sql;
    }

    /** How far to go. */
    enum Leap {
        HOUR,
        BUSINESS_DAY,
        NEXT_DEADLINE
    }

    Instant now() {
        return clock.instant();
    }

    /** Where the demo was left; empty when it is new. */
    Optional<Instant> left() {
        return sql.sql("SELECT now FROM demo")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Begins, or goes on, at an instant. */
    void begin(Instant at) {
        clock.put(at);
        keep();
    }

    synchronized void leap(Leap leap) {
        Instant now = clock.instant();
        time.until(
                switch (leap) {
                    case HOUR -> now.plus(Duration.ofHours(1));
                    case BUSINESS_DAY -> nextBusinessDay(now);
                    case NEXT_DEADLINE -> due.after(now).orElse(now.plus(Duration.ofHours(1)));
                },
                clock::put);
        keep();
    }

    /** The same time of day, on the next day on which the office works. */
    private Instant nextBusinessDay(Instant now) {
        WorkingCalendar office = rules.current().calendars().standard();
        ZonedDateTime local = now.atZone(office.zone());
        LocalDate day = office.businessDayFrom(local.toLocalDate().plusDays(1));
        return local.with(day).toInstant();
    }

    @PreDestroy
    void keep() {
        sql.sql(
                        """
                        INSERT INTO demo (single, now) VALUES (true, :now)
                        ON CONFLICT (single) DO UPDATE SET now = excluded.now
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
