package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that others run, looked at before it is used. */
record ForeignDatabase(DatabaseAddress address) implements RunningDatabase {

    /** The oldest version that the tests run on. */
    static final int LEAST_VERSION = 15;

    private static final String SCHEME = "jdbc:postgresql:";
    private static final String WITHIN_SECONDS = "10";

    private static final String LOOK =
            """
            SELECT current_schema() IS NOT NULL
                     AND has_schema_privilege(current_schema(), 'CREATE'),
                   pg_is_in_recovery(),
                   current_setting('server_encoding')
            """;

    /**
     * @throws RefusedInput if it cannot be reached or used; the message says what to do
     */
    static ForeignDatabase reach(DatabaseAddress address) {
        return reach(address, LEAST_VERSION);
    }

    static ForeignDatabase reach(DatabaseAddress address, int leastVersion) {
        if (!address.url().startsWith(SCHEME)) {
            throw new RefusedInput(
                    "--db-url: expected jdbc:postgresql://HOST:PORT/DATABASE, but was '"
                            + address.withoutSecrets()
                            + "'");
        }
        try (Connection connection = connect(address)) {
            mustBeUsable(address, connection, leastVersion);
            return new ForeignDatabase(address);
        } catch (SQLException e) {
            throw new RefusedInput(sentence(address, e), e);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        Properties properties = address.properties();
        properties.setProperty("connectTimeout", WITHIN_SECONDS);
        properties.setProperty("loginTimeout", WITHIN_SECONDS);
        return DriverManager.getConnection(address.url(), properties);
    }

    private static void mustBeUsable(
            DatabaseAddress address, Connection connection, int leastVersion) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < leastVersion) {
            throw new RefusedInput(
                    at(address)
                            + " is PostgreSQL "
                            + version
                            + "; Amends needs "
                            + leastVersion
                            + " or newer");
        }
        try (Statement statement = connection.createStatement();
                ResultSet look = statement.executeQuery(LOOK)) {
            look.next();
            if (look.getBoolean(2)) {
                throw new RefusedInput(
                        at(address) + " is a standby, which cannot be written: name the primary");
            }
            if (!look.getBoolean(1)) {
                throw new RefusedInput(
                        at(address)
                                + ": this user may not make tables there. Let it own the database"
                                + " (ALTER DATABASE … OWNER TO …), or grant CREATE on its schema");
            }
            if (!"UTF8".equals(look.getString(3))) {
                throw new RefusedInput(
                        at(address)
                                + " is encoded in "
                                + look.getString(3)
                                + "; expected UTF8: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE"
                                + " template0");
            }
        }
    }

    private static String sentence(DatabaseAddress address, SQLException e) {
        String server = " It says: " + Objects.requireNonNullElse(e.getMessage(), e.toString());
        return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
            case "28P01", "28000" ->
                    at(address)
                            + " does not let this user in: check --db-user, the password in"
                            + " AMENDS_DB_PASSWORD, and the server's pg_hba.conf."
                            + server;
            case "08004" ->
                    at(address)
                            + " asks for a user and a password: give --db-user, and the password in"
                            + " AMENDS_DB_PASSWORD."
                            + server;
            case "3D000" ->
                    at(address)
                            + ": there is no such database. Make it with CREATE DATABASE … OWNER"
                            + " …, or correct the name in --db-url."
                            + server;
            case "53300" ->
                    at(address) + " has no connection left: raise its max_connections." + server;
            default ->
                    causedBy(e, UnknownHostException.class)
                            ? at(address) + ": no such host. Correct the name in --db-url"
                            : at(address)
                                    + " cannot be reached: check host and port in --db-url, and that"
                                    + " PostgreSQL runs there and listens on that address."
                                    + server;
        };
    }

    private static boolean causedBy(Throwable thrown, Class<? extends Throwable> type) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String at(DatabaseAddress address) {
        return "The database at " + address.withoutSecrets();
    }

    @Override
    public void close() {
        // not ours to stop
    }
}
