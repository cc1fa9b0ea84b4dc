package io.amends.history.suggest;

import java.util.List;

/**
 * One entry of the proposed mapping.
 *
 * @param path where it stands in the document, such as {@code tables.main.fields.person}
 * @param value what is proposed, as YAML on one line
 * @param alternatives what could stand there instead, best first, as YAML on one line each
 */
public record Proposal(
        String path, String value, Why why, Confidence confidence, List<String> alternatives) {

    public Proposal {
        alternatives = List.copyOf(alternatives);
    }

    public boolean isSure() {
        return confidence == Confidence.SURE;
    }
}
