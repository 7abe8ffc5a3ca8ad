package dev.stagedoor.database;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/**
 * Says of a failure of Flyway which script it is about, and what to do.
 *
 * @param scope what was migrated
 * @param transactional whether a script that fails leaves nothing behind
 * @param interrupted whether it failed because the thread was interrupted
 */
record MigrationFailure(MigrationScope scope, boolean transactional, boolean interrupted) {

    private static final int LONGEST_STATEMENT = 300;

    DatabaseMigrationException of(Exception error, @Nullable Flyway flyway) {
        String message;
        if (error instanceof FlywayMigrateException failed) {
            message = failed.getCause() == null ? found(failed, flyway) : during(failed);
        } else if (interrupted) {
            message = "the wait for it was interrupted, maybe while another process was migrating it. The next start of"
                    + " the plugin migrates it.";
        } else if (error instanceof FlywayValidateException) {
            message = found(error, flyway);
        } else {
            message = other(error);
        }
        return new DatabaseMigrationException(scope.database() + " was not migrated: " + message, error);
    }

    /** A script that failed just now. */
    private String during(FlywayMigrateException failed) {
        boolean nothingRemains = transactional && failed.isExecutableInTransaction();
        StringBuilder message =
                new StringBuilder(script(failed.getMigration())).append(interrupted ? " was interrupted" : " failed");
        if (failed.getLineNumber() > 0) {
            message.append(" at line ").append(failed.getLineNumber());
        }
        if (!interrupted) {
            message.append(": ").append(cause(failed));
        }
        message.append(statement(failed)).append('\n');
        if (nothingRemains) {
            message.append("Nothing of it remains. ")
                    .append(
                            interrupted
                                    ? "The next start of the plugin runs it again."
                                    : "Correct it and start the plugin again.");
        } else {
            message.append("Part of it may remain, because this database cannot take such statements back. ")
                    .append(repair(failed.getMigration(), !interrupted));
        }
        return message.toString();
    }

    /** Problems with what was applied before. */
    private String found(Exception error, @Nullable Flyway flyway) {
        MigrationInfo[] all =
                flyway == null ? new MigrationInfo[0] : flyway.info().all();
        List<String> problems =
                Arrays.stream(all).map(this::problem).filter(Objects::nonNull).toList();
        return problems.isEmpty() ? message(error) : String.join("\n", problems);
    }

    private @Nullable String problem(MigrationInfo migration) {
        MigrationState state = migration.getState();
        String script = script(migration);
        if (state.isFailed()) {
            return script + " has failed before, and part of it may remain. " + repair(migration, true);
        }
        if (state == MigrationState.MISSING_SUCCESS) {
            return script + " was applied and is not there any more. Put it back.";
        }
        if (state == MigrationState.IGNORED) {
            return script + " is new, and scripts with higher versions were applied before it. Give it a version above"
                    + " theirs.";
        }
        if (migration.isApplied() && migration.isVersioned()) {
            if (!migration.isChecksumMatching()) {
                return script + " was changed after it had been applied. Undo the change, and put what is new into"
                        + " another script with a higher version.";
            }
            if (!migration.isDescriptionMatching() || !migration.isTypeMatching()) {
                return script + " had another name when it was applied. Give it back its name.";
            }
        }
        return null;
    }

    private String repair(MigrationInfo migration, boolean correct) {
        String row = migration.getVersion() == null
                ? "script = '" + migration.getScript() + "'"
                : "version = '" + migration.getVersion() + "'";
        return "Undo what it has done" + (correct ? ", correct it" : "") + ", and forget the failure with DELETE FROM "
                + scope.historyTable() + " WHERE " + row + "; then start the plugin again.";
    }

    private String script(MigrationInfo migration) {
        return "script " + migration.getScript() + " of " + String.join(", ", scope.locations());
    }

    private String other(Exception error) {
        String message = message(error);
        if (message.contains("Unable to resolve location") || message.contains("Failed to find filesystem location")) {
            return "there is nothing at " + String.join(", ", scope.locations())
                    + ". Put the scripts there, the first as V1__begin.sql, or tell migrate(...) where they are. ("
                    + message + ")";
        }
        if (message.contains("Unsupported Database")) {
            return message + " Add org.flywaydb:flyway-database-postgresql or org.flywaydb:flyway-mysql to the"
                    + " dependencies.";
        }
        return message;
    }

    private static String cause(FlywayMigrateException failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).strip();
    }

    private static String statement(FlywayMigrateException failed) {
        return Stream.<@Nullable Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .filter(FlywaySqlScriptException.class::isInstance)
                .map(cause -> ((FlywaySqlScriptException) cause).getStatement().strip())
                .filter(sql -> !sql.isEmpty())
                .map(sql ->
                        "\n" + (sql.length() > LONGEST_STATEMENT ? sql.substring(0, LONGEST_STATEMENT) + "..." : sql))
                .findFirst()
                .orElse("");
    }

    private static String message(Exception error) {
        return String.valueOf(error.getMessage()).strip();
    }
}
