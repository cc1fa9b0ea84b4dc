package io.amends.server.audits;

import io.amends.history.suggest.Correction;
import io.amends.history.suggest.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was suggested lately. A suggestion can always be made again from the file and the corrections;
 * this only saves reading the file at each change.
 */
@Component
class Suggestions {

    private static final int REMEMBERED = 8;

    private record Asked(UUID history, String file, List<Correction> corrections) {}

    private final Histories histories;
    private final Map<Asked, Suggestion> lately =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Asked, Suggestion> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Suggestions(Histories histories) {
        this.histories = histories;
    }

    /**
     * @throws io.amends.history.source.RefusedInput when the file cannot be read, or a correction
     *     makes the mapping none
     */
    Suggestion of(UUID history, String file, List<Correction> corrections) {
        Asked asked = new Asked(history, file, corrections);
        @Nullable Suggestion known = known(asked);
        if (known != null) {
            return known;
        }
        Suggestion made =
                corrections.isEmpty()
                        ? Suggestion.of(histories.folder(history).resolve(file))
                        : of(history, file, corrections.subList(0, corrections.size() - 1))
                                .correct(corrections.getLast());
        remember(asked, made);
        return made;
    }

    private synchronized @Nullable Suggestion known(Asked asked) {
        return lately.get(asked);
    }

    private synchronized void remember(Asked asked, Suggestion made) {
        lately.put(asked, made);
    }
}
