package io.amends.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts our PostgreSQL where no other is named, and opens the connections to it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int CONNECTIONS = 16;

    @Bean(destroyMethod = "close")
    DataFolder dataFolder(DatabaseSettings settings) {
        return DataFolder.take(settings.data());
    }

    @Bean(destroyMethod = "close")
    RunningDatabase runningDatabase(DatabaseSettings settings, DataFolder data) {
        Optional<DatabaseAddress> foreign = settings.foreign();
        return foreign.isPresent()
                ? ForeignDatabase.reach(foreign.get())
                : EmbeddedDatabase.start(data);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(RunningDatabase database) {
        DatabaseAddress address = database.address();
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("amends");
        pool.setJdbcUrl(address.url());
        pool.setDataSourceProperties(address.properties());
        pool.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(pool);
    }

    @Bean
    FlywayMigrationStrategy migrations() {
        return Migrations::run;
    }
}
