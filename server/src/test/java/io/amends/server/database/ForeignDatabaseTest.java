package io.amends.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignDatabaseTest {

    private Postgres15 fifteen;

    @BeforeAll
    void start() throws IOException {
        fifteen = Postgres15.started();
    }

    @AfterAll
    void stop() {
        if (fifteen != null) {
            fifteen.close();
        }
    }

    @Test
    void the_oldest_supported_one_takes_our_tables() {
        DatabaseAddress address = ForeignDatabase.reach(fifteen.address()).address();
        Migrations.run(Migrations.of(address));
        assertThat(Migrations.of(address).info().pending()).isEmpty();
    }

    @Test
    void an_older_one_is_refused_naming_both_versions() {
        assertThatThrownBy(() -> ForeignDatabase.reach(fifteen.address(), 16))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll("is PostgreSQL 15", "needs 16");
    }

    @Test
    void what_is_no_address_is_refused_with_an_example() {
        assertRefused(new DatabaseAddress("mysql://db/amends", null, null))
                .hasMessageContainingAll("jdbc:postgresql://HOST", "mysql://db/amends");
    }

    @Test
    void a_host_that_is_not_there_is_refused() {
        assertRefused(new DatabaseAddress("jdbc:postgresql://no.such.host.invalid/x", "a", "b"))
                .hasMessageContainingAll("no such host", "--db-url");
    }

    @Test
    void a_port_where_nobody_listens_is_refused() {
        int nobody = new Ports().getAsInt();
        assertRefused(new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + nobody + "/x", "a", "b"))
                .hasMessageContainingAll("cannot be reached", "host and port");
    }

    @Test
    void a_wrong_password_is_refused_and_never_shown() {
        DatabaseAddress right = fifteen.address("postgres", "owner", "wrong-one");
        DatabaseAddress inUrl =
                new DatabaseAddress(right.url() + "?user=owner&password=wrong-one", null, null);
        for (DatabaseAddress wrong : java.util.List.of(right, inUrl)) {
            assertRefused(wrong)
                    .hasMessageContainingAll("does not let this user in", "AMENDS_DB_PASSWORD")
                    .message()
                    .doesNotContain("wrong-one");
        }
    }

    @Test
    void no_password_at_all_is_refused_with_where_to_give_one() {
        assertRefused(new DatabaseAddress(fifteen.address().url(), "owner", null))
                .hasMessageContainingAll("AMENDS_DB_PASSWORD");
    }

    @Test
    void a_database_that_is_missing_is_refused_with_how_to_make_it() {
        assertRefused(fifteen.address("missing", "owner", "secret"))
                .hasMessageContainingAll("no such database", "CREATE DATABASE");
    }

    @Test
    void a_user_who_may_not_make_tables_is_refused() throws SQLException {
        DatabaseAddress owner = fifteen.address();
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.properties());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE guest LOGIN PASSWORD 'secret'");
        }
        assertRefused(fifteen.address("postgres", "guest", "secret"))
                .hasMessageContainingAll("may not make tables", "ALTER DATABASE");
    }

    @Test
    void another_encoding_is_refused() throws SQLException {
        DatabaseAddress owner = fifteen.address();
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.properties());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        }
        assertRefused(fifteen.address("latin", "owner", "secret"))
                .hasMessageContainingAll("LATIN1", "UTF8");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            DatabaseAddress address) {
        return assertThatThrownBy(() -> ForeignDatabase.reach(address))
                .isInstanceOf(RefusedInput.class);
    }
}
