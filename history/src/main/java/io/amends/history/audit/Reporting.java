package io.amends.history.audit;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Needs;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.FailureModes;
import io.amends.core.insight.Tenure;
import io.amends.core.protocol.Calendars;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Reason;
import io.amends.history.assembly.Accounts;
import io.amends.history.assembly.UnlistedWords;
import io.amends.history.drawing.Drawings;
import io.amends.history.report.Headlines;
import io.amends.history.report.Report;
import io.amends.history.report.Report.Family;
import io.amends.history.report.Report.Headline;
import io.amends.history.report.Report.InputFile;
import io.amends.history.report.Report.Mode;
import io.amends.history.report.Report.NotJudged;
import io.amends.history.report.Report.Provenance;
import io.amends.history.report.Report.Rejected;
import io.amends.history.report.Report.RejectionCount;
import io.amends.history.report.Shares;
import io.amends.history.source.FileRead;
import io.amends.history.source.Rejection;
import io.amends.history.source.Rejections;
import io.amends.history.tally.SightingTally;
import io.amends.history.tally.Sums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the sums together as a report. */
final class Reporting {

    private final AuditRequest request;
    private final Reading reading;
    private final Accounts accounts;
    private final Calendars calendars;
    private final Instant asOf;

    Reporting(
            AuditRequest request,
            Reading reading,
            Accounts accounts,
            Calendars calendars,
            Instant asOf) {
        this.request = request;
        this.reading = reading;
        this.accounts = accounts;
        this.calendars = calendars;
        this.asOf = asOf;
    }

    Report report(
            Sums sums,
            SightingTally sightings,
            Observability source,
            AccountSignals signals,
            long endedByMerge,
            Map<String, Object> sourceMeasures,
            Map<Tenure, Long> customerDays,
            long spilledBytes) {
        List<Mode> modes = sums.modes().modes(missing(source));
        List<Family> concentration = sums.cells().families(customerDays);
        return new Report(
                Report.SCHEMA_VERSION,
                provenance(),
                read(sums, source, endedByMerge, spilledBytes),
                sightings.visible(source, request.mapping().provides().keySet()),
                notJudged(source),
                new Headline(
                        Headlines.of(
                                Shares.of(
                                        sums.escalations().escalatedContacts(),
                                        sums.escalations().contacts()),
                                sums.modes().handledBadly(),
                                modes,
                                concentration)),
                modes,
                sums.commitments().commitments(),
                sums.escalations().counts(),
                sums.flow()
                        .flow(
                                source.shows(Observable.PERSON),
                                source.shows(Observable.MESSAGE_TO_CUSTOMER)
                                        || source.shows(Observable.CALL)),
                concentration,
                sums.months().months(),
                sums.satisfaction().satisfaction(source.shows(Observable.SURVEY)),
                sums.causes()
                        .causes(source.shows(Observable.ROOT_CAUSE), sums.escalations().contacts()),
                sums.cost()
                        .cost(
                                source,
                                accounts,
                                asOf,
                                asOf.atZone(request.mapping().zone()).toLocalDate()),
                signals.accounts(),
                sourceMeasures,
                sums.worst().drawn(new Drawings(calendars, asOf)));
    }

    private static Map<FailureMode, Set<Observable>> missing(Observability source) {
        Map<FailureMode, Set<Observable>> missing = new EnumMap<>(FailureMode.class);
        for (FailureMode mode : FailureMode.values()) {
            missing.put(mode, FailureModes.missing(mode, source));
        }
        return missing;
    }

    private static List<NotJudged> notJudged(Observability source) {
        List<NotJudged> rules = new ArrayList<>();
        missing(source)
                .forEach(
                        (mode, needs) -> {
                            if (!needs.isEmpty()) {
                                rules.add(new NotJudged(mode.name(), needs));
                            }
                        });
        for (CommitmentKind kind : CommitmentKind.values()) {
            Needs needs = Needs.of(kind);
            if (!needs.missingForTiming(source).isEmpty()) {
                rules.add(new NotJudged(kind.name(), needs.missingForTiming(source)));
            } else if (!needs.missingForContent(source).isEmpty()) {
                rules.add(new NotJudged(kind.name() + "_CONTENT", needs.missingForContent(source)));
            }
        }
        return rules;
    }

    private Provenance provenance() {
        var mapping = request.mapping();
        return new Provenance(
                "Amends",
                Version.CURRENT,
                files(),
                mapping.name(),
                mapping.version(),
                sha256(request.mappingFile()),
                request.rulebook().name(),
                request.rulebook().version(),
                mapping.zone().getId(),
                mapping.calendars().standard().name(),
                !mapping.calendars().stated(),
                asOf,
                request.asOf().isPresent());
    }

    /** The main file first, whatever was read first. */
    private List<InputFile> files() {
        String main = String.valueOf(request.file().getFileName());
        return reading.files().stream()
                .filter(FileRead::isThere)
                .map(Reporting::file)
                .distinct()
                .sorted(Comparator.comparing(file -> !file.name().equals(main)))
                .toList();
    }

    private static InputFile file(FileRead read) {
        return new InputFile(
                String.valueOf(read.file().getFileName()), read.bytes(), read.sha256().orElse(""));
    }

    private Report.Reading read(
            Sums sums, Observability source, long endedByMerge, long spilledBytes) {
        Rejections rejections = reading.rejections();
        return new Report.Reading(
                reading.rows(),
                sums.escalations().contacts(),
                sums.events(),
                sums.duplicateRows(),
                0,
                rejections.count(),
                reading.first(),
                reading.last(),
                spilledBytes,
                rejections.byReason().entrySet().stream()
                        .sorted(Comparator.comparing(e -> e.getKey().code()))
                        .map(e -> new RejectionCount(e.getKey().code(), e.getValue()))
                        .toList(),
                rejections.first().stream().map(Reporting::rejected).toList(),
                rejections.cells(),
                rejections.firstCells().stream().map(Reporting::rejected).toList(),
                reading.unlisted().columns().stream().map(Reporting::unlisted).toList(),
                notes(sums, source, endedByMerge));
    }

    private static Report.UnlistedWords unlisted(UnlistedWords.Column column) {
        return new Report.UnlistedWords(
                column.table(),
                column.column(),
                column.field(),
                column.rows(),
                column.values().stream()
                        .map(v -> new Report.UnlistedWord(v.value(), v.rows()))
                        .toList());
    }

    private static Rejected rejected(Rejection rejection) {
        return new Rejected(
                rejection.file(),
                rejection.line(),
                rejection.column(),
                rejection.value(),
                rejection.reason().code(),
                rejection.expected());
    }

    private List<Reason> notes(Sums sums, Observability source, long endedByMerge) {
        List<Reason> notes = new ArrayList<>();
        for (FileRead file : reading.files()) {
            for (String note : file.notes()) {
                notes.add(Reason.of("note.file", file.file().getFileName(), note));
            }
        }
        if (sums.strays() > 0) {
            notes.add(
                    Reason.of(
                            "note.strays",
                            sums.strays(),
                            request.file().getFileName(),
                            String.join(", ", sums.firstStrays())));
        }
        if (!source.shows(Observable.ACCOUNT)) {
            notes.add(Reason.of("note.no-accounts"));
        }
        if (endedByMerge > 0) {
            notes.add(Reason.of("note.merged-nowhere", endedByMerge));
        }
        return notes;
    }

    private static String sha256(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
