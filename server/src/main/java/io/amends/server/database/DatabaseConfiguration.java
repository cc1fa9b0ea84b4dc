package io.amends.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts our PostgreSQL where no other is named, and opens the connections to it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    RunningDatabase runningDatabase(DatabaseSettings settings) {
        return settings.dbUrl() == null
                ? EmbeddedDatabase.start(settings.postgres())
                : new ForeignDatabase(
                        new DatabaseAddress(
                                Objects.requireNonNull(settings.dbUrl()),
                                settings.dbUser(),
                                settings.dbPassword()));
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(RunningDatabase database) {
        DatabaseAddress address = database.address();
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("amends");
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(16);
        return new HikariDataSource(pool);
    }
}
