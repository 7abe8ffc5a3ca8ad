package dev.stagedoor.database.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.logger.LoggerService;

/**
 * What {@code backend.database} says.
 *
 * @param base what it says of all plugins
 * @param plugins what it says of single plugins, by plugin id
 * @param prefix what the names of databases begin with
 * @param schemaPrefix what the names of schemas begin with
 * @param division what keeps plugins apart
 */
record DatabaseSettings(
        PluginSettings base,
        Map<String, PluginSettings> plugins,
        String prefix,
        String schemaPrefix,
        Division division) {

    static final String KEY = "backend.database";

    private static final String DIVISION = "pluginDivisionMode";

    private static final String SCHEMA_PREFIX = "schemaPrefix";

    private static final String DEFAULT_PREFIX = "backstage_plugin_";

    /** Stands for those of which nothing particular is said. */
    private static final String ANY_PLUGIN = "plugin";

    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private static final DatabaseSettings NONE =
            new DatabaseSettings(PluginSettings.NONE, Map.of(), DEFAULT_PREFIX, "", Division.DATABASE);

    /**
     * Reads the section, and tries all that it says of connections.
     *
     * @throws dev.stagedoor.config.ConfigException if any of it can not be used, with all problems
     */
    static void check(Config root) {
        DatabaseSettings settings = read(root);
        String client = settings.base.client();
        if (client == null) {
            if (settings.base.connection() != null) {
                root.getString(KEY + "." + PluginSettings.CLIENT);
            }
            return;
        }
        BaseDatabase base = usable(root, "", () -> BaseDatabase.configured(client, settings.base.connection()));
        PluginDatabases databases = new PluginDatabases(settings, base, "", false);
        List<Runnable> tries = new ArrayList<>();
        tries.add(() -> usable(root, "", () -> databases.of(ANY_PLUGIN)));
        settings.plugins.keySet().forEach(id -> tries.add(() -> usable(root, ".plugin." + id, () -> databases.of(id))));
        ConfigCheck.all(tries.toArray(Runnable[]::new));
    }

    /** Tells once what is done in another way than the configuration might let one think. */
    void warn(LoggerService logger) {
        List<String> clients = Stream.concat(Stream.of(base), plugins.values().stream())
                .map(PluginSettings::client)
                .filter(name -> name != null && Client.of(name) == Client.SQLITE)
                .distinct()
                .toList();
        if (!clients.isEmpty()) {
            logger.info("H2 stands in for '{}', whose files it can not read", String.join("', '", clients));
        }
        List<String> ignored = Stream.concat(Stream.of(base), plugins.values().stream())
                .flatMap(settings -> settings.knex().ignored().stream())
                .toList();
        if (!ignored.isEmpty()) {
            logger.info("These keys mean something to knex alone: {}", String.join(", ", ignored));
        }
    }

    private static <T> T usable(Config root, String path, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (IllegalArgumentException ex) {
            String connection = KEY + path + "." + PluginSettings.CONNECTION;
            String key = root.has(connection) ? connection : KEY + path;
            throw root.invalid(key, "value", "Invalid value of '" + key + "': " + ex.getMessage());
        }
    }

    PluginSettings plugin(String pluginId) {
        return plugins.getOrDefault(pluginId, PluginSettings.NONE);
    }

    /**
     * Reads the section.
     *
     * @throws dev.stagedoor.config.ConfigException if any of it can not be used, with all problems
     */
    static DatabaseSettings read(Config root) {
        return root.getOptionalConfig(KEY).map(DatabaseSettings::readSection).orElse(NONE);
    }

    private static DatabaseSettings readSection(Config config) {
        Map<String, PluginSettings> plugins = new LinkedHashMap<>();
        Config each = config.getOptionalConfig("plugin").orElse(null);
        List<Runnable> reads = new ArrayList<>();
        reads.add(() -> PluginSettings.read(config, KEY));
        reads.add(() -> division(config));
        reads.add(() -> schemaPrefix(config));
        reads.add(() -> prefix(config));
        if (each != null) {
            for (String id : each.keys()) {
                String key = KEY + ".plugin." + id;
                reads.add(() -> plugins.put(id, PluginSettings.read(each.getConfig(id), key)));
            }
        }
        ConfigCheck.all(reads.toArray(Runnable[]::new));
        return new DatabaseSettings(
                PluginSettings.read(config, KEY), plugins, prefix(config), schemaPrefix(config), division(config));
    }

    private static String prefix(Config config) {
        return config.getOptionalString("prefix").orElse(DEFAULT_PREFIX);
    }

    private static String schemaPrefix(Config config) {
        String prefix = config.getOptionalString(SCHEMA_PREFIX).orElse("");
        if (!prefix.isEmpty() && !IDENTIFIER.matcher(prefix).matches()) {
            throw config.invalid(
                    SCHEMA_PREFIX,
                    "value",
                    "Invalid value of '" + KEY + ".schemaPrefix', '" + prefix
                            + "': it may have letters, digits and underscores, and begins with no digit");
        }
        return prefix;
    }

    private static Division division(Config config) {
        String mode = config.getOptionalString(DIVISION).orElse("database");
        return switch (mode) {
            case "database" -> Division.DATABASE;
            case "schema" -> Division.SCHEMA;
            default ->
                throw config.invalid(
                        DIVISION,
                        "value",
                        "Invalid value of '" + KEY + ".pluginDivisionMode', '" + mode
                                + "': it is neither 'database' nor 'schema'");
        };
    }
}
