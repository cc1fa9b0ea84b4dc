package io.amends.company.episode;

/**
 * A planted near miss.
 *
 * @param side within or beyond what the rule allows
 * @param at how close, in words
 */
public record Boundary(String name, Side side, String at) {

    /** Which side of a rule. */
    public enum Side {
        WITHIN,
        BEYOND
    }

    static Boundary within(String name, String at) {
        return new Boundary(name, Side.WITHIN, at);
    }

    static Boundary beyond(String name, String at) {
        return new Boundary(name, Side.BEYOND, at);
    }

    @Override
    public String toString() {
        return name + "/" + side + "/" + at;
    }
}
