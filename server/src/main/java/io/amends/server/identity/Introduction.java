package io.amends.server.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person says on the first visit. */
record Introduction(String name, String email, String password, String again) {

    private static final int LONGEST = 200;

    Introduction(
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String again) {
        this.name = name == null ? "" : name;
        this.email = email == null ? "" : email;
        this.password = password == null ? "" : password;
        this.again = again == null ? "" : again;
    }

    static Introduction of(Person person) {
        return new Introduction(person.name(), person.email(), "", "");
    }

    Introduction withoutPasswords() {
        return new Introduction(name, email, "", "");
    }

    IntroductionProblems problems(People people, UUID holder) {
        return new IntroductionProblems(
                !looksLikeAName(name),
                !looksLikeAnAddress(email),
                people.byEmail(email.strip())
                        .filter(other -> !other.id().equals(holder))
                        .isPresent(),
                !PasswordHashing.isFit(password, email),
                !password.equals(again));
    }

    static boolean looksLikeAName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.chars().noneMatch(Character::isISOControl);
    }

    static boolean looksLikeAnAddress(String email) {
        String text = email.strip();
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.length() <= LONGEST
                && text.chars().noneMatch(c -> c <= ' ' || c == 0x7F);
    }
}
