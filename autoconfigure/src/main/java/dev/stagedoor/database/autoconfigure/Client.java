package dev.stagedoor.database.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Which database is used, as {@code backend.database.client} says it. */
enum Client {
    PG(new PostgresEngine(), "pg"),

    /** H2 stands in for it, as there is no SQLite on the JVM that needs no native code. */
    SQLITE(new H2Engine("SQLite"), "better-sqlite3", "sqlite"),
    H2(new H2Engine("H2"), "h2"),
    MYSQL(new MysqlEngine("MySQL", JdbcDriver.MYSQL, JdbcDriver.MARIADB), "mysql", "mysql2"),
    MARIADB(new MysqlEngine("MariaDB", JdbcDriver.MARIADB, JdbcDriver.MYSQL), "mariadb");

    private final Engine engine;

    private final List<String> names;

    Client(Engine engine, String... names) {
        this.engine = engine;
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }

    Engine engine() {
        return engine;
    }

    /** Finds the client of a name; {@code null} if there is none. */
    static @Nullable Client of(String name) {
        return Arrays.stream(values())
                .filter(client -> client.names.contains(name))
                .findFirst()
                .orElse(null);
    }

    /** Finds the client of a JDBC URL; {@code null} if there is none. */
    static @Nullable Client ofUrl(String url) {
        String driver = url.replaceFirst("(?s)//.*", "");
        if (driver.contains("postgresql:")) {
            return PG;
        }
        if (driver.contains("mariadb:")) {
            return MARIADB;
        }
        return driver.contains("mysql:") ? MYSQL : driver.contains("h2:") ? H2 : null;
    }

    /** All names, to tell which are allowed. */
    static String all() {
        return Arrays.stream(values())
                .flatMap(client -> client.names.stream())
                .collect(Collectors.joining("', '", "'", "'"));
    }
}
