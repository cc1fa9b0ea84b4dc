package io.amends.core.time;

import java.util.List;

/**
 * What must be said to fulfil a milestone.
 *
 * @param kind a short name such as {@code notification} or {@code final-response}
 * @param to who must receive it
 * @param contents what it must contain, one part each
 */
public record RequiredCommunication(String kind, String to, List<String> contents) {
    public RequiredCommunication {
        contents = List.copyOf(contents);
    }
}
