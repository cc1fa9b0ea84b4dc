package io.amends.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Our own PostgreSQL in a data folder, whoever started it, as another process sees it. */
public record Neighbour(Path data) {

    public Connection connect() throws IOException, SQLException {
        DatabaseAddress address = Cluster.address(home(), postmaster().port());
        return DriverManager.getConnection(address.url(), address.properties());
    }

    /** The settings of a service that uses it as the database it was brought. */
    public Map<String, String> settings() throws IOException {
        DatabaseAddress address = Cluster.address(home(), postmaster().port());
        Properties who = address.properties();
        return Map.of(
                "amends.db-url",
                address.url(),
                "amends.db-user",
                who.getProperty("user"),
                "amends.db-password",
                who.getProperty("password"));
    }

    /** The process that all others of it come from. */
    public ProcessHandle process() {
        return ProcessHandle.of(postmaster().pid()).orElseThrow();
    }

    private Postmaster postmaster() {
        return Postmaster.on(home().resolve("cluster")).orElseThrow();
    }

    private Path home() {
        return data.resolve("postgresql");
    }
}
