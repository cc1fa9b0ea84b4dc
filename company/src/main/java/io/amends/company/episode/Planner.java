package io.amends.company.episode;

// Long because whatever keeps planned escalations apart from each other is in one place.

import io.amends.company.episode.Recipes.Pair;
import io.amends.company.organisation.Account;
import io.amends.company.organisation.Dice;
import io.amends.company.organisation.Organisation;
import io.amends.company.organisation.Product;
import io.amends.company.organisation.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places the planned escalations and everything else in the calendar, so far apart that nothing
 * happens between them that is not planned.
 */
public final class Planner {

    public static final LocalDate START = LocalDate.of(2025, 1, 6);
    public static final LocalDate END = LocalDate.of(2026, 6, 19);

    /** The week of a release that went wrong. */
    static final LocalDate RELEASE = LocalDate.of(2025, 11, 10);

    private static final Duration APART = Duration.ofDays(45);

    private final Dice dice;
    private final Organisation organisation;
    private final List<ContactPlan> contacts = new ArrayList<>();
    private final Map<String, List<Schedule>> byAccount = new LinkedHashMap<>();
    private int nextPairAccount;

    private Planner(Dice dice, Organisation organisation) {
        this.dice = dice;
        this.organisation = organisation;
    }

    /** Everything that happens, in order of opening, told. */
    public static History plan(Dice dice, Organisation organisation, int contacts) {
        Planner planner = new Planner(dice, organisation);
        Recipes.pairs().forEach(planner::placePair);
        Recipes.single().forEach(planner::place);
        planner.fill(contacts - planner.contacts.size());
        return planner.tell();
    }

    /**
     * @param stories in order of opening
     */
    public record History(List<Story> stories, List<Truth> truths) {
        public History {
            stories = List.copyOf(stories);
            truths = List.copyOf(truths);
        }
    }

    // ---- escalations -------------------------------------------------------------------------

    private void place(Episode episode) {
        for (int attempt = 0; attempt < 20_000; attempt++) {
            LocalDate date = date(episode);
            Account account = escalatingAccount(date);
            if (episode.worst() && account.everStrategic()) {
                continue;
            }
            Schedule schedule =
                    Schedule.on(dice, episode, account.region(), date(episode, account, date));
            if (schedule.worksOut() && isFree(account, schedule)) {
                ContactPlan plan = contact(account, schedule);
                if (episode.isSignificant() && dice.chance(0.6)) {
                    plan.cause = dice.pick(Product.CAUSES);
                }
                return;
            }
        }
        throw new IllegalStateException("Expected a free day for " + episode + ", but none");
    }

    private LocalDate date(Episode episode) {
        if (dice.chance(episode.choices().isEmpty() ? 0.2 : 0.03)) {
            return RELEASE.plusDays(dice.between(0, 4));
        }
        return START.plusDays(dice.between(7, 505));
    }

    private LocalDate date(Episode episode, Account account, LocalDate otherwise) {
        if (!episode.has(Progress.HOLIDAY)) {
            return otherwise;
        }
        List<LocalDate> holidays =
                account.region().customer().holidays().stream()
                        .filter(
                                h ->
                                        h.isAfter(START.plusDays(20))
                                                && h.getDayOfWeek().getValue() <= 5)
                        .sorted()
                        .toList();
        return dice.pick(holidays).minusDays(dice.between(1, 3));
    }

    /** Newer customers escalate more often than their share of contacts. */
    private Account escalatingAccount(LocalDate date) {
        for (int attempt = 0; attempt < 5000; attempt++) {
            Account account = dice.pick(organisation.accounts());
            long days = ChronoUnit.DAYS.between(account.customerSince(), date);
            boolean young = days <= 90;
            boolean writes = dice.chance(share(account, 0.2)) && (young || dice.chance(0.2));
            if (!account.pairs() && days >= 5 && writes) {
                return account;
            }
        }
        throw new IllegalStateException("Expected a customer on " + date + ", but none");
    }

    private boolean isFree(Account account, Schedule schedule) {
        return byAccount.getOrDefault(account.id(), List.of()).stream()
                .allMatch(
                        other ->
                                other.end().plus(APART).isBefore(schedule.opened())
                                        || schedule.end().plus(APART).isBefore(other.opened()));
    }

    private ContactPlan contact(Account account, Schedule schedule) {
        String feature = dice.chance(0.22) ? Product.TROUBLED : dice.pick(Product.FEATURES);
        return contact(account, schedule, feature, dice.pick(Product.CONTACT_TYPES));
    }

    private ContactPlan contact(
            Account account, Schedule schedule, String feature, String contactType) {
        ContactPlan plan =
                new ContactPlan(account, feature, contactType, schedule.opened(), Ordinary.ANSWERED)
                        .escalates(schedule);
        if (!plan.severity.equals("Critical")) {
            plan.severity = dice.pick(List.of("Major", "Minor", "Minor"));
        }
        byAccount.computeIfAbsent(account.id(), id -> new ArrayList<>()).add(schedule);
        contacts.add(plan);
        return plan;
    }

    // ---- repeats -----------------------------------------------------------------------------

    private void placePair(Pair pair) {
        Account account =
                organisation.accounts().stream()
                        .filter(Account::pairs)
                        .skip(nextPairAccount++)
                        .findFirst()
                        .orElseThrow();
        Again again = pair.later().choice(Again.class);
        for (int attempt = 0; attempt < 20_000; attempt++) {
            LocalDate date = START.plusDays(dice.between(220, 420));
            Schedule first = Schedule.on(dice, pair.earlier(), account.region(), date);
            @Nullable Schedule second =
                    first.worksOut() ? second(pair.later(), again, first) : null;
            if (second != null && second.worksOut()) {
                settle(account, again, first, second);
                return;
            }
        }
        throw new IllegalStateException("Expected days for " + pair + ", but none");
    }

    private @Nullable Schedule second(Episode later, Again again, Schedule first) {
        Region region = first.region();
        return switch (again) {
            case SAME_CAUSE_42_DAYS -> exact(later, first, 0);
            case SAME_CAUSE_LATER -> exact(later, first, 1);
            case REOPENED ->
                    Schedule.on(
                            dice,
                            later,
                            region,
                            region.customer()
                                    .dateOf(first.resolved())
                                    .plusDays(dice.between(4, 6)));
            case NO, LINKED, SAME_CAUSE, THANKS, SAME_SUBJECT, SAME_SUBJECT_OFTEN ->
                    Schedule.on(
                            dice,
                            later,
                            region,
                            region.customer().dateOf(first.end()).plusDays(dice.between(8, 33)));
        };
    }

    private @Nullable Schedule exact(Episode later, Schedule first, int seconds) {
        Instant decided = first.resolved().plus(Duration.ofDays(42)).plusSeconds(seconds);
        Region region = first.region();
        boolean clockChange =
                !region.customer()
                        .zone()
                        .getRules()
                        .getOffset(first.resolved())
                        .equals(region.customer().zone().getRules().getOffset(decided));
        return clockChange ? null : Schedule.from(dice, later, region, decided);
    }

    private void settle(Account account, Again again, Schedule first, Schedule second) {
        String feature = dice.pick(Product.FEATURES);
        String contactType = dice.pick(Product.CONTACT_TYPES.subList(0, 2));
        ContactPlan earlier = contact(account, first, feature, contactType);
        if (again == Again.REOPENED) {
            earlier.escalates(second);
            return;
        }
        boolean same = again == Again.SAME_SUBJECT || again == Again.SAME_SUBJECT_OFTEN;
        ContactPlan later =
                contact(
                        account,
                        second,
                        same ? feature : other(Product.FEATURES, feature),
                        same ? contactType : "Data correction");
        later.earlier = earlier;
        if (again == Again.SAME_CAUSE
                || again == Again.SAME_CAUSE_42_DAYS
                || again == Again.SAME_CAUSE_LATER) {
            earlier.cause = dice.pick(Product.CAUSES);
            later.cause = earlier.cause;
        }
        for (int i = 0; i < (again == Again.SAME_SUBJECT_OFTEN ? 8 : 1); i++) {
            Instant at = ordinaryInstant(account, second, -dice.between(120, 210));
            contacts.add(
                    new ContactPlan(
                            account,
                            same && again == Again.SAME_SUBJECT
                                    ? other(Product.FEATURES, feature)
                                    : feature,
                            contactType,
                            at,
                            Ordinary.ANSWERED));
        }
    }

    private static String other(List<String> all, String than) {
        return all.get((all.indexOf(than) + 3) % all.size());
    }

    // ---- everything else ---------------------------------------------------------------------

    private Instant ordinaryInstant(Account account, Schedule around, int days) {
        LocalDate date = account.region().customer().dateOf(around.decided()).plusDays(days);
        return ordinaryInstant(account, date);
    }

    private Instant ordinaryInstant(Account account, LocalDate date) {
        LocalDate day = date;
        while (!account.region().customer().isBusinessDay(day)) {
            day = day.minusDays(1);
        }
        return account.region()
                .customer()
                .at(day, LocalTime.of(9, 10))
                .plusSeconds(dice.between(0, 4 * 3600));
    }

    private void fill(int count) {
        List<Account> accounts = organisation.accounts().stream().filter(a -> !a.pairs()).toList();
        ContactPlan last = contacts.getFirst();
        Ordinary[] kinds = Ordinary.values();
        for (int i = 0; i < count; i++) {
            LocalDate date =
                    dice.chance(0.015)
                            ? RELEASE.plusDays(dice.between(0, 4))
                            : START.plusDays(dice.between(0, 525));
            Ordinary kind =
                    i < 30 * kinds.length
                            ? kinds[i % kinds.length]
                            : dice.chance(0.7) ? Ordinary.ANSWERED : Ordinary.CALL;
            Account account = ordinaryAccount(accounts, date, kind == Ordinary.SUSPECTED);
            ContactPlan plan = ordinary(account, date, kind, last);
            contacts.add(plan);
            last = plan;
        }
    }

    private ContactPlan ordinary(Account account, LocalDate date, Ordinary kind, ContactPlan last) {
        boolean joined = kind == Ordinary.MERGED || kind == Ordinary.RECURRENCE;
        Account of = joined ? last.account : account;
        Instant opened =
                joined
                        ? last.opened.plusSeconds(dice.between(300, 900))
                        : ordinaryInstant(of, date);
        ContactPlan plan =
                new ContactPlan(
                        of,
                        dice.pick(Product.FEATURES),
                        dice.pick(Product.CONTACT_TYPES),
                        opened,
                        kind);
        plan.severity = dice.pick(List.of("Minor", "Minor", "Cosmetic"));
        if (joined) {
            plan.earlier = last;
        }
        return plan;
    }

    private boolean isFarFromEscalations(Account account, Instant at) {
        return byAccount.getOrDefault(account.id(), List.of()).stream()
                .allMatch(
                        s ->
                                s.end().plus(APART).isBefore(at)
                                        || at.plus(APART).isBefore(s.opened()));
    }

    /** Large customers write more; they do not escalate more per contact. */
    private static double share(Account account, double ofOthers) {
        return account.versions().getFirst().segment().equals("Enterprise") ? 1 : ofOthers;
    }

    private Account ordinaryAccount(List<Account> accounts, LocalDate date, boolean apart) {
        while (true) {
            Account account = dice.pick(accounts);
            boolean writes =
                    dice.chance(
                            account.versions().getFirst().segment().equals("Enterprise") ? 1 : 0.4);
            Instant day = account.region().customer().opening(date);
            if (writes
                    && account.customerSince().isBefore(date)
                    && (!apart || isFarFromEscalations(account, day))) {
                return account;
            }
        }
    }

    // ---- telling -----------------------------------------------------------------------------

    private History tell() {
        contacts.sort(Comparator.comparing(c -> c.opened));
        for (int i = 0; i < contacts.size(); i++) {
            contacts.get(i).id = "BW-" + (10_001 + i);
        }
        List<Story> stories = new ArrayList<>();
        List<Truth> truths = new ArrayList<>();
        for (ContactPlan plan : contacts) {
            if (plan.escalations.isEmpty()) {
                stories.add(OrdinaryTelling.of(organisation, plan, dice));
                OrdinaryTelling.truth(plan).ifPresent(truths::add);
            } else {
                stories.add(EscalatedTelling.of(organisation, plan, dice));
                truths.addAll(EscalatedTelling.truth(plan));
            }
        }
        return new History(stories, truths);
    }
}
