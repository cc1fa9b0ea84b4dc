package io.amends.server.audits;

import io.amends.history.suggest.Correction;
import io.amends.history.suggest.Suggestion;
import io.amends.server.audits.Drafts.Draft;
import io.amends.server.audits.Histories.HistoryFile;
import java.nio.file.Path;
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

    private record Asked(
            UUID history, List<HistoryFile> files, String file, List<Correction> corrections) {}

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
        Asked asked = new Asked(history, histories.files(history), file, corrections);
        @Nullable Suggestion known = known(asked);
        if (known != null) {
            return known;
        }
        Suggestion made =
                corrections.isEmpty()
                        ? Suggestion.of(
                                histories.folder(history).resolve(file).normalize(),
                                tables(history))
                        : of(history, file, corrections.subList(0, corrections.size() - 1))
                                .correct(corrections.getLast());
        remember(asked, made);
        return made;
    }

    /**
     * Which of several files the others are about; {@link Draft#TOGETHER} where they are only read as one.
     *
     * @throws io.amends.history.source.RefusedInput when that cannot be told
     */
    String mainFile(UUID history) {
        List<Path> files = tables(history);
        Suggestion told = Suggestion.of(files);
        boolean folder = files.stream().noneMatch(told.path()::equals);
        String file = folder ? Draft.TOGETHER : told.file();
        remember(new Asked(history, histories.files(history), file, List.of()), told);
        return file;
    }

    private List<Path> tables(UUID history) {
        return histories.files(history).stream()
                .filter(HistoryFile::isWhole)
                .map(file -> histories.folder(history).resolve(file.name()))
                .toList();
    }

    private synchronized @Nullable Suggestion known(Asked asked) {
        return lately.get(asked);
    }

    private synchronized void remember(Asked asked, Suggestion made) {
        lately.put(asked, made);
    }
}
