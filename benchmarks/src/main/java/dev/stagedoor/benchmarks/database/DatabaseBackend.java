package dev.stagedoor.benchmarks.database;

import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Dependencies;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.wiring.PluginServices;

/** A backend of plugins that have a schema each of one database on PostgreSQL. */
final class DatabaseBackend implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private DatabaseBackend(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it.
     *
     * @param connection the database, as Backstage says it
     * @param plugins how many, {@code p0} and so on
     * @param init what each does when it starts, with its database and its scheduler
     */
    static DatabaseBackend start(String connection, int plugins, ObjIntConsumer<Dependencies> init) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of(
                "backend.database.client", "pg",
                "backend.database.connection", connection,
                "backend.database.pluginDivisionMode", "schema",
                "logging.level.root", "warn"));
        application.addInitializers(Backend.features(IntStream.range(0, plugins)
                .mapToObj(i -> BackendFeature.plugin(
                        "p" + i,
                        points -> points.registerInit(
                                deps -> init.accept(deps, i), CoreServices.DATABASE, CoreServices.SCHEDULER)))
                .toArray(BackendFeature[]::new)));
        return new DatabaseBackend(application.run());
    }

    /** The database of a plugin. */
    DatabaseService database(int plugin) {
        return context.getBean(PluginServices.class).get("p" + plugin, CoreServices.DATABASE);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
