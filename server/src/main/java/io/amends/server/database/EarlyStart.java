package io.amends.server.database;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the database as soon as the settings are known, while the service is put together. */
public final class EarlyStart
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        DatabaseSettings settings =
                Binder.get(context.getEnvironment()).bindOrCreate("amends", DatabaseSettings.class);
        StartingDatabase starting = StartingDatabase.with(settings);
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("startingDatabase", starting);
        // the first to be known, so the last to end; also when nothing else ever begins
        beans.registerDisposableBean("startingDatabase", starting::close);
    }
}
