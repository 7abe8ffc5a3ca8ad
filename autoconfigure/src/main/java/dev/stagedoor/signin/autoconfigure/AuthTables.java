package dev.stagedoor.signin.autoconfigure;

import java.util.Locale;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import dev.stagedoor.database.DatabaseService;

/**
 * The tables of the plugin, as Backstage has them.
 *
 * @param jdbc runs statements on them, none of which takes part in a transaction of a caller
 * @param keyColumn the column {@code key} as this database wants it quoted
 */
record AuthTables(JdbcTemplate jdbc, String keyColumn) {

    private static final String MIGRATIONS = "classpath:dev/stagedoor/signin/autoconfigure/migrations/";

    /** Makes the tables where they are missing. */
    static AuthTables open(DatabaseService database) {
        JdbcTemplate jdbc = new JdbcTemplate(new DelegatingDataSource(database.dataSource()));
        boolean mysql = isMysql(jdbc);
        database.migrate(MIGRATIONS + (mysql ? "mysql" : "ansi"));
        return new AuthTables(jdbc, mysql ? "`key`" : "\"key\"");
    }

    private static boolean isMysql(JdbcTemplate jdbc) {
        String product = jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        String name = product == null ? "" : product.toLowerCase(Locale.ROOT);
        return name.contains("mysql") || name.contains("mariadb");
    }
}
