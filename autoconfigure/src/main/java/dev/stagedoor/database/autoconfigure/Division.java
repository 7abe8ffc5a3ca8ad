package dev.stagedoor.database.autoconfigure;

/** What keeps the data of plugins apart. Backstage: {@code pluginDivisionMode}. */
enum Division {
    DATABASE,
    SCHEMA
}
