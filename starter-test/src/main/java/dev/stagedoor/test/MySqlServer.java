package dev.stagedoor.test;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** MariaDB or MySQL, started here or elsewhere. */
final class MySqlServer implements TestServer {

    private static final int PORT = 3306;

    private final String scheme;

    private final String host;

    private final int port;

    private final @Nullable String username;

    private final @Nullable String password;

    private final Runnable stop;

    /** Takes one that was started here. Its root user needs no password. */
    MySqlServer(EmbeddedMariaDb started) {
        this.scheme = "mariadb";
        this.host = "localhost";
        this.port = started.port();
        this.username = "root";
        this.password = "";
        this.stop = started::close;
    }

    MySqlServer(TestConnectionString named) {
        this.scheme = ClassUtils.isPresent("com.mysql.cj.jdbc.Driver", MySqlServer.class.getClassLoader())
                        && "mysql".equals(named.scheme())
                ? "mysql"
                : "mariadb";
        this.host = named.host();
        this.port = named.port(PORT);
        this.username = named.username();
        this.password = named.password();
        this.stop = () -> {};
    }

    @Override
    public void create(String name) {
        Sql.execute(url(""), username, password, "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    }

    @Override
    public void drop(String name) {
        String mine = "SELECT schema_name FROM information_schema.schemata WHERE schema_name = '" + name
                + "' OR LEFT(schema_name, " + (name.length() + 1) + ") = '" + name + "_'";
        for (String database : Sql.list(url(""), username, password, mine)) {
            Sql.execute(url(""), username, password, "DROP DATABASE `" + database + '`');
        }
    }

    @Override
    public String url(String name) {
        return "jdbc:" + scheme + "://" + host + ':' + port + '/' + name;
    }

    @Override
    public @Nullable String username() {
        return username;
    }

    @Override
    public @Nullable String password() {
        return password;
    }

    @Override
    public String zoneStatement(String offset) {
        return "SET time_zone = '" + offset + "'";
    }

    @Override
    public Map<String, Object> properties(String name) {
        String said = password == null || password.isEmpty() ? null : password;
        return TestServer.properties(scheme, host, port, username, said, name);
    }

    @Override
    public void close() {
        stop.run();
    }
}
