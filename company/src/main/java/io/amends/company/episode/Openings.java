package io.amends.company.episode;

import io.amends.company.organisation.Dice;
import io.amends.company.organisation.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When customers write: mostly in their office hours, most on Mondays, now and then at night or on
 * a Sunday. Whether it is escalated later makes no difference to when a contact is opened.
 */
final class Openings {

    /** From Monday to Sunday. */
    private static final double[] WEEKDAYS = {1, 0.86, 0.8, 0.78, 0.68, 0.05, 0.04};

    /** By the hour, from midnight on, in the customer's zone. */
    private static final double[] HOURS = {
        1, 1, 1, 1, 1, 2, 6, 22, 75, 125, 130, 105, 65, 85, 105, 95, 75, 42, 16, 10, 9, 7, 4, 2
    };

    private static final double ON_HOLIDAYS = 0.05;

    private Openings() {}

    /** Whether this is one of the dates on which a customer writes: more often on a Monday. */
    static boolean falls(Dice dice, Hours customer, LocalDate date) {
        DayOfWeek weekday = date.getDayOfWeek();
        boolean holiday = weekday.compareTo(DayOfWeek.FRIDAY) <= 0 && !customer.isBusinessDay(date);
        return dice.chance(WEEKDAYS[weekday.ordinal()] * (holiday ? ON_HOLIDAYS : 1));
    }

    /** An instant of that date. */
    static Instant on(Dice dice, Hours customer, LocalDate date) {
        return customer.at(date, time(dice));
    }

    /** The last opening before a decision that falls on a weekday and an hour drawn like any. */
    static Instant before(Dice dice, Hours customer, Instant decided, int leadSeconds) {
        while (true) {
            DayOfWeek weekday = DayOfWeek.of(dice.weighted(WEEKDAYS) + 1);
            LocalTime time = time(dice);
            LocalDate date = customer.dateOf(decided);
            while (date.getDayOfWeek() != weekday
                    || customer.at(date, time).isAfter(decided.minusSeconds(leadSeconds))) {
                date = date.minusDays(1);
            }
            boolean workday = weekday.compareTo(DayOfWeek.FRIDAY) <= 0;
            if (!workday || customer.isBusinessDay(date) || dice.chance(ON_HOLIDAYS)) {
                return customer.at(date, time);
            }
        }
    }

    private static LocalTime time(Dice dice) {
        return LocalTime.of(dice.weighted(HOURS), dice.between(0, 59), dice.between(0, 59));
    }
}
