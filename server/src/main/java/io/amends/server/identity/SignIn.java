package io.amends.server.identity;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs a person in by address and password. What is wrong is not told apart: an unknown address, a
 * wrong password and a person who may no longer come in take as long and read the same.
 */
@Component
class SignIn implements AuthenticationProvider {

    private static final int AT_ONCE = 4;

    private final People people;
    private final SignInFailures failures;
    private final PasswordEncoder passwords;
    private final Clock clock;

    /** Worked out while the rest of the service starts. */
    private final CompletableFuture<String> nobodysHash;

    private final Semaphore hashing = new Semaphore(AT_ONCE);

    SignIn(People people, SignInFailures failures, PasswordEncoder passwords, Clock clock) {
        this.people = people;
        this.failures = failures;
        this.passwords = passwords;
        this.clock = clock;
        this.nobodysHash =
                CompletableFuture.supplyAsync(
                        () -> PasswordHashing.hash(passwords, "nobody has this password"));
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String email = typed.getName();
        String address = address(typed);
        if (!failures.admits(email, address, clock.instant())) {
            throw new LockedException("Too many failed attempts");
        }
        Optional<Person> person = people.byEmail(email);
        Optional<String> hash = person.map(Person::id).flatMap(people::passwordHash);
        boolean matches =
                matches(String.valueOf(typed.getCredentials()), hash.orElseGet(nobodysHash::join));
        if (person.isEmpty() || hash.isEmpty() || !matches) {
            throw new BadCredentialsException("Address or password is wrong");
        }
        failures.forget(email);
        SignedIn who = SignedIn.as(person.get());
        return UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities());
    }

    /** Argon2 takes 19 MB at a time; many attempts at once wait for each other instead. */
    private boolean matches(String password, String hash) {
        hashing.acquireUninterruptibly();
        try {
            return passwords.matches(password, hash);
        } finally {
            hashing.release();
        }
    }

    /** Whether this is the password of somebody who has signed in; guessing it here is limited too. */
    boolean knows(Person person, String password, String address) {
        if (!failures.admits(person.email(), address, clock.instant())) {
            return false;
        }
        boolean matches =
                matches(password, people.passwordHash(person.id()).orElseGet(nobodysHash::join));
        if (matches) {
            failures.forget(person.email());
        }
        return matches;
    }

    private static String address(Authentication typed) {
        return typed.getDetails() instanceof WebAuthenticationDetails web
                ? web.getRemoteAddress()
                : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
