package io.amends.server.identity;

import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords are hashed by Argon2id with the parameters OWASP's cheat sheet has as its least. */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int DIFFERENT = 5;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    @Bean
    PasswordEncoder passwords() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    }

    /** Long is what counts (NIST SP 800-63B); only what anybody would try first is refused. */
    static boolean isFit(String password, String email) {
        return password.length() >= SHORTEST
                && password.length() <= LONGEST
                && password.chars().distinct().count() >= DIFFERENT
                && !password.equalsIgnoreCase(email.strip());
    }

    static String hash(PasswordEncoder passwords, String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }
}
