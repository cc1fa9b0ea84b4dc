package io.amends.company.export;

import io.amends.company.organisation.Hours;
import io.amends.company.organisation.Organisation;
import io.amends.company.organisation.Region;
import io.amends.company.organisation.Team;
import java.util.stream.Collectors;

/** The mapping of the exported tables: the fixed part is a resource, the calendars are filled in. */
final class Mapping {

    private Mapping() {}

    static String of(Organisation organisation) {
        return Resources.text("mapping.yaml").replace("# CALENDARS\n", calendars(organisation));
    }

    private static String calendars(Organisation organisation) {
        StringBuilder yaml = new StringBuilder("calendars:\n  default: amsterdam\n");
        for (Region region : Region.values()) {
            calendar(yaml, region.team());
            calendar(yaml, region.customer());
        }
        yaml.append("  teams:\n");
        for (Team team : organisation.teams()) {
            yaml.append("    \"%s\": %s\n".formatted(team.name(), team.hours().name()));
        }
        return yaml.toString();
    }

    private static void calendar(StringBuilder yaml, Hours hours) {
        String ranges =
                hours.ranges().stream()
                        .map(r -> "\"%s-%s\"".formatted(r.from(), r.to()))
                        .collect(Collectors.joining(", "));
        String dates =
                hours.holidays().stream()
                        .sorted()
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        yaml.append("  %s:\n".formatted(hours.name()))
                .append("    zone: %s\n".formatted(hours.zone()))
                .append("    hours: {mon-fri: [%s]}\n".formatted(ranges))
                .append("    holidays: {dates: [%s]}\n".formatted(dates));
    }
}
