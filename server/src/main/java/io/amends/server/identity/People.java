package io.amends.server.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who may come in, and the hashes of their passwords. */
@Repository
public class People {

    private static final String PERSON =
            """
            SELECT id, email, name, role, active, password_hash IS NOT NULL AS has_password
            FROM person
            """;

    private final JdbcClient sql;

    People(JdbcClient sql) {
        this.sql = sql;
    }

    @SuppressWarnings("NullAway") // rows are never null
    public List<Person> all() {
        return sql.sql(PERSON + "ORDER BY lower(name), id").query(Person.class).list();
    }

    public Optional<Person> byId(UUID id) {
        return sql.sql(PERSON + "WHERE id = :id").param("id", id).query(Person.class).optional();
    }

    public Optional<Person> byEmail(String email) {
        return sql.sql(PERSON + "WHERE lower(email) = lower(:email)")
                .param("email", email)
                .query(Person.class)
                .optional();
    }

    /** Whether anybody can administer: an active admin with a password. */
    public boolean haveAnAdmin() {
        return sql.sql(
                        """
                        SELECT EXISTS (SELECT FROM person
                            WHERE role = 'ADMIN' AND active AND password_hash IS NOT NULL)
                        """)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public Person add(String email, String name, Role role, Instant at) {
        UUID id = UUID.randomUUID();
        sql.sql(
                        """
                        INSERT INTO person (id, email, name, role, created_at)
                        VALUES (:id, :email, :name, :role, :at)
                        """)
                .param("id", id)
                .param("email", email)
                .param("name", name)
                .param("role", role.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return new Person(id, email, name, role, true, false);
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

    @Transactional
    public void change(UUID id, Role role, boolean active) {
        sql.sql("UPDATE person SET role = :role, active = :active WHERE id = :id")
                .param("id", id)
                .param("role", role.name())
                .param("active", active)
                .update();
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
                        WHERE role = 'ADMIN' AND active AND password_hash IS NOT NULL
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
}
