package io.amends.history.mapping;

import io.amends.history.document.Entry;
import io.amends.history.document.Problem;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads zones: named ones only, since a fixed offset is wrong for half of the year. */
final class Zones {

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    private Zones() {}

    static Optional<ZoneId> read(Entry entry, List<Problem> problems) {
        String id = entry.text();
        if (KNOWN.contains(id)) {
            return Optional.of(ZoneId.of(id));
        }
        problems.add(entry.expectedLike("an IANA zone such as Europe/Amsterdam", id, KNOWN));
        return Optional.empty();
    }
}
