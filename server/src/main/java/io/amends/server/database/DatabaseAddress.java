package io.amends.server.database;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** How to reach a database. */
public record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {

    public Properties properties() {
        Properties properties = new Properties();
        if (user != null && !user.isBlank()) {
            properties.setProperty("user", user);
        }
        if (password != null && !password.isBlank()) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /** The URL as it may be shown: passwords are often in what stands after the question mark. */
    String withoutSecrets() {
        return url.replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//");
    }

    @Override
    public String toString() {
        return withoutSecrets();
    }
}
