package io.amends.company.episode;

// Long because whatever keeps planned escalations apart from each other is in one place.

import io.amends.company.episode.Recipes.Pair;
import io.amends.company.organisation.Account;
import io.amends.company.organisation.Dice;
import io.amends.company.organisation.Hours;
import io.amends.company.organisation.Organisation;
import io.amends.company.organisation.Product;
import io.amends.company.organisation.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Places the planned escalations and everything else in the calendar, so far apart that nothing
 * happens between them that is not planned.
 */
public final class Planner {

    private static final LocalDate START = LocalDate.of(2025, 1, 6);

    /** When the export was made: what happened later is not in it. */
    static final Instant END = Instant.parse("2026-06-18T10:00:00Z");

    /** The last months, in which one more escalation makes an account one in trouble. */
    private static final Instant LAST_MONTHS = Instant.parse("2025-12-08T00:00:00Z");

    /** The week of a release that went wrong. */
    static final LocalDate RELEASE = LocalDate.of(2025, 11, 10);

    private static final int DUPLICATES = 10;

    /** Of each ordinary kind, however few contacts are asked for. */
    private static final int AT_LEAST = 25;

    private static final Duration APART = Duration.ofDays(45);

    private final Dice dice;
    private final Organisation organisation;
    private final List<ContactPlan> contacts = new ArrayList<>();
    private final Map<String, List<Schedule>> byAccount = new LinkedHashMap<>();
    private final List<Trouble.Planned> troubles = new ArrayList<>();
    private int nextPairAccount;

    private Planner(Dice dice, Organisation organisation) {
        this.dice = dice;
        this.organisation = organisation;
    }

    /** Everything that happens, in order of opening, told. */
    public static History plan(Dice dice, Organisation organisation, int contacts) {
        Planner planner = new Planner(dice, organisation);
        Recipes.pairs().forEach(planner::placePair);
        List.of(Trouble.values()).forEach(planner::placeTrouble);
        planner.placeOpen();
        planner.lastMorning();
        Recipes.single().forEach(planner::place);
        planner.duplicates();
        int rest = contacts - planner.contacts.size();
        planner.fill(Math.max(rest, AT_LEAST * Ordinary.values().length));
        return planner.tell();
    }

    /**
     * @param stories in order of opening
     */
    public record History(List<Story> stories, List<Truth> truths, List<Trouble.Planned> troubles) {
        public History {
            stories = List.copyOf(stories);
            truths = List.copyOf(truths);
            troubles = List.copyOf(troubles);
        }
    }

    // ---- escalations -------------------------------------------------------------------------

    private void place(Episode episode) {
        for (int attempt = 0; attempt < 20_000; attempt++) {
            boolean released = dice.chance(episode.choices().isEmpty() ? 0.35 : 0.03);
            LocalDate date =
                    released
                            ? RELEASE.plusDays(dice.between(1, 7))
                            : START.plusDays(dice.between(10, 512));
            Account account = escalatingAccount(date);
            if (episode.worst() && account.everStrategic()) {
                continue;
            }
            Schedule schedule =
                    Schedule.on(dice, episode, account.region(), date(episode, account, date));
            if (schedule.worksOut()
                    && isFree(account, schedule)
                    && isOverWithTheRegulator(schedule)
                    && (!released || isSinceRelease(schedule))) {
                ContactPlan plan = contact(account, schedule, released);
                if (episode.isSignificant() && dice.chance(0.6)) {
                    plan.cause = dice.pick(Product.CAUSES);
                }
                return;
            }
        }
        throw new IllegalStateException("Expected a free day for " + episode + ", but none");
    }

    /** What falls due after the export cannot be seen to be late. */
    private static boolean isOverWithTheRegulator(Schedule schedule) {
        return schedule.episode().choice(Regulator.class) == Regulator.BREACH
                || schedule.decided().plus(Regulator.LONGEST).isBefore(END);
    }

    private static boolean isSinceRelease(Schedule schedule) {
        LocalDate opened = schedule.region().customer().dateOf(schedule.opened());
        return !opened.isBefore(RELEASE) && opened.isBefore(RELEASE.plusDays(5));
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
            boolean writes = dice.chance(share(account, 0.25)) && (young || dice.chance(0.09));
            if (!account.pairs() && days >= 5 && writes) {
                return account;
            }
        }
        throw new IllegalStateException("Expected a customer on " + date + ", but none");
    }

    private boolean isFree(Account account, Schedule schedule) {
        LocalDate opened = schedule.region().customer().dateOf(schedule.opened());
        return opened.isAfter(account.customerSince())
                && (!isVisibleLately(schedule)
                        || escalationsOf(account).stream().noneMatch(Planner::isVisibleLately))
                && isApart(account, schedule);
    }

    private static boolean isVisibleLately(Schedule schedule) {
        return schedule.episode().isSignificant() && schedule.decided().isAfter(LAST_MONTHS);
    }

    private List<Schedule> escalationsOf(Account account) {
        return byAccount.getOrDefault(account.id(), List.of());
    }

    private boolean isApart(Account account, Schedule schedule) {
        return escalationsOf(account).stream()
                .allMatch(
                        other ->
                                other.end().plus(APART).isBefore(schedule.opened())
                                        || schedule.end().plus(APART).isBefore(other.opened()));
    }

    private ContactPlan contact(Account account, Schedule schedule, boolean released) {
        String feature =
                dice.chance(released ? 0.6 : 0.2) ? Product.TROUBLED : dice.pick(Product.FEATURES);
        return contact(account, schedule, feature, dice.pick(Product.CONTACT_TYPES));
    }

    private ContactPlan contact(
            Account account, Schedule schedule, String feature, String contactType) {
        ContactPlan plan =
                new ContactPlan(account, feature, contactType, schedule.opened(), Ordinary.ANSWERED)
                        .escalates(schedule);
        if (schedule.episode().has(Raise.SEVERITY)) {
            plan.severity = "Minor";
        } else if (!plan.severity.equals("Critical")) {
            plan.severity = dice.pick(List.of("Major", "Minor", "Minor"));
        }
        byAccount.computeIfAbsent(account.id(), id -> new ArrayList<>()).add(schedule);
        contacts.add(plan);
        if (schedule.episode().choice(Merging.class) != Merging.NONE) {
            contacts.add(survivor(plan));
        }
        return plan;
    }

    /** The customer wrote about it shortly before, too. */
    private ContactPlan survivor(ContactPlan merged) {
        ContactPlan survivor =
                new ContactPlan(
                        merged.account,
                        merged.feature,
                        merged.contactType,
                        merged.opened.minusSeconds(dice.between(300, 1200)),
                        Ordinary.ANSWERED);
        survivor.severity = merged.severity;
        survivor.survives = true;
        merged.survivor = survivor;
        return survivor;
    }

    // ---- repeats -----------------------------------------------------------------------------

    private void placePair(Pair pair) {
        Account account = nextPairAccount();
        Again again = pair.later().choice(Again.class);
        for (int attempt = 0; attempt < 20_000; attempt++) {
            LocalDate date = START.plusDays(dice.between(isOfSubject(again) ? 205 : 15, 465));
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

    private Account nextPairAccount() {
        return organisation.accounts().stream()
                .filter(Account::pairs)
                .skip(nextPairAccount++)
                .findFirst()
                .orElseThrow();
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
        String contactType = dice.pick(Product.CONTACT_TYPES);
        ContactPlan earlier = contact(account, first, feature, contactType);
        if (again == Again.REOPENED) {
            earlier.escalates(second);
            return;
        }
        boolean same = isOfSubject(again);
        ContactPlan later =
                contact(
                        account,
                        second,
                        same ? feature : other(Product.FEATURES, feature),
                        same ? contactType : other(Product.CONTACT_TYPES, contactType));
        later.earlier = earlier;
        if (again == Again.SAME_CAUSE
                || again == Again.SAME_CAUSE_42_DAYS
                || again == Again.SAME_CAUSE_LATER) {
            earlier.cause = dice.pick(Product.CAUSES);
            later.cause = earlier.cause;
        }
        int before = again == Again.SAME_SUBJECT_OFTEN ? 8 : same ? 1 : 0;
        for (int i = 0; i < before; i++) {
            Instant at = ordinaryInstant(account, second, -dice.between(120, 210));
            contacts.add(
                    new ContactPlan(
                            account,
                            again == Again.SAME_SUBJECT
                                    ? other(Product.FEATURES, feature)
                                    : feature,
                            contactType,
                            at,
                            Ordinary.ANSWERED));
        }
    }

    private static boolean isOfSubject(Again again) {
        return again == Again.SAME_SUBJECT || again == Again.SAME_SUBJECT_OFTEN;
    }

    private static String other(List<String> all, String than) {
        return all.get((all.indexOf(than) + 3) % all.size());
    }

    // ---- accounts in trouble -----------------------------------------------------------------

    private void placeTrouble(Trouble trouble) {
        Account account = nextPairAccount();
        int turn = trouble.ordinal();
        List<Integer> stars = trouble.stars();
        contact(account, during(account, Recipes.visible(turn), trouble.first()), false).stars =
                stars.getFirst();
        for (int i = 1; i < stars.size() - 1; i++) {
            LocalDate date = trouble.second().minusDays(75 - 20L * i);
            ContactPlan between =
                    new ContactPlan(
                            account,
                            dice.pick(Product.FEATURES),
                            dice.pick(Product.CONTACT_TYPES),
                            ordinaryInstant(account, date.plusDays(dice.between(0, 9))),
                            Ordinary.ANSWERED);
            between.stars = stars.get(i);
            contacts.add(between);
        }
        contact(account, during(account, Recipes.visible(turn + 1), trouble.second()), false)
                        .stars =
                stars.getLast();
        troubles.add(new Trouble.Planned(account.id(), trouble));
    }

    private Schedule during(Account account, Episode episode, LocalDate from) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            Schedule schedule =
                    Schedule.on(
                            dice, episode, account.region(), from.plusDays(dice.between(0, 18)));
            if (schedule.worksOut()) {
                return schedule;
            }
        }
        throw new IllegalStateException("Expected a day after " + from + ", but none");
    }

    // ---- the end -----------------------------------------------------------------------------

    private void placeOpen() {
        for (Episode episode : Recipes.open()) {
            placeAtTheEnd(
                    region ->
                            Schedule.on(
                                    dice,
                                    episode,
                                    region,
                                    LocalDate.of(2026, 6, 16).plusDays(dice.between(0, 1))));
        }
        Episode unowned = Recipes.unownedAtTheEnd();
        placeAtTheEnd(
                region ->
                        region == Region.BENELUX
                                ? Schedule.from(
                                        dice, unowned, region, END.minus(Duration.ofMinutes(157)))
                                : null);
    }

    /** Customers go on writing until the export is made. */
    private void lastMorning() {
        List<Account> awake =
                organisation.accounts().stream()
                        .filter(a -> !a.pairs() && a.region() == Region.BENELUX)
                        .toList();
        for (int minutes : new int[] {118, 71, 34, 6}) {
            ContactPlan plan =
                    new ContactPlan(
                            dice.pick(awake),
                            dice.pick(Product.FEATURES),
                            dice.pick(Product.CONTACT_TYPES),
                            END.minusSeconds(minutes * 60L + dice.between(0, 59)),
                            Ordinary.ANSWERED);
            contacts.add(plan);
        }
    }

    private void placeAtTheEnd(Function<Region, @Nullable Schedule> planned) {
        for (int attempt = 0; attempt < 20_000; attempt++) {
            Account account = dice.pick(organisation.accounts());
            @Nullable Schedule schedule = account.pairs() ? null : planned.apply(account.region());
            if (schedule != null
                    && schedule.worksOut()
                    && schedule.resolved().isAfter(END)
                    && isFree(account, schedule)) {
                contact(account, schedule, false);
                return;
            }
        }
        throw new IllegalStateException("Expected an account free at the end, but none");
    }

    // ---- everything else ---------------------------------------------------------------------

    /** The customer writes a second time about what is just being escalated. */
    private void duplicates() {
        List<ContactPlan> escalated =
                contacts.stream()
                        .filter(c -> c.escalations.size() == 1 && !c.account.pairs())
                        .filter(c -> c.survivor == null)
                        .filter(c -> c.escalations.getFirst().resolved().isBefore(END))
                        .toList();
        for (int i = 0; i < DUPLICATES; i++) {
            ContactPlan survivor = escalated.get(i * 7);
            ContactPlan duplicate =
                    new ContactPlan(
                            survivor.account,
                            survivor.feature,
                            survivor.contactType,
                            survivor.escalations
                                    .getFirst()
                                    .decided()
                                    .plusSeconds(dice.between(600, 2400)),
                            Ordinary.MERGED);
            duplicate.earlier = survivor;
            contacts.add(duplicate);
        }
    }

    private Instant ordinaryInstant(Account account, Schedule around, int days) {
        LocalDate date = account.region().customer().dateOf(around.decided()).plusDays(days);
        return ordinaryInstant(account, date);
    }

    private Instant ordinaryInstant(Account account, LocalDate date) {
        LocalDate day = date;
        while (!Openings.falls(dice, account.region().customer(), day)) {
            day = day.minusDays(1);
        }
        return Openings.on(dice, account.region().customer(), day);
    }

    private void fill(int count) {
        List<Account> accounts =
                organisation.accounts().stream().filter(a -> !isInTrouble(a)).toList();
        ContactPlan last = contacts.getFirst();
        Ordinary[] kinds = Ordinary.values();
        for (int i = 0; i < count; ) {
            Ordinary kind =
                    i < 30 * kinds.length
                            ? kinds[i % kinds.length]
                            : dice.chance(0.7) ? Ordinary.ANSWERED : Ordinary.CALL;
            int lastDay = i < 30 * kinds.length ? 522 : 528;
            LocalDate date =
                    dice.chance(0.02)
                            ? RELEASE.plusDays(dice.between(0, 4))
                            : START.plusDays(dice.between(0, lastDay));
            Account account = ordinaryAccount(accounts, date, kind == Ordinary.SUSPECTED);
            if (!Openings.falls(dice, account.region().customer(), date)) {
                continue;
            }
            ContactPlan plan = ordinary(account, date, kind, last);
            if (plan.opened.isBefore(END.minusSeconds(900))) {
                contacts.add(plan);
                last = plan;
                i++;
            }
        }
    }

    private ContactPlan ordinary(Account account, LocalDate date, Ordinary kind, ContactPlan last) {
        boolean joined = kind == Ordinary.MERGED || kind == Ordinary.RECURRENCE;
        Account of = joined ? last.account : account;
        Hours team = of.region().team();
        Instant opened =
                joined
                        ? last.opened.plusSeconds(dice.between(300, 900))
                        : Openings.on(dice, of.region().customer(), date);
        while (kind == Ordinary.RAISED_EARLY && !team.isOpen(opened)) {
            opened = Openings.on(dice, of.region().customer(), workday(of, date));
        }
        ContactPlan plan =
                new ContactPlan(
                        of,
                        joined ? last.feature : dice.pick(Product.FEATURES),
                        joined ? last.contactType : dice.pick(Product.CONTACT_TYPES),
                        opened,
                        kind);
        plan.severity = dice.pick(List.of("Minor", "Minor", "Cosmetic"));
        if (joined) {
            plan.earlier = last;
        }
        return plan;
    }

    /** The date itself or the last one before on which the team works. */
    private static LocalDate workday(Account account, LocalDate date) {
        LocalDate day = date;
        while (!account.region().team().isBusinessDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    private boolean isInTrouble(Account account) {
        return troubles.stream().anyMatch(t -> t.account().equals(account.id()));
    }

    private boolean isFarFromEscalations(Account account, Instant at) {
        return escalationsOf(account).stream()
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
            boolean writes = dice.chance(share(account, 0.4));
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
            @Nullable ContactPlan survivor = plan.survivor;
            if (plan.survives) {
                continue;
            }
            if (survivor != null) {
                stories.addAll(MergeTelling.of(organisation, plan, survivor, dice));
                truths.addAll(MergeTelling.truth(plan, survivor));
            } else if (plan.escalations.isEmpty()) {
                stories.add(OrdinaryTelling.of(organisation, plan, dice));
                OrdinaryTelling.truth(plan).ifPresent(truths::add);
            } else {
                stories.add(EscalatedTelling.of(organisation, plan, dice));
                truths.addAll(EscalatedTelling.truth(plan));
            }
        }
        stories.sort(Comparator.comparing(Story::contact));
        stories.forEach(story -> story.endAt(END));
        truths.replaceAll(truth -> truth.asOf(END));
        return new History(stories, truths, troubles);
    }
}
