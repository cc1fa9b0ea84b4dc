package io.amends.server.identity;

import io.amends.core.organisation.Role;
import io.amends.server.identity.PersonChange.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who comes in, as what, and who no longer does. Each change is written down together with itself,
 * and takes effect on open sessions at once.
 */
@Component
public class Admissions {

    private final People people;
    private final SignInLinks links;
    private final OpenSessions sessions;
    private final PersonChanges changes;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Admissions(
            People people,
            SignInLinks links,
            OpenSessions sessions,
            PersonChanges changes,
            PasswordEncoder passwords,
            Clock clock) {
        this.people = people;
        this.links = links;
        this.sessions = sessions;
        this.changes = changes;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What became of a change. */
    public enum Outcome {
        DONE,
        /** Nobody could administer any more. */
        LAST_ADMIN,
        NOBODY_THERE
    }

    /** A one-time link, which is not kept and cannot be shown again. */
    public record Issued(String path, Instant expires) {}

    /** Adds a person, unless somebody has this address. */
    @Transactional
    public Optional<Person> add(@Nullable UUID by, String email, String name, Set<Role> roles) {
        if (people.byEmail(email).isPresent()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Person person = people.add(email, name, roles, now);
        changes.append(by, person.id(), Kind.ADDED, null, RoleNames.written(roles), now);
        return Optional.of(person);
    }

    @Transactional
    public Issued link(@Nullable UUID by, UUID person) {
        Instant now = clock.instant();
        String secret = links.issue(person, now);
        changes.append(by, person, Kind.LINK_MADE, null, null, now);
        return new Issued("/welcome?link=" + secret, now.plus(SignInLinks.LASTS));
    }

    /** Uses a link up. Sessions that the person had before end, for a link also resets a password. */
    @Transactional
    public Optional<Person> welcome(String secret, Introduction introduction) {
        Instant now = clock.instant();
        Optional<Person> redeemed = links.redeem(secret, now).flatMap(people::byId);
        if (redeemed.isEmpty()) {
            return Optional.empty();
        }
        Person before = redeemed.get();
        String email = introduction.email().strip();
        String name = introduction.name().strip();
        people.introduce(
                before.id(), email, name, PasswordHashing.hash(passwords, introduction.password()));
        sessions.end(before.id());
        changes.append(before.id(), before.id(), Kind.LINK_USED, null, null, now);
        noteIfChanged(before.id(), Kind.RENAMED, before.name(), name, now);
        noteIfChanged(before.id(), Kind.EMAIL_CHANGED, before.email(), email, now);
        return people.byId(before.id());
    }

    @Transactional
    public Outcome changeRoles(UUID by, UUID id, Set<Role> roles) {
        return change(by, id, before -> roles, Person::active);
    }

    @Transactional
    public Outcome deactivate(UUID by, UUID id) {
        return change(by, id, Person::roles, before -> false);
    }

    @Transactional
    public Outcome activate(UUID by, UUID id) {
        return change(by, id, Person::roles, before -> true);
    }

    @Transactional
    public void rename(UUID id, String name) {
        people.byId(id)
                .ifPresent(
                        before -> {
                            people.rename(id, name);
                            noteIfChanged(id, Kind.RENAMED, before.name(), name, clock.instant());
                        });
    }

    /** The session it was changed in stays; all others end. */
    @Transactional
    public void changePassword(UUID id, String password, String session) {
        people.changePassword(id, PasswordHashing.hash(passwords, password));
        sessions.endOthers(id, session);
        changes.append(id, id, Kind.PASSWORD_CHANGED, null, null, clock.instant());
    }

    private Outcome change(
            UUID by, UUID id, Function<Person, Set<Role>> rolesOf, Predicate<Person> activeOf) {
        // of two admins who take each other's role away at once, the second sees what the first did
        people.lock();
        Optional<Person> found = people.byId(id);
        if (found.isEmpty()) {
            return Outcome.NOBODY_THERE;
        }
        Person before = found.get();
        Set<Role> roles = rolesOf.apply(before);
        boolean active = activeOf.test(before);
        boolean stays = active && roles.contains(Role.ADMIN);
        if (!stays && people.onlyAdminIs(id)) {
            return Outcome.LAST_ADMIN;
        }
        people.change(id, roles, active);
        note(by, before, roles, active);
        return Outcome.DONE;
    }

    private void note(UUID by, Person before, Set<Role> roles, boolean active) {
        Instant now = clock.instant();
        if (!roles.equals(before.roles())) {
            changes.append(
                    by,
                    before.id(),
                    Kind.ROLE_CHANGED,
                    RoleNames.written(before.roles()),
                    RoleNames.written(roles),
                    now);
        }
        if (active != before.active()) {
            Kind kind = active ? Kind.ACTIVATED : Kind.DEACTIVATED;
            changes.append(by, before.id(), kind, null, null, now);
        }
        if (!active) {
            sessions.end(before.id());
            links.withdraw(before.id());
        }
    }

    private void noteIfChanged(UUID id, Kind kind, String was, String became, Instant at) {
        if (!was.equals(became)) {
            changes.append(id, id, kind, was, became, at);
        }
    }
}
