package dev.stagedoor.database.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How plugins share connections to databases.
 *
 * @param file Path at which the embedded database keeps a file for each plugin, to which the id of the plugin is added;
 *     it is in memory if there is none.
 * @param maxConnections Number of connections that the whole process has open at most.
 * @param acquireTimeout How long a plugin waits for a connection.
 * @param idleTimeout How long connections that nobody uses stay open, but for the last two of the process.
 * @param maxLifetime How long a connection is used before it is opened anew.
 * @param rolePerPlugin Whether each plugin has a role of its own on PostgreSQL, which others' tables are closed to.
 */
@ConfigurationProperties("stagedoor.database")
public record DatabaseProperties(
        @Nullable String file,
        @DefaultValue("20") int maxConnections,
        @DefaultValue("30s") Duration acquireTimeout,
        @DefaultValue("10s") Duration idleTimeout,
        @DefaultValue("30m") Duration maxLifetime,
        @DefaultValue("false") boolean rolePerPlugin) {

    /** Checks the values. */
    public DatabaseProperties {
        Assert.isTrue(
                file == null || !file.contains(";"),
                () -> "stagedoor.database.file must not have a semicolon: '" + file + "'");
        Assert.isTrue(
                maxConnections > 0,
                () -> "stagedoor.database.max-connections is at least 1, and not " + maxConnections);
        positive("acquire-timeout", acquireTimeout);
        positive("idle-timeout", idleTimeout);
        positive("max-lifetime", maxLifetime);
    }

    private static void positive(String key, Duration value) {
        Assert.isTrue(
                !value.isNegative() && !value.isZero(),
                () -> "stagedoor.database." + key + " must be more than nothing");
    }
}
