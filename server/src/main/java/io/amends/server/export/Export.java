package io.amends.server.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Conversation;
import io.amends.core.timeline.Event.FailureStated;
import io.amends.core.timeline.Event.PriorityChanged;
import io.amends.core.timeline.Event.StatusChanged;
import io.amends.core.timeline.PersonId;
import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.source.RefusedInput;
import io.amends.server.accounts.Attribute;
import io.amends.server.database.DatabaseSettings;
import io.amends.server.database.Reached;
import io.amends.server.timeline.EventJson;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all timelines as they are at one instant: {@code events.csv}, {@code accounts.csv}, and the
 * {@code mapping.yaml} by which an audit reads them. Memory does not grow with their number.
 */
public final class Export {

    static final String EVENTS = "events.csv";
    static final String ACCOUNTS = "accounts.csv";
    static final String MAPPING = "mapping.yaml";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 5_000;

    private final Connection connection;
    private final Opening files;
    private final boolean withTexts;
    private final Map<String, Integer> priorities = new TreeMap<>();
    private final TreeSet<String> unowned = new TreeSet<>();
    private final TreeSet<String> systemUsers = new TreeSet<>();
    private @Nullable Boolean failure;
    private String contact = "";
    private long contacts;
    private long rows;

    private Export(Connection connection, Opening files, boolean withTexts) {
        this.connection = connection;
        this.files = files;
        this.withTexts = withTexts;
    }

    /** Where files go, one after another. */
    @FunctionalInterface
    public interface Opening {
        Writer open(String name) throws IOException;
    }

    /** How much was written. */
    public record Written(long contacts, long rows) {}

    /**
     * Into a folder, from a database that may be in use.
     *
     * @param folder must be empty or not there yet
     * @param withTexts whether what was said goes along, not only that it was
     * @throws RefusedInput if there is nothing to export, or no place for it
     */
    public static Written write(DatabaseSettings settings, Path folder, boolean withTexts)
            throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of(EVENTS, ACCOUNTS, MAPPING)) {
            if (Files.exists(folder.resolve(name))) {
                throw new RefusedInput(
                        folder.resolve(name) + " exists already: choose another folder with --out");
            }
        }
        try (Reached reached = Reached.by(settings);
                Connection connection =
                        DriverManager.getConnection(
                                reached.address().url(), reached.address().properties())) {
            return write(
                    connection, name -> Files.newBufferedWriter(folder.resolve(name)), withTexts);
        } catch (SQLException e) {
            throw new RefusedInput("The database could not be read: " + e.getMessage(), e);
        }
    }

    /** To wherever the files are opened, mapping last. */
    public static Written write(Connection connection, Opening files, boolean withTexts)
            throws IOException, SQLException {
        boolean committed = connection.getAutoCommit();
        int isolation = connection.getTransactionIsolation();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return new Export(connection, files, withTexts).write();
        } finally {
            connection.rollback();
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(committed);
        }
    }

    private Written write() throws IOException, SQLException {
        List<String> tiers = tiers();
        events();
        accounts();
        try (Writer mapping = files.open(MAPPING)) {
            mapping.write(
                    ExportMapping.of(
                            tiers, calendars(), priorities, unowned, systemUsers, withTexts));
        }
        return new Written(contacts, rows);
    }

    private List<String> tiers() throws SQLException {
        List<String> tiers = new ArrayList<>();
        try (PreparedStatement all =
                        connection.prepareStatement("SELECT name FROM tier ORDER BY rank");
                ResultSet found = all.executeQuery()) {
            while (found.next()) {
                tiers.add(found.getString(1));
            }
        }
        return tiers.isEmpty() ? List.of("T1", "T2", "T3") : tiers;
    }

    /** The calendars as they are now, by which teams work and accounts are kept informed. */
    private ExportedCalendars calendars() throws SQLException {
        return new ExportedCalendars(
                pairs(
                        """
                        SELECT DISTINCT ON (name) name, document FROM policy
                        WHERE kind = 'CALENDAR' ORDER BY name, version DESC
                        """),
                pairs("SELECT id, calendar FROM team WHERE calendar IS NOT NULL"),
                pairs(
                        """
                        SELECT account, calendar FROM (
                            SELECT DISTINCT ON (account) account,
                                attributes ->> 'calendar' AS calendar
                            FROM account_change
                            WHERE jsonb_exists(attributes, 'calendar')
                            ORDER BY account, since DESC, number DESC) latest
                        WHERE calendar IS NOT NULL
                        """));
    }

    private SortedMap<String, String> pairs(String query) throws SQLException {
        SortedMap<String, String> pairs = new TreeMap<>();
        try (PreparedStatement all = connection.prepareStatement(query);
                ResultSet found = all.executeQuery()) {
            while (found.next()) {
                pairs.put(found.getString(1), found.getString(2));
            }
        }
        return pairs;
    }

    // ---- events ----------------------------------------------------------------------------

    private void events() throws IOException, SQLException {
        try (Writer out = files.open(EVENTS);
                CsvWriter csv = CsvWriter.builder().build(out);
                PreparedStatement all =
                        connection.prepareStatement(
                                """
                                SELECT e.contact, e.event,
                                    CASE WHEN ? THEN (
                                        SELECT concat_ws(E'\\n', nullif(t.subject, ''), t.body)
                                        FROM message_text t
                                        WHERE t.contact = e.contact
                                          AND t.message = e.event::json #>> '{id,value}') END
                                FROM event e ORDER BY e.contact, e.occurred_at, e.sequence
                                """)) {
            all.setBoolean(1, withTexts);
            all.setFetchSize(AT_ONCE);
            csv.writeRecord(ExportMapping.columns());
            try (ResultSet found = all.executeQuery()) {
                while (found.next()) {
                    event(
                            csv,
                            found.getString(1),
                            EventJson.read(found.getString(2)),
                            found.getString(3));
                }
            }
        }
    }

    private void event(CsvWriter csv, String of, Event event, @Nullable String text) {
        if (!of.equals(contact)) {
            contact = of;
            contacts++;
            failure = null;
        }
        collect(event);
        Optional<FactRow> row = FactRow.of(event);
        if (row.isEmpty()) {
            return;
        }
        Map<Field, String> fields = row.get().fields();
        boolean concludes =
                row.get().kind() == EventKind.RESOLVED || row.get().kind() == EventKind.CLOSED;
        if (concludes && failure != null) {
            fields.put(Field.ORGANISATION_FAILED, failure ? "yes" : "no");
        }
        if (text != null && event instanceof Conversation) {
            fields.put(Field.TEXT_BODY, text);
        }
        List<String> cells = new ArrayList<>();
        cells.add(of);
        cells.add(event.occurredAt().toString());
        cells.add(event.stamp().recordedAt().toString());
        cells.add(row.get().sort());
        cells.add(row.get().kind().word());
        for (Field field : ExportMapping.FIELDS) {
            cells.add(fields.getOrDefault(field, ""));
        }
        csv.writeRecord(cells);
        rows++;
    }

    /** What the mapping has to say of words that only this organisation uses. */
    private void collect(Event event) {
        switch (event) {
            case FailureStated stated -> failure = stated.organisationFailed();
            case PriorityChanged changed -> priorities.put(changed.label(), changed.rank());
            case StatusChanged changed when !changed.owned() -> unowned.add(changed.status());
            case Assigned assigned when assigned.systemUser() -> {
                @Nullable PersonId machine = assigned.person();
                if (machine != null) {
                    systemUsers.add(machine.value());
                }
            }
            default -> {
                // says nothing of the kind
            }
        }
    }

    // ---- accounts --------------------------------------------------------------------------

    private void accounts() throws IOException, SQLException {
        try (Writer out = files.open(ACCOUNTS);
                CsvWriter csv = CsvWriter.builder().build(out);
                PreparedStatement all =
                        connection.prepareStatement(
                                """
                                SELECT account, since,
                                    laid_over(attributes) OVER (PARTITION BY account
                                        ORDER BY since, number)
                                FROM account_change ORDER BY account, since, number
                                """)) {
            all.setFetchSize(AT_ONCE);
            List<String> header = new ArrayList<>(List.of("account", "since"));
            for (Attribute attribute : ExportMapping.ATTRIBUTES.keySet()) {
                header.add(attribute.key());
            }
            csv.writeRecord(header);
            try (ResultSet found = all.executeQuery()) {
                while (found.next()) {
                    csv.writeRecord(account(found));
                }
            }
        }
    }

    private static List<String> account(ResultSet found) throws SQLException {
        JsonNode stated = JSON.readTree(found.getString(3));
        List<String> cells = new ArrayList<>();
        cells.add(found.getString(1));
        cells.add(found.getObject(2, OffsetDateTime.class).toInstant().toString());
        for (Attribute attribute : ExportMapping.ATTRIBUTES.keySet()) {
            JsonNode value = stated.path(attribute.key());
            String text = value.isString() ? value.stringValue() : "";
            cells.add(attribute == Attribute.STRATEGIC && text.equals("true") ? "yes" : text);
        }
        return cells;
    }
}
