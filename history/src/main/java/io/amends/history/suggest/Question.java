package io.amends.history.suggest;

import java.util.List;

/**
 * What only somebody who knows the help desk can say.
 *
 * @param path the entry that the answer goes to
 * @param answers what it could be, as YAML on one line each; empty: anything
 */
public record Question(String path, Why asks, List<String> answers) {

    public Question {
        answers = List.copyOf(answers);
    }
}
