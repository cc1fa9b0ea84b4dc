package io.amends.history.audit;

import io.amends.core.commitment.Regulations;
import io.amends.core.protocol.Calendars;
import io.amends.core.time.Jurisdiction;
import io.amends.core.timeline.Observability;
import io.amends.history.assembly.Accounts;
import io.amends.history.audit.Watch.Stage;
import io.amends.history.drawing.Drawings;
import io.amends.history.judging.CalendarPlaces;
import io.amends.history.judging.ContactJudging;
import io.amends.history.judging.Tenures;
import io.amends.history.report.Report;
import io.amends.history.rulebook.RegulatoryPresets;
import io.amends.history.table.FigureTables;
import io.amends.history.table.Tables;
import io.amends.history.tally.Sums;
import java.time.Instant;
import java.util.Optional;

/**
 * Replays a history and judges it by a rulebook.
 *
 * <p>Four passes, so that memory does not grow with the history: rows are read and put away by
 * contact; each contact is folded, and one without escalations is done; what crosses the contacts
 * of an account is told; escalated contacts are judged by what the source turned out to show.
 */
public final class Audit {

    private final AuditRequest request;
    private final Watch watch;
    private final Archive archive;
    private final Stores stores;

    private Audit(AuditRequest request, Watch watch, Archive archive, Stores stores) {
        this.request = request;
        this.watch = watch;
        this.archive = archive;
        this.stores = stores;
    }

    /**
     * Audits.
     *
     * @throws io.amends.history.source.RefusedInput when the input cannot be used
     */
    public static Report run(AuditRequest request, Watch watch) {
        return run(request, watch, Archive.NONE);
    }

    /**
     * Audits, and hands every contact to an archive.
     *
     * @throws io.amends.history.source.RefusedInput when the input cannot be used
     */
    public static Report run(AuditRequest request, Watch watch, Archive archive) {
        try (Stores stores = Stores.of(request)) {
            return new Audit(request, watch, archive, stores).run();
        }
    }

    private Report run() {
        Reading reading = Reading.of(request, stores, watch, archive);
        Instant asOf = request.asOf().orElse(reading.last());
        Accounts accounts = Accounts.of(request.mapping(), reading.accounts());
        Calendars calendars = accounts.calendars(request.mapping());
        Tenures tenures = new Tenures(accounts, request.mapping().zone(), asOf);
        Passes passes =
                new Passes(
                        request,
                        stores,
                        new Workers(request.workers(), watch),
                        accounts,
                        judging(tenures, calendars, asOf),
                        () -> new Sums(request.mapping(), asOf),
                        archive,
                        new Drawings(calendars, asOf),
                        asOf);

        passes.fold();
        Observability source = passes.sightings().decide(request.mapping().provides());
        passes.crossAccounts(reading.first(), source);
        passes.judge(source);
        stores.tables().ifPresent(this::write);

        Report report =
                new Reporting(request, reading, accounts, calendars, asOf)
                        .report(
                                passes.sums(),
                                passes.sightings(),
                                source,
                                passes.signals(),
                                passes.endedByMerge(),
                                passes.measures().figures(),
                                tenures.days(reading.first()),
                                stores.spilledBytes());
        request.tables().ifPresent(folder -> FigureTables.write(report, folder));
        return report;
    }

    private void write(Tables tables) {
        watch.at(Stage.WRITING, 0, 1, 0);
        tables.write();
        watch.at(Stage.WRITING, 1, 1, 0);
    }

    private ContactJudging judging(Tenures tenures, Calendars calendars, Instant asOf) {
        Jurisdiction where = Jurisdiction.of(calendars.standard());
        return new ContactJudging(
                request.rulebook(),
                calendars,
                tenures,
                new CalendarPlaces(
                        calendars, request.mapping().zone(), request.mapping().calendarEvents()),
                Optional.of(new Regulations(RegulatoryPresets.shipped(), where)),
                asOf);
    }
}
