package dev.stagedoor.sample.catalog.search;

import org.springframework.jdbc.core.ConnectionCallback;

import dev.stagedoor.database.DatabaseService;

/** The tables of the catalog, with what one kind of database needs beyond the others. */
public final class CatalogTables {

    private static final String SCRIPTS = "classpath:db/catalog";

    private CatalogTables() {}

    /**
     * Makes the tables, or brings them up to date.
     *
     * @param database the database of the catalog
     */
    public static void migrate(DatabaseService database) {
        if (isPostgreSql(database)) {
            database.migrate(SCRIPTS, SCRIPTS + "-postgresql");
        } else {
            database.migrate(SCRIPTS);
        }
    }

    private static boolean isPostgreSql(DatabaseService database) {
        return Boolean.TRUE.equals(database.jdbcTemplate().execute((ConnectionCallback<Boolean>)
                connection -> "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName())));
    }
}
