package dev.stagedoor.database.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * The connection that plugins share or vary.
 *
 * @param client the name of the client, as {@code backend.database.client} says it
 * @param connection what is said of the connection
 * @param driverClassName the class of the driver, or {@code null} for the usual one
 */
record BaseDatabase(
        String client,
        ConnectionSettings connection,
        @Nullable String driverClassName) {

    /**
     * What {@code backend.database} says.
     *
     * @throws IllegalArgumentException if it cannot be used
     */
    static BaseDatabase configured(String name, @Nullable Object connection) {
        Client client = Client.of(name);
        Assert.isTrue(client != null, () -> "Unsupported database client type '" + name + "'");
        ConnectionSettings settings = Connections.parse(client, connection);
        String filename = settings.text(H2Engine.FILENAME);
        // All plugins would share one file.
        Assert.isTrue(
                !(client.engine() instanceof H2Engine) || filename == null || filename.equals(H2Engine.MEMORY),
                "`connection.filename` is not supported for the base sqlite connection. Prefer `connection.directory`"
                        + " or provide a filename for individual plugins.");
        return new BaseDatabase(name, settings, null);
    }

    /** H2 in memory, or in files. */
    static BaseDatabase embedded(@Nullable String file) {
        if (file == null) {
            return new BaseDatabase("h2", ConnectionSettings.NONE, null);
        }
        Path path = Path.of(file).toAbsolutePath();
        Map<String, Object> values =
                Map.of(H2Engine.DIRECTORY, path.getParent(), H2Engine.FILE_PREFIX, path.getFileName() + "-");
        return new BaseDatabase("h2", new ConnectionSettings(values, Map.of()), null);
    }
}
