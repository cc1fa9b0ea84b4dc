package io.amends.server.identity;

import io.amends.core.organisation.Role;
import io.amends.server.organisation.OrganisationChanged;
import io.amends.server.organisation.PersonAdded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who may come in, and the hashes of their passwords. */
@Repository
public class People {

    private static final String PERSON =
            """
            SELECT id, email, name, roles, active, password_hash IS NOT NULL AS has_password
            FROM person
            """;

    private final JdbcClient sql;
    private final ApplicationEventPublisher publisher;

    People(JdbcClient sql, ApplicationEventPublisher publisher) {
        this.sql = sql;
        this.publisher = publisher;
    }

    public List<Person> all() {
        return sql.sql(PERSON + "ORDER BY lower(name), id").query(People::person).list();
    }

    public Optional<Person> byId(UUID id) {
        return sql.sql(PERSON + "WHERE id = :id").param("id", id).query(People::person).optional();
    }

    public Optional<Person> byEmail(String email) {
        return sql.sql(PERSON + "WHERE lower(email) = lower(:email)")
                .param("email", email)
                .query(People::person)
                .optional();
    }

    /** Whether anybody can administer: an active admin with a password. */
    public boolean haveAnAdmin() {
        return sql.sql(
                        """
                        SELECT EXISTS (SELECT FROM person
                            WHERE 'ADMIN' = ANY (roles) AND active AND password_hash IS NOT NULL)
                        """)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public Person add(String email, String name, Set<Role> roles, Instant at) {
        UUID id = UUID.randomUUID();
        sql.sql(
                        """
                        INSERT INTO person (id, email, name, roles, created_at)
                        VALUES (:id, :email, :name, :roles, :at)
                        """)
                .param("id", id)
                .param("email", email)
                .param("name", name)
                .param("roles", names(roles))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        publisher.publishEvent(new PersonAdded());
        return new Person(id, email, name, roles, true, false);
    }

    /** Changes what a person is called and reached by, and the password. */
    @Transactional
    public void introduce(UUID id, String email, String name, String passwordHash) {
        sql.sql(
                        """
                        UPDATE person SET email = :email, name = :name, password_hash = :hash
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("email", email)
                .param("name", name)
                .param("hash", passwordHash)
                .update();
    }

    /** Says what a person is there for, and whether at all. */
    @Transactional
    public void change(UUID id, Set<Role> roles, boolean active) {
        sql.sql("UPDATE person SET roles = :roles, active = :active WHERE id = :id")
                .param("id", id)
                .param("roles", names(roles))
                .param("active", active)
                .update();
        publisher.publishEvent(new OrganisationChanged());
    }

    @Transactional
    public void rename(UUID id, String name) {
        sql.sql("UPDATE person SET name = :name WHERE id = :id")
                .param("id", id)
                .param("name", name)
                .update();
    }

    @Transactional
    public void changePassword(UUID id, String passwordHash) {
        sql.sql("UPDATE person SET password_hash = :hash WHERE id = :id")
                .param("id", id)
                .param("hash", passwordHash)
                .update();
    }

    /** Until the transaction ends, nobody else changes anybody. */
    void lock() {
        sql.sql("LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE").update();
    }

    /** Whether this person can administer and nobody else can. */
    boolean onlyAdminIs(UUID id) {
        return sql.sql(
                        """
                        SELECT count(*) = 1 AND bool_and(id = :id) FROM person
                        WHERE 'ADMIN' = ANY (roles) AND active AND password_hash IS NOT NULL
                        """)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    Optional<String> passwordHash(UUID id) {
        @Nullable String hash =
                sql.sql("SELECT password_hash FROM person WHERE id = :id AND active")
                        .param("id", id)
                        .query(String.class)
                        .optional()
                        .orElse(null);
        return Optional.ofNullable(hash);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                row.getBoolean("active"),
                row.getBoolean("has_password"));
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }
}
