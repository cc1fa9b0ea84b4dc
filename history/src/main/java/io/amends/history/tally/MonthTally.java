package io.amends.history.tally;

import io.amends.core.timeline.EscalationType;
import io.amends.history.judging.ContactAudit;
import io.amends.history.report.Report.Month;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Month by month: contacts by their opening, escalations by their decision. */
public final class MonthTally implements Tally<MonthTally> {

    /** A month whose contacts have not all had this many days to escalate is not yet mature. */
    private static final int MATURE_AFTER_DAYS = 30;

    private record Decided(YearMonth month, EscalationType type) {}

    private final Counts<YearMonth> opened = new Counts<>();
    private final Counts<YearMonth> escalated = new Counts<>();
    private final Counts<Decided> decided = new Counts<>();
    private final ZoneId zone;
    private final Instant asOf;

    public MonthTally(ZoneId zone, Instant asOf) {
        this.zone = zone;
        this.asOf = asOf;
    }

    @Override
    public void add(ContactAudit contact) {
        YearMonth month = monthOf(contact.timeline().firstAt());
        opened.add(month);
        if (contact.escalated()) {
            escalated.add(month);
        }
        for (var audit : contact.escalations()) {
            if (audit.escalation().isHeadline()) {
                decided.add(
                        new Decided(
                                monthOf(audit.escalation().decidedAt()),
                                audit.escalation().type()));
            }
        }
    }

    private YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atZone(zone));
    }

    @Override
    public void merge(MonthTally other) {
        opened.merge(other.opened);
        escalated.merge(other.escalated);
        decided.merge(other.decided);
    }

    public List<Month> months() {
        TreeSet<YearMonth> all = new TreeSet<>(opened.keys(Comparator.naturalOrder()));
        decided.keys(Comparator.comparing(Decided::month)).forEach(d -> all.add(d.month()));
        List<Month> months = new ArrayList<>();
        for (YearMonth month : all) {
            months.add(
                    new Month(
                            month.toString(),
                            opened.of(month),
                            escalated.of(month),
                            isMature(month),
                            byType(month)));
        }
        return months;
    }

    private boolean isMature(YearMonth month) {
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return !end.plus(Duration.ofDays(MATURE_AFTER_DAYS)).isAfter(asOf);
    }

    private Map<EscalationType, Long> byType(YearMonth month) {
        Map<EscalationType, Long> counts = new EnumMap<>(EscalationType.class);
        for (EscalationType type : EscalationType.values()) {
            long count = decided.of(new Decided(month, type));
            if (count > 0) {
                counts.put(type, count);
            }
        }
        return counts;
    }
}
