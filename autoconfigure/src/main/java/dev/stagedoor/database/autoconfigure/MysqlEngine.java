package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * MySQL and MariaDB, where each plugin has a database.
 *
 * @param label what people call it
 * @param driver the driver that is meant for it
 * @param other the driver that does as well
 */
record MysqlEngine(String label, JdbcDriver driver, JdbcDriver other) implements Engine {

    private static final int UNKNOWN_DATABASE = 1049;

    private static final int TOO_MANY_CONNECTIONS = 1040;

    private static final String CONNECT_TIMEOUT = "connectTimeout";

    private static final String TEN_SECONDS = "10000";

    @Override
    public ConnectionSettings parse(String text) {
        ConnectionUrl url = ConnectionUrl.parse(text);
        if (url == null) {
            throw new IllegalArgumentException("Error while parsing MySQL connection string, not a URL of MySQL");
        }
        String scheme = url.scheme().toLowerCase(Locale.ROOT);
        if (scheme.startsWith("jdbc:")) {
            Assert.isTrue(scheme.endsWith("mysql:") || scheme.endsWith("mariadb:"), "it is no JDBC URL of MySQL");
            boolean isUsual = scheme.equals("jdbc:mysql:") || scheme.equals("jdbc:mariadb:");
            return isUsual ? url.settings() : url.settings().with(ConnectionSettings.SCHEME, url.scheme());
        }
        require(scheme.equals("mysql:") || scheme.equals("mariadb:"), "not a URL of MySQL");
        require(url.user() != null && !url.user().isEmpty(), "user is missing");
        require(url.password() != null && !url.password().isEmpty(), "password is missing");
        require(
                url.database() != null && !url.database().contains("/"),
                "the path must be one segment, which is the name of the database");
        return url.settings();
    }

    private static void require(boolean holds, String problem) {
        Assert.isTrue(holds, () -> "Error while parsing MySQL connection string, " + problem);
    }

    @Override
    public PluginDatabase locate(PluginPlan plan) {
        Assert.isTrue(
                plan.division() == Division.DATABASE,
                () -> "The " + label + " driver does not support plugin division mode 'schema'");
        ConnectionSettings connection = plan.connection();
        JdbcDriver usual = JdbcDriver.choose(driver, other);
        String scheme = connection.text(ConnectionSettings.SCHEME, usual.scheme());
        JdbcDriver used = JdbcDriver.of(plan.driverClassName(), scheme, usual);
        String database = connection.text(ConnectionSettings.DATABASE, plan.databaseName());
        String server = scheme + "//" + Hosts.authority(connection) + "/";
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(CONNECT_TIMEOUT, TEN_SECONDS);
        addTls(connection.values().get("ssl"), properties);
        properties.putAll(connection.parameters());
        properties.remove("ssl");
        if (connection.parameters().containsKey("ssl")) {
            addTls(connection.parameters().get("ssl"), properties);
        }
        for (String key : new String[] {ConnectionSettings.USER, ConnectionSettings.PASSWORD}) {
            String value = connection.text(key);
            if (value != null) {
                properties.put(key, value);
            }
        }
        return new PluginDatabase(
                plan,
                this,
                new Target(used, server + Hosts.encode(database), properties),
                database,
                null,
                null,
                "",
                new Target(used, server, properties));
    }

    /** Both drivers know the names of both kinds of strictness. */
    private static void addTls(@Nullable Object ssl, Map<String, String> properties) {
        if (ssl == null || "false".equals(ssl.toString())) {
            return;
        }
        Map<?, ?> options = ssl instanceof Map<?, ?> map ? map : Map.of();
        boolean isChecked = !"false".equals(String.valueOf(options.get("rejectUnauthorized")))
                && !ssl.toString().contains("\"rejectUnauthorized\":false");
        properties.put("sslMode", isChecked ? "VERIFY_IDENTITY" : "REQUIRED");
        Assert.isTrue(
                !options.containsKey("ca") && !options.containsKey("cert") && !options.containsKey("key"),
                "connection.ssl with certificates is not built in: say it in a JDBC URL, with the parameters of the driver");
    }

    @Override
    public boolean isMissingDatabase(SQLException error) {
        return error.getErrorCode() == UNKNOWN_DATABASE;
    }

    @Override
    public boolean isBusy(SQLException error) {
        return error.getErrorCode() == TOO_MANY_CONNECTIONS;
    }

    @Override
    public void createDatabase(PluginDatabase database) throws SQLException {
        Target admin = database.admin();
        if (admin != null) {
            try (Connection connection = admin.connect();
                    Statement statement = connection.createStatement()) {
                // The default of the server may be one that knows no emoji.
                statement.execute("CREATE DATABASE IF NOT EXISTS `"
                        + database.name().replace("`", "``") + "` CHARACTER SET utf8mb4");
            }
        }
    }
}
