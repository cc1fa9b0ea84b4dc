package io.amends.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the connections to the database that {@link EarlyStart} has started. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int CONNECTIONS = 16;

    /** It ends with {@link StartingDatabase}. */
    @Bean(destroyMethod = "")
    DataFolder dataFolder(StartingDatabase starting) {
        return starting.data();
    }

    /** It ends with {@link StartingDatabase}. */
    @Bean(destroyMethod = "")
    RunningDatabase runningDatabase(StartingDatabase starting) {
        return starting.running();
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
