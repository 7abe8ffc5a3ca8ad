package dev.stagedoor.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NativeDetector;
import org.springframework.util.ClassUtils;

/** Brings a database up to date with Flyway, on one connection. Loaded only if there is Flyway. */
final class FlywayMigrations {

    private static final Logger logger = LoggerFactory.getLogger(FlywayMigrations.class);

    /** How long PostgreSQL waits, by trying once a second, while another process migrates the same database. */
    private static final int LOCK_RETRIES = (int) TimeUnit.MINUTES.toSeconds(5);

    /** Below the version of any script, so that what others have in the schema does not make Flyway skip one. */
    private static final String BELOW_ALL = "0";

    /** How Flyway's error begins where the history was not there when it first looked, and then was. */
    private static final String HISTORY_OF_ANOTHER = "Unable to baseline schema history table";

    /** The lock is the session's: it needs no second connection, and ends with the process that holds it. */
    private static final Map<String, String> POSTGRESQL_SETTINGS =
            Map.of("flyway.postgresql.transactional.lock", "false");

    private final MigrationScope scope;

    FlywayMigrations(MigrationScope scope) {
        this.scope = scope;
    }

    int migrate(DataSource dataSource) {
        RunningStatement running = new RunningStatement();
        try (MigrationConnections connections = new MigrationConnections(dataSource, running);
                InterruptWatch watch = InterruptWatch.begin(running)) {
            return migrate(connections, running);
        }
    }

    private int migrate(MigrationConnections connections, RunningStatement running) {
        Flyway flyway = null;
        try {
            flyway = configure(connections);
            MigrateResult result = migrate(flyway);
            if (result.migrationsExecuted == 0
                    && nothingIsApplied(result)
                    && flyway.info().all().length <= 1) {
                throw new FlywayException("there is no script at " + String.join(", ", scope.locations())
                        + ". The first is to be called such as V1__begin.sql.");
            }
            log(result.migrations);
            return result.migrationsExecuted;
        } catch (SQLException | FlywayException ex) {
            boolean interrupted = running.wasInterrupted() || hasInterruptedCause(ex);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new MigrationFailure(scope, connections.isTransactional(), interrupted).of(ex, flyway);
        }
    }

    private Flyway configure(MigrationConnections connections) throws SQLException {
        FluentConfiguration configuration = Flyway.configure(ClassUtils.getDefaultClassLoader())
                .dataSource(connections)
                .locations(scope.locations().toArray(String[]::new))
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .table(scope.historyTable())
                .createSchemas(false)
                .baselineOnMigrate(true)
                .baselineVersion(BELOW_ALL)
                .lockRetryCount(LOCK_RETRIES)
                .loggers(MigrationLog.Creator.class.getName());
        if (connections.isPostgreSql()) {
            configuration.configuration(POSTGRESQL_SETTINGS);
        }
        if (NativeDetector.inNativeImage()) {
            configuration
                    .resourceProvider(new NativeScripts(configuration.getClassLoader(), scope.locations()))
                    .javaMigrationClassProvider(List::of);
        }
        return configuration.load();
    }

    /**
     * Flyway looks for the history before it locks others out, and gives up if one of them makes it meanwhile. Once is
     * enough to try again: the history is there now, and all that follows is done under the lock.
     */
    private static MigrateResult migrate(Flyway flyway) {
        try {
            return flyway.migrate();
        } catch (FlywayException ex) {
            if (String.valueOf(ex.getMessage()).startsWith(HISTORY_OF_ANOTHER)) {
                return flyway.migrate();
            }
            throw ex;
        }
    }

    private static boolean nothingIsApplied(MigrateResult result) {
        return result.initialSchemaVersion == null || result.initialSchemaVersion.equals(BELOW_ALL);
    }

    private static void log(List<MigrateOutput> applied) {
        if (!applied.isEmpty()) {
            logger.info(
                    "Migrated the database with {}",
                    applied.stream().map(FlywayMigrations::name).collect(Collectors.joining(", ")));
        }
    }

    private static String name(MigrateOutput script) {
        return script.version.isEmpty() ? script.description : script.version + " (" + script.description + ")";
    }

    private static boolean hasInterruptedCause(@Nullable Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }
}
