package dev.stagedoor.database;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What is migrated, and from where.
 *
 * @param pluginId whose database it is, if that is known
 * @param locations where the scripts are
 */
record MigrationScope(@Nullable String pluginId, List<String> locations) {

    private static final String DEFAULT_LOCATION = "classpath:db/";

    private static final String TABLE = "flyway_history";

    /** What fits PostgreSQL and MySQL with the endings of the table's index and key. */
    private static final int LONGEST_TABLE = 57;

    static MigrationScope of(@Nullable String pluginId, String... locations) {
        if (locations.length == 0 && pluginId == null) {
            throw new IllegalArgumentException("Where the scripts are is not known, because this database is no"
                    + " plugin's: call migrate(\"classpath:db/...\")");
        }
        for (String location : locations) {
            if (!StringUtils.hasText(location)) {
                throw new IllegalArgumentException("A location of scripts must not be blank; the default is "
                        + DEFAULT_LOCATION + (pluginId == null ? "..." : pluginId));
            }
        }
        return new MigrationScope(
                pluginId, locations.length == 0 ? List.of(DEFAULT_LOCATION + pluginId) : List.of(locations));
    }

    /** The plugin's own, also where plugins share a schema. */
    String historyTable() {
        if (pluginId == null) {
            return TABLE;
        }
        String table = TABLE + '_' + pluginId;
        return table.length() <= LONGEST_TABLE
                ? table
                : table.substring(0, LONGEST_TABLE - 9) + '_' + String.format("%08x", pluginId.hashCode());
    }

    /** Whose database it is, as the subject of a sentence. */
    String database() {
        return pluginId == null ? "The database" : "The database of plugin '" + pluginId + "'";
    }
}
