package dev.stagedoor.database.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * What is shown of a plugin's database.
 *
 * @param engine the kind of database
 * @param database its name
 * @param schema the plugin's schema, or {@code null} if the database is all its own
 * @param active the connections that it holds
 * @param idle the connections that it held last, and nobody does now
 * @param pending its threads that wait for one
 */
record PluginState(String engine, String database, @Nullable String schema, int active, int idle, int pending) {}
