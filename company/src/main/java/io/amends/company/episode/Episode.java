package io.amends.company.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One planned escalation. Everything not chosen goes well.
 *
 * @param recorded false where it has to be inferred from a tier move or a raised priority
 * @param worst of severity S1, which makes any type significant
 */
public record Episode(
        EscalationType type, boolean recorded, boolean worst, Length length, List<Choice> choices) {

    /** From decision to resolution. */
    public enum Length {
        SAME_DAY,
        NEXT_DAY,
        DAYS
    }

    public Episode {
        choices = List.copyOf(choices);
    }

    static Episode recorded(EscalationType type) {
        return new Episode(type, true, false, Length.SAME_DAY, List.of());
    }

    static Episode inferred(EscalationType type) {
        return new Episode(type, false, false, Length.SAME_DAY, List.of());
    }

    Episode over(Length other) {
        return new Episode(type, recorded, worst, other, choices);
    }

    Episode asWorst() {
        return new Episode(type, recorded, true, length, choices);
    }

    Episode with(Choice choice) {
        List<Choice> more = new ArrayList<>(choices);
        more.removeIf(c -> c.getClass() == choice.getClass());
        if (choice != choice.getClass().getEnumConstants()[0]) {
            more.add(choice);
        }
        return new Episode(type, recorded, worst, length, more);
    }

    boolean has(Choice choice) {
        return choices.contains(choice);
    }

    /** The choice made of a kind, or how it goes when it goes well. */
    <C extends Enum<C>> C choice(Class<C> kind) {
        return choices.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(kind.getEnumConstants())[0]);
    }

    boolean isSignificant() {
        return worst || type.isCustomerVisible();
    }

    /** Whether it may be decided in the afternoon: no silence in it is measured from the day before. */
    boolean takesItsTime() {
        return length != Length.SAME_DAY
                && choice(Closure.class) == Closure.COMPLETE
                && choice(Admission.class).fault() == null
                && choice(Notice.class) != Notice.SILENCE;
    }

    boolean isTier() {
        return type == EscalationType.TIER;
    }

    List<Fault> faults() {
        return choices.stream()
                .map(Choice::fault)
                .filter(Objects::nonNull)
                .map(this::asFound)
                .distinct()
                .toList();
    }

    /** Without handoff records an offer is a place in the other team's queue. */
    private Fault asFound(Fault fault) {
        return !recorded && fault.kind().equals("offered-unanswered")
                ? Fault.proved(Fault.VACUUM, "unowned-status")
                : fault;
    }

    List<Boundary> boundaries() {
        return choices.stream().map(Choice::boundary).filter(Objects::nonNull).toList();
    }
}
