package io.amends.company.export;

import io.amends.company.episode.Boundary;
import io.amends.company.episode.Detour;
import io.amends.company.episode.Fault;
import io.amends.company.episode.Planner.History;
import io.amends.company.episode.Story;
import io.amends.company.episode.Trouble;
import io.amends.company.episode.Truth;
import io.amends.company.organisation.Account;
import io.amends.company.organisation.Organisation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes the folder that a help desk's administrator would hand over, with the truth beside it. */
public final class Export {

    private static final List<String> EVENTS =
            List.of(
                    ("ticket,at,what,actor,by,assignee,team,tier,status,priority,severity,account,"
                                    + "requester,contact_type,feature,channel,call,reached,content,"
                                    + "message,promised,promise,bounced,escalation,trigger,to_team,"
                                    + "to_tier,issue,steps,reason,told,emotion,context,missing,absent,"
                                    + "until,commitment,due,because,preset,anchor,milestone,proof,"
                                    + "extension,cause,contributing,our_failing,action,issue_id,linked,source,outcome,text")
                            .split(","));
    private static final List<String> COMMENTS =
            List.of(
                    ("ticket,at,id,kind,actor,author,channel,direction,automatic,delivery,content,"
                                    + "promised,promise,text")
                            .split(","));
    private static final List<String> SURVEYS =
            List.of("ticket", "answered", "stars", "explained_twice");
    private static final DateTimeFormatter SURVEY_TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);
    private static final ZoneId SURVEY_ZONE = ZoneId.of("Europe/Amsterdam");

    private final Path folder;

    public Export(Path folder) {
        this.folder = folder;
    }

    /** Writes every file; what was there before under their names is replaced. */
    public void write(Organisation organisation, History history) throws IOException {
        Files.createDirectories(folder);
        table(history, EVENTS, Story::log).write(folder.resolve("events.csv"));
        table(history, COMMENTS, Story::comments).write(folder.resolve("comments.csv"));
        surveys(history).write(folder.resolve("surveys.csv"));
        accounts(organisation).write(folder.resolve("accounts.csv"));
        truth(history).write(folder.resolve("truth.csv"));
        signals(history).write(folder.resolve("truth-accounts.csv"));
        Files.writeString(
                folder.resolve("mapping.yaml"), Mapping.of(organisation), StandardCharsets.UTF_8);
    }

    private static CsvTable table(
            History history, List<String> columns, Function<Story, List<Story.Line>> part) {
        CsvTable table = new CsvTable(columns);
        inOrder(history, part).forEach(line -> table.line("at", line));
        return table;
    }

    private static CsvTable surveys(History history) {
        CsvTable table = new CsvTable(SURVEYS);
        for (Story.Line line : inOrder(history, Story::surveys)) {
            table.row(
                    List.of(
                            line.cells().getOrDefault("ticket", ""),
                            written(line.at()),
                            line.cells().getOrDefault("stars", ""),
                            line.cells().getOrDefault("explained_twice", "")));
        }
        return table;
    }

    /** Without offset; never in the hour that occurs twice. */
    private static String written(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, SURVEY_ZONE);
        boolean twice = SURVEY_ZONE.getRules().getValidOffsets(local).size() > 1;
        return SURVEY_TIME.format(twice ? local.plusHours(2) : local);
    }

    /** By time; rows of one instant stay in the order they were told in. */
    private static List<Story.Line> inOrder(
            History history, Function<Story, List<Story.Line>> part) {
        return history.stories().stream()
                .flatMap(s -> part.apply(s).stream())
                .sorted(Comparator.comparing(Story.Line::at))
                .toList();
    }

    private static CsvTable accounts(Organisation organisation) {
        CsvTable table =
                new CsvTable(
                        List.of(
                                ("id,valid_from,name,segment,industry,region,customer_since,renewal,"
                                                + "annual_value,currency,strategic,account_manager,"
                                                + "hours,zone,language,churned_on")
                                        .split(",")));
        for (Account account : organisation.accounts()) {
            for (Account.Version v : account.versions()) {
                table.row(
                        List.of(
                                account.id(),
                                v.from() + "T00:00:00Z",
                                account.name(),
                                v.segment(),
                                account.industry(),
                                account.region().label(),
                                account.customerSince().toString(),
                                v.renewal().toString(),
                                String.valueOf(v.annualValue()),
                                account.region().currency(),
                                v.strategic() ? "yes" : "no",
                                v.accountManager(),
                                account.region().customer().name(),
                                account.region().customer().zone().getId(),
                                account.german() ? "de" : "en",
                                v.churnedOn()));
            }
        }
        return table;
    }

    private static CsvTable truth(History history) {
        CsvTable table =
                new CsvTable(
                        List.of(
                                "contact",
                                "type",
                                "certainty",
                                "decided_at",
                                "accepted_at",
                                "resolved_at",
                                "proved",
                                "indicated",
                                "boundaries",
                                "detour",
                                "merged"));
        for (Truth truth : history.truths()) {
            table.row(
                    List.of(
                            truth.contact(),
                            truth.type(),
                            truth.certainty(),
                            truth.decided().toString(),
                            truth.accepted(),
                            truth.resolved(),
                            faults(truth, Fault::proved),
                            faults(truth, f -> !f.proved()),
                            truth.boundaries().stream()
                                    .map(Boundary::toString)
                                    .collect(Collectors.joining("|")),
                            truth.detour() == Detour.NONE ? "" : truth.detour().name(),
                            truth.merged()));
        }
        return table;
    }

    private static CsvTable signals(History history) {
        CsvTable table = new CsvTable(List.of("account", "signal", "customer_visible", "because"));
        for (Trouble.Planned planned : history.troubles()) {
            table.row(
                    List.of(
                            planned.account(),
                            planned.trouble().signals() ? "yes" : "no",
                            String.valueOf(planned.trouble().visible()),
                            planned.trouble().because()));
        }
        return table;
    }

    private static String faults(Truth truth, Predicate<Fault> which) {
        return truth.faults().stream()
                .filter(which)
                .map(Fault::toString)
                .collect(Collectors.joining("|"));
    }
}
