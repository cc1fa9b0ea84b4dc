package io.amends.company;

import io.amends.company.episode.Planner;
import io.amends.company.export.Export;
import io.amends.company.organisation.Dice;
import io.amends.company.organisation.Organisation;
import java.io.IOException;
import java.nio.file.Path;

/** Makes Brightwater's support history, or another company's from another seed. */
public final class Brightwater {

    /** The seed of the example that is shipped. */
    public static final long SEED = 20_250_107L;

    /** The size of the example that is shipped. */
    public static final int CONTACTS = 3_350;

    private static final int ACCOUNTS = 240;
    private static final int PAIR_ACCOUNTS = 76;

    private Brightwater() {}

    /**
     * @param arguments seed, number of contacts, folder to write into
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("Expected SEED CONTACTS FOLDER, but " + arguments.length + " words");
            System.exit(2);
        }
        write(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    }

    /**
     * Writes the history into a folder; the same seed and size write the same bytes.
     *
     * @param contacts at least what the plan needs is made, however few are asked for
     */
    public static void write(long seed, int contacts, Path folder) throws IOException {
        Dice dice = new Dice(seed);
        Organisation organisation = Organisation.found(dice, ACCOUNTS, PAIR_ACCOUNTS);
        new Export(folder).write(organisation, Planner.plan(dice, organisation, contacts));
    }
}
