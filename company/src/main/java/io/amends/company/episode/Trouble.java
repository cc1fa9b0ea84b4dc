package io.amends.company.episode;

import java.time.LocalDate;
import java.util.List;

/**
 * What an account goes through in its last months: escalations that it saw, and answers to the
 * satisfaction survey. Whether its manager is to be told is planned with it.
 */
public enum Trouble {
    FALLING(true, "falling satisfaction", List.of(5, 5, 4, 2, 1)),
    FALLING_SLOWLY(true, "falling satisfaction", List.of(4, 4, 4, 3, 3)),
    FALLING_FROM_LITTLE(true, "falling satisfaction", List.of(3, 2, 2, 1, 1)),
    FALLING_THREE_ANSWERS(true, "falling satisfaction, three answers", List.of(5, 0, 4, 0, 2)),
    RISING(false, "rising satisfaction", List.of(3, 3, 4, 5, 5)),
    TWO_ANSWERS(false, "falling satisfaction, but only two answers", List.of(5, 0, 0, 0, 1)),
    ONE_TOO_EARLY(false, "one of two escalations seven months ago", List.of(5, 5, 4, 2, 1));

    /**
     * One account's trouble.
     *
     * @param account its id
     */
    public record Planned(String account, Trouble trouble) {}

    private static final LocalDate EARLY = LocalDate.of(2025, 11, 17);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 12);
    private static final LocalDate SECOND = LocalDate.of(2026, 4, 20);

    private final boolean signals;
    private final String because;

    @SuppressWarnings("ImmutableEnumChecker") // a copy of what it is given
    private final List<Integer> stars;

    Trouble(boolean signals, String because, List<Integer> stars) {
        this.signals = signals;
        this.because = because;
        this.stars = List.copyOf(stars);
    }

    public boolean signals() {
        return signals;
    }

    public String because() {
        return because;
    }

    /** Customer-visible escalations in the six months before the end. */
    public int visible() {
        return this == ONE_TOO_EARLY ? 1 : 2;
    }

    /** The date from which on its first escalation may be decided. */
    LocalDate first() {
        return this == ONE_TOO_EARLY ? EARLY : FIRST;
    }

    LocalDate second() {
        return SECOND;
    }

    /** Answers in order: the first escalation, three contacts between, the second; 0: none. */
    List<Integer> stars() {
        return stars;
    }
}
