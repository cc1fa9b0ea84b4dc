package io.amends.server.rules;

/**
 * A document that is to become the next version.
 *
 * @param basedOn the version that whoever wrote it saw; 0 for a new document
 * @param applied whether it is applied to what runs already, too
 */
public record Draft(
        PolicyKind kind, String name, int basedOn, String document, String why, boolean applied) {

    private static final int LONGEST_WHY = 1_000;

    public Draft {
        if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("Expected a name of 1 to 100 characters");
        }
        if (why.isBlank() || why.length() > LONGEST_WHY) {
            throw new IllegalArgumentException("Expected a reason of 1 to 1000 characters");
        }
    }
}
