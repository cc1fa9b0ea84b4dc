package io.amends.company.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The company: its accounts, and per region its teams. */
public final class Organisation {

    private static final List<String> GIVEN =
            List.of(
                    ("Anouk Bram Carlijn Daan Elif Femke Gijs Hanna Ilse Jonas Katja Lars Mira"
                                    + " Niels Oona Pim Quirin Rosa Sven Tessa Ulrike Veerle Wout Yara"
                                    + " Zoë Aidan Brigid Ciara Declan Eoin Fiona Grace Hugh Imogen"
                                    + " Jasper Kiera Liam Maeve Noor Owen Priya Ravi Sunita Wei Mei"
                                    + " Marcus Dana Tyrell Paige")
                            .split(" "));
    private static final List<String> FAMILY =
            List.of(
                    ("Aldershof Brandsma Castelijn Dorrestein Eikelboom Fennimore Gathercole"
                                    + " Harteveld Iversen Jansma Kestermann Lindqvist Merriweather"
                                    + " Noordhoek Oldenkamp Pemberly Quaedvlieg Rosendahl Steinbrink"
                                    + " Tannhoff Underhay Vreeland Westergaard Yardley Zandstra"
                                    + " Ashgrove Birkmeyer Corrigan Dunleavy Easterbrook")
                            .split(" "));
    private static final List<String> FIRST =
            List.of(
                    ("Alder Birch Cobalt Dune Ember Fjord Garnet Heron Indigo Juniper Kestrel"
                                    + " Larch Marram Nimbus Ochre Pebble Quince Rowan Sorrel Teal"
                                    + " Umber Vesper Willow Yarrow Zephyr")
                            .split(" "));
    private static final List<String> SECOND =
            List.of(
                    ("Foundry Mills Clinics Logistics Bakeries Carpentry Instruments Hotels"
                                    + " Staffing Textiles Printing Gardens Optics Ceramics Freight"
                                    + " Catering")
                            .split(" "));
    private static final List<String> INDUSTRIES =
            List.of(
                    "Manufacturing",
                    "Healthcare",
                    "Hospitality",
                    "Logistics",
                    "Staffing",
                    "Retail");
    private static final List<String> SUFFIXES = List.of("B.V.", "GmbH", "Ltd", "Inc.", "Pte Ltd");

    private final List<Account> accounts;
    private final Map<Region, Map<String, Team>> teams;

    private Organisation(List<Account> accounts, Map<Region, Map<String, Team>> teams) {
        this.accounts = List.copyOf(accounts);
        this.teams = teams;
    }

    /** Founds a company; the same dice found the same one. */
    public static Organisation found(Dice dice, int accounts, int pairAccounts) {
        Names names = new Names(dice);
        Map<Region, Map<String, Team>> teams = new EnumMap<>(Region.class);
        for (Region region : Region.values()) {
            teams.put(
                    region,
                    Map.of(
                            "frontline", team(region, "Frontline", "T1", names, 7),
                            "specialists", team(region, "Payroll Specialists", "T2", names, 5),
                            "desk", team(region, "Escalation Desk", "T2", names, 3),
                            "engineering", team(region, "Platform Engineering", "T3", names, 4)));
        }
        List<Account> made = new ArrayList<>();
        for (int i = 0; i < accounts + pairAccounts; i++) {
            made.add(account(dice, names, i, i >= accounts));
        }
        return new Organisation(made, teams);
    }

    private static Team team(Region region, String name, String tier, Names names, int people) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            members.add(names.person());
        }
        return new Team(name + " " + region.label(), tier, region.team(), members);
    }

    private static Account account(Dice dice, Names names, int index, boolean pairs) {
        Region region = Region.values()[dice.weighted(30, 30, 20, 15, 5)];
        boolean young = !pairs && dice.chance(0.4);
        LocalDate since =
                young
                        ? LocalDate.of(2025, 1, 6).plusDays(dice.between(0, 480))
                        : LocalDate.of(2019, 1, 1).plusDays(dice.between(0, 2000));
        List<String> requesters = List.of(names.person(), names.person());
        return new Account(
                "A-%04d".formatted(1001 + index),
                names.company(index) + " " + SUFFIXES.get(region.ordinal()),
                region,
                dice.pick(INDUSTRIES),
                since,
                region == Region.DACH && dice.chance(0.6),
                pairs,
                requesters,
                versions(dice, names, since));
    }

    private static List<Account.Version> versions(Dice dice, Names names, LocalDate since) {
        int size = dice.weighted(55, 30, 15);
        String segment = List.of("SMB", "Mid-market", "Enterprise").get(size);
        int value = new int[] {4_000, 22_000, 110_000}[size] + dice.between(0, 400) * 100;
        LocalDate renewal = since.withYear(2026).plusDays(dice.between(0, 27));
        boolean strategic = size == 2 && dice.chance(0.35);
        String accountManager = names.accountManager();
        List<Account.Version> versions = new ArrayList<>();
        versions.add(
                new Account.Version(since, segment, renewal, value, strategic, accountManager, ""));
        LocalDate change = LocalDate.of(2025, 7, 1).plusDays(dice.between(0, 270));
        if (change.isAfter(since.plusDays(60)) && dice.chance(0.3)) {
            boolean grows = size == 0 && dice.chance(0.5);
            versions.add(
                    new Account.Version(
                            change,
                            grows ? "Mid-market" : segment,
                            renewal.plusYears(1),
                            grows ? value * 3 : value + 1_500,
                            strategic,
                            names.accountManager(),
                            dice.chance(0.15) ? change.plusDays(300).toString() : ""));
        }
        return versions;
    }

    public List<Account> accounts() {
        return accounts;
    }

    /**
     * @param role frontline, specialists, desk or engineering
     */
    public Team team(Region region, String role) {
        return Objects.requireNonNull(Objects.requireNonNull(teams.get(region)).get(role));
    }

    public List<Team> teams() {
        List<Team> all = new ArrayList<>();
        for (Region region : Region.values()) {
            for (String role : List.of("frontline", "specialists", "desk", "engineering")) {
                all.add(team(region, role));
            }
        }
        return all;
    }

    /** Names, none given twice to people. */
    private static final class Names {
        private final Dice dice;
        private final java.util.Set<String> given = new java.util.HashSet<>();
        private final List<String> companies = new ArrayList<>();
        private final List<String> accountManagers = new ArrayList<>();

        Names(Dice dice) {
            this.dice = dice;
            for (String first : FIRST) {
                for (String second : SECOND) {
                    companies.add(first + " " + second);
                }
            }
            dice.shuffle(companies);
            for (int i = 0; i < 8; i++) {
                accountManagers.add(person());
            }
        }

        String person() {
            String name;
            do {
                name = dice.pick(GIVEN) + " " + dice.pick(FAMILY);
            } while (!given.add(name));
            return name;
        }

        String accountManager() {
            return dice.pick(accountManagers);
        }

        String company(int index) {
            return companies.get(index);
        }
    }
}
