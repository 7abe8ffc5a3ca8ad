package dev.stagedoor.auth.autoconfigure;

import java.util.Locale;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The statements on the table of keys, whose names are Backstage's.
 *
 * @param quote what quotes names
 * @param isMysql whether the database is MySQL or MariaDB
 */
record KeySql(JdbcTemplate jdbc, String quote, boolean isMysql) {

    static final String TABLE = "backstage_backend_public_keys__keys";

    static final String MIGRATIONS = "backstage_backend_public_keys__knex_migrations";

    static final String LOCK = MIGRATIONS + "_lock";

    static KeySql of(JdbcTemplate jdbc) {
        return jdbc.execute((ConnectionCallback<KeySql>) connection -> {
            String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            return new KeySql(
                    jdbc,
                    connection.getMetaData().getIdentifierQuoteString().strip(),
                    product.contains("mysql") || product.contains("mariadb"));
        });
    }

    String named(String name) {
        return quote + name + quote;
    }

    String list() {
        return "select id, " + named("key") + ", expires_at from " + named(TABLE);
    }

    String insert() {
        return "insert into " + named(TABLE) + " (id, " + named("key") + ", expires_at) values (?, ?, ?)";
    }

    String extend() {
        return "update " + named(TABLE) + " set expires_at = ? where id = ?";
    }

    String remove() {
        return "delete from " + named(TABLE) + " where id = ?";
    }
}
