package io.amends.company.organisation;

import java.time.LocalDate;
import java.util.List;

/**
 * A customer organisation.
 *
 * @param versions what was known of it from when on, the first from {@code customerSince}
 * @param pairs kept for planned repeats: it has no other escalation
 */
public record Account(
        String id,
        String name,
        Region region,
        String industry,
        LocalDate customerSince,
        boolean german,
        boolean pairs,
        List<String> requesters,
        List<Version> versions) {

    /** Attributes that change. */
    public record Version(
            LocalDate from,
            String segment,
            LocalDate renewal,
            int annualValue,
            boolean strategic,
            String accountManager,
            String churnedOn) {}

    public Account {
        requesters = List.copyOf(requesters);
        versions = List.copyOf(versions);
    }

    public boolean everStrategic() {
        return versions.stream().anyMatch(Version::strategic);
    }
}
