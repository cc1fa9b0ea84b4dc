package io.amends.company.episode;

// Long because every instant of an escalation is set in one place, where they can be compared.

import io.amends.company.organisation.Dice;
import io.amends.company.organisation.Hours;
import io.amends.company.organisation.Region;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the steps of one escalation happen.
 *
 * @param offered to the other team; for an inferred one, when it was put into their queue
 * @param accepted by the other team; the offer where there is none
 * @param notice of the message that says it is escalated; null: never sent
 * @param first message of who works on it now; null: silent until resolution
 * @param updates one for each further business day, except what the plan leaves out
 * @param slots the customer's business days between decision and resolution
 * @param followUp null: not owed
 */
record Schedule(
        Episode episode,
        Region region,
        Instant opened,
        Instant decided,
        Instant offered,
        Instant accepted,
        @Nullable Instant notice,
        @Nullable Instant first,
        List<Instant> updates,
        List<LocalDate> slots,
        Instant resolutionMessage,
        Instant resolved,
        @Nullable Instant followUp) {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    Schedule {
        updates = List.copyOf(updates);
        slots = List.copyOf(slots);
    }

    /** Plans on a date of the team's; the result may not work out, see {@link #worksOut}. */
    static Schedule on(Dice dice, Episode episode, Region region, LocalDate date) {
        Hours team = region.team();
        Handoff handoff = episode.choice(Handoff.class);
        Instant decided;
        if (handoff.isOverLunch()) {
            decided = team.at(date, team.ranges().getFirst().to()).minusSeconds(22 * MINUTE);
        } else if (handoff.isOverNight()) {
            decided = team.closing(date).minusSeconds(22 * MINUTE);
        } else {
            int latest = episode.takesItsTime() ? 5 * HOUR : HOUR;
            decided = team.at(date, LocalTime.of(9, 35)).plusSeconds(dice.between(0, latest));
        }
        return from(dice, episode, region, decided);
    }

    /** Plans from the instant of decision. */
    static Schedule from(Dice dice, Episode episode, Region region, Instant decided) {
        Hours customer = region.customer();
        Instant offered = episode.recorded() ? decided.plusSeconds(dice.between(60, 150)) : decided;
        Instant accepted = accepted(dice, episode, region.team(), offered);
        @Nullable Instant notice = notice(dice, episode, decided);
        @Nullable Instant first =
                notice == null ? null : first(dice, episode, later(accepted, notice));
        LocalDate day = customer.dateOf(decided);
        Instant resolved = resolved(dice, episode, customer, day);
        List<LocalDate> slots = slots(customer, day, customer.dateOf(resolved));
        return new Schedule(
                episode,
                region,
                opened(dice, episode, customer, decided),
                decided,
                offered,
                accepted,
                notice,
                first,
                updates(dice, episode, customer, slots),
                slots,
                resolutionMessage(dice, episode, customer, resolved),
                resolved,
                followUp(dice, episode, customer, resolved));
    }

    private static Instant opened(Dice dice, Episode episode, Hours customer, Instant decided) {
        if (episode.has(Raise.AT_60_00)) {
            return decided.minusSeconds(HOUR);
        }
        boolean late =
                (!episode.recorded() && episode.type() == EscalationType.COMPLEXITY)
                        || episode.has(Raise.TIER_AFTER_14_59)
                        || episode.has(Raise.TIER_AFTER_15_01);
        return Openings.before(dice, customer, decided, (late ? 80 : 26) * MINUTE);
    }

    private static Instant accepted(Dice dice, Episode episode, Hours team, Instant offered) {
        Handoff handoff = episode.choice(Handoff.class);
        @Nullable Integer open = handoff.openSeconds();
        if (open != null) {
            return team.plusOpenSeconds(offered, open);
        }
        return switch (handoff) {
            case RETURNED_AND_LEFT ->
                    team.plusOpenSeconds(offered.plusSeconds(15 * MINUTE), 3 * HOUR)
                            .plusSeconds(10 * MINUTE);
            case RETURNED_AND_MENDED -> offered.plusSeconds(32 * MINUTE);
            case NONE -> offered;
            default -> offered.plusSeconds(dice.between(8 * MINUTE, 25 * MINUTE));
        };
    }

    private static @Nullable Instant notice(Dice dice, Episode episode, Instant decided) {
        if (episode.type() == EscalationType.COMPLEXITY && !episode.recorded()) {
            return decided.plusSeconds(dice.between(3 * HOUR / 2, 2 * HOUR));
        }
        if (episode.choice(Acknowledgement.class) != Acknowledgement.PROMPT) {
            return decided.plusSeconds(45 * MINUTE);
        }
        return switch (episode.choice(Notice.class)) {
            case PROMPT, PART_MISSING -> decided.plusSeconds(dice.between(4 * MINUTE, 7 * MINUTE));
            case AT_59_59 -> decided.plusSeconds(HOUR - 1);
            case AT_60_00 -> decided.plusSeconds(HOUR);
            case AT_60_01 -> decided.plusSeconds(HOUR + 1);
            case VOICEMAIL_THEN_MAIL -> decided.plusSeconds(50 * MINUTE);
            case AUTOMATIC_THEN_HUMAN -> decided.plusSeconds(45 * MINUTE);
            case BOUNCED_THEN_SENT -> decided.plusSeconds(40 * MINUTE);
            case HOURS_LATE, VOICEMAIL_ONLY, AUTOMATIC_ONLY, BOUNCED_LATER, BOUNCED_AT_ONCE ->
                    decided.plusSeconds(dice.between(2 * HOUR, 3 * HOUR));
            case NEVER, SILENCE -> null;
        };
    }

    private static Instant first(Dice dice, Episode episode, Instant after) {
        return after.plusSeconds(
                switch (episode.choice(Promised.class)) {
                    case KEPT -> dice.between(20 * MINUTE, 45 * MINUTE);
                    case BY_EXACT, AT_EXACT -> HOUR;
                    case BY_PAST -> HOUR + 1;
                    case AT_EARLY -> HOUR - 1;
                    case AT_GRACE -> HOUR + 15 * MINUTE;
                    case AT_PAST -> HOUR + 15 * MINUTE + 1;
                });
    }

    private static Instant resolved(Dice dice, Episode episode, Hours customer, LocalDate day) {
        return switch (episode.length()) {
            case SAME_DAY ->
                    customer.at(day, LocalTime.of(15, 5)).plusSeconds(dice.between(0, 70 * MINUTE));
            case NEXT_DAY ->
                    customer.at(customer.businessDayAfter(day, 1), LocalTime.of(11, 5))
                            .plusSeconds(dice.between(0, 4 * HOUR));
            case DAYS ->
                    customer.at(
                                    customer.businessDayAfter(day, dice.between(3, 4)),
                                    LocalTime.of(11, 5))
                            .plusSeconds(dice.between(0, 4 * HOUR));
        };
    }

    private static List<LocalDate> slots(Hours customer, LocalDate from, LocalDate to) {
        return from.plusDays(1)
                .datesUntil(to.isAfter(from) ? to : from.plusDays(1))
                .filter(customer::isBusinessDay)
                .toList();
    }

    private static List<Instant> updates(
            Dice dice, Episode episode, Hours customer, List<LocalDate> slots) {
        List<Instant> updates = new ArrayList<>();
        Closure closure = episode.choice(Closure.class);
        for (int i = 0; i < slots.size(); i++) {
            LocalDate slot = slots.get(i);
            boolean last = i == slots.size() - 1;
            if (last && closure == Closure.DAY_BEFORE) {
                continue;
            }
            Instant usual =
                    customer.at(slot, LocalTime.of(13, 10)).plusSeconds(dice.between(0, 2 * HOUR));
            boolean early =
                    last
                            && (closure == Closure.NO_MESSAGE
                                    || closure == Closure.BOUNCED
                                    || closure == Closure.THIRD_DAY);
            if (early && i > 0) {
                updates.add(customer.closing(slots.get(i - 1)).plusSeconds(2 * HOUR + i));
            } else if (i == 1) {
                second(episode, customer, slots, usual).ifPresent(updates::add);
            } else {
                updates.add(usual);
            }
        }
        return updates;
    }

    private static java.util.Optional<Instant> second(
            Episode episode, Hours customer, List<LocalDate> slots, Instant usual) {
        Instant close = customer.closing(slots.get(1));
        return switch (episode.choice(Progress.class)) {
            case KEPT, HOLIDAY -> java.util.Optional.of(usual);
            case SECOND_BEFORE_CLOSE -> java.util.Optional.of(close.minusSeconds(1));
            case AT_CLOSE -> java.util.Optional.of(close);
            case SECOND_PAST_CLOSE -> java.util.Optional.of(close.plusSeconds(1));
            case EVENING_BEFORE ->
                    java.util.Optional.of(customer.closing(slots.get(0)).plusSeconds(2 * HOUR));
            case MISSED, MACHINE_ONLY, VOICEMAIL_ONLY -> java.util.Optional.empty();
        };
    }

    private static Instant resolutionMessage(
            Dice dice, Episode episode, Hours customer, Instant resolved) {
        LocalDate day = customer.dateOf(resolved);
        LocalTime time = resolved.atZone(customer.zone()).toLocalTime();
        return switch (episode.choice(Closure.class)) {
            case DAY_BEFORE -> customer.at(businessDayBefore(customer, day), time.plusMinutes(60));
            case DAY_AFTER ->
                    customer.at(
                            customer.businessDayAfter(day, 1),
                            LocalTime.of(10, dice.between(0, 50), 7));
            case THIRD_DAY ->
                    customer.at(
                            customer.businessDayAfter(day, 3),
                            LocalTime.of(15, dice.between(20, 50), 11));
            default -> resolved.minusSeconds(dice.between(45, 180));
        };
    }

    private static LocalDate businessDayBefore(Hours customer, LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (!customer.isBusinessDay(before)) {
            before = before.minusDays(1);
        }
        return before;
    }

    private static @Nullable Instant followUp(
            Dice dice, Episode episode, Hours customer, Instant resolved) {
        if (!episode.isSignificant()) {
            return null;
        }
        LocalDate day = customer.dateOf(resolved);
        return switch (episode.choice(FollowUp.class)) {
            case KEPT, VOICEMAIL, MACHINE, NOT_HELD, NOT_HELD_AND_LEFT ->
                    resolved.plusSeconds(48 * HOUR + dice.between(20 * MINUTE, 75 * MINUTE));
            case AT_47_59 -> resolved.plusSeconds(48 * HOUR - 1);
            case AT_48 -> resolved.plusSeconds(48 * HOUR);
            case AT_72 -> resolved.plusSeconds(72 * HOUR);
            case AT_72_01 -> resolved.plusSeconds(72 * HOUR + 1);
            case MISSED -> null;
            case AFTER_WEEKEND ->
                    customer.at(customer.businessDayAfter(day, 2), LocalTime.of(10, 30))
                            .plusSeconds(dice.between(0, 40 * MINUTE));
            case LONG_AFTER_WEEKEND ->
                    customer.at(customer.businessDayAfter(day, 3), LocalTime.of(11, 0))
                            .plusSeconds(dice.between(0, HOUR));
        };
    }

    /** Whether every step comes in its order, on days on which its rule is beyond doubt. */
    boolean worksOut() {
        Instant worked = first == null ? later(accepted, decided) : first;
        Instant lastBefore = updates.isEmpty() ? worked : later(worked, updates.getLast());
        return isEarlier(worked.plusSeconds(20 * MINUTE), resolved)
                && isEarlier(lastBefore, earlier(resolutionMessage, resolved))
                && isEarlier(gapEnd(), resolved)
                && (episode.choice(Detour.class) == Detour.NONE || isEarlier(detourEnd(), resolved))
                && (episode.choice(Merging.class) == Merging.NONE || isMergedAmidst())
                && hasItsDays()
                && (episode.has(Progress.HOLIDAY) || isQuiet());
    }

    private boolean hasItsDays() {
        Hours customer = region.customer();
        DayOfWeek weekday = customer.dateOf(resolved).getDayOfWeek();
        DayOfWeek decision = customer.dateOf(decided).getDayOfWeek();
        boolean weekend =
                episode.has(FollowUp.AFTER_WEEKEND) || episode.has(FollowUp.LONG_AFTER_WEEKEND);
        boolean followUpDays =
                !episode.isSignificant()
                        || (weekend
                                ? weekday == DayOfWeek.THURSDAY
                                : weekday.compareTo(DayOfWeek.WEDNESDAY) <= 0);
        boolean weekendHandoff =
                episode.choice(Handoff.class).isOverWeekend() == (decision == DayOfWeek.FRIDAY);
        return followUpDays
                && (!episode.choice(Handoff.class).isOverNight() || weekendHandoff)
                && region.team().isBusinessDay(region.team().dateOf(decided))
                && customer.isBusinessDay(customer.dateOf(decided));
    }

    private boolean isQuiet() {
        Hours customer = region.customer();
        return region.isQuiet(
                customer.dateOf(decided).minusDays(2), customer.dateOf(end()).plusDays(5));
    }

    /** When the planned gap in ownership begins: the morning after the decision. */
    Instant gapStart() {
        Hours team = region.team();
        return team.at(team.businessDayAfter(team.dateOf(decided), 1), LocalTime.of(9, 35, 20));
    }

    Instant gapEnd() {
        int open = episode.choice(Gap.class).openSeconds();
        return open == 0 ? decided : region.team().plusOpenSeconds(gapStart(), open);
    }

    /** The morning after the decision. */
    Instant detourOut() {
        return morning(1, 8);
    }

    Instant detourBack() {
        return morning(2, 21);
    }

    /** Of the second escalation of a detour. */
    Instant acceptedAgain() {
        return detourBack().plusSeconds(13 * MINUTE + 8);
    }

    private Instant detourEnd() {
        return detourBack().plusSeconds(2 * HOUR);
    }

    private Instant morning(int days, int minute) {
        Hours team = region.team();
        return team.at(
                team.businessDayAfter(team.dateOf(decided), days),
                LocalTime.of(10, minute, decided.atZone(team.zone()).getSecond()));
    }

    /** When its contact is merged into another: the customer has heard from who works on it. */
    Instant mergedAt() {
        return (first == null ? decided : first).plusSeconds(40 * MINUTE + 7);
    }

    private boolean isMergedAmidst() {
        Instant soon = mergedAt().plusSeconds(20 * MINUTE);
        return first != null
                && isEarlier(soon, earlier(resolutionMessage, resolved))
                && (updates.isEmpty() || isEarlier(soon, updates.getFirst()));
    }

    /** Of the survivor's own escalation, where it has one: minutes before or after this one's. */
    Instant survivorDecided() {
        return episode.has(Merging.INTO_EARLIER)
                ? decided.minusSeconds(11 * MINUTE)
                : decided.plusSeconds(14 * MINUTE);
    }

    // ---- what did not hold -------------------------------------------------------------------

    /** When the customer answers that it has not held. */
    Instant notHeld() {
        return java.util.Objects.requireNonNull(followUp).plusSeconds(40 * MINUTE);
    }

    /** The first business day after it up to a Wednesday, in the early afternoon. */
    Instant resolvedAgain() {
        Hours customer = region.customer();
        LocalDate day = customer.businessDayAfter(customer.dateOf(notHeld()), 1);
        while (day.getDayOfWeek().compareTo(DayOfWeek.WEDNESDAY) > 0) {
            day = customer.businessDayAfter(day, 1);
        }
        LocalTime decision = decided.atZone(customer.zone()).toLocalTime();
        return customer.at(day, LocalTime.of(13, decision.getMinute(), decision.getSecond()));
    }

    /** The business days between, each of which needs a word. */
    List<LocalDate> slotsAgain() {
        Hours customer = region.customer();
        return slots(customer, customer.dateOf(notHeld()), customer.dateOf(resolvedAgain()));
    }

    Instant followUpAgain() {
        return resolvedAgain().plusSeconds(48 * HOUR + 25 * MINUTE);
    }

    /** The last thing that belongs to it. */
    Instant end() {
        if (episode.choice(FollowUp.class).reopens()) {
            return followUpAgain();
        }
        Instant end = later(resolved, resolutionMessage);
        return followUp == null ? end : later(end, followUp);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static boolean isEarlier(Instant a, Instant b) {
        return a.isBefore(b);
    }
}
