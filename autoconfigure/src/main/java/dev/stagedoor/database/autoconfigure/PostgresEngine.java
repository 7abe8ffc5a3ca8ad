package dev.stagedoor.database.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.util.Assert;

/** PostgreSQL, where a plugin has a database, or a schema of one. */
final class PostgresEngine implements Engine {

    private static final int LONGEST_NAME = 63;

    private static final String ADMIN_DATABASE = "postgres";

    private static final String APPLICATION_NAME = "application_name";

    private static final String DEFAULT_APPLICATION_NAME = "backstage_plugin_";

    private static final String OLDEST_SERVER = "12";

    private static final String TYPE = "type";

    private static final String NO_DATABASE = "3D000";

    private static final Set<String> BUSY = Set.of("53300", "57P03");

    /** What somebody else has made in the meantime. */
    private static final Set<String> DUPLICATE = Set.of("42P04", "42P06", "42710", "23505");

    /**
     * What {@code DISCARD ALL} does, which cannot be part of one round trip. The driver learns from the third command
     * that its prepared statements are gone.
     */
    private static final String RESET =
            "RESET SESSION AUTHORIZATION; RESET ROLE; DEALLOCATE ALL; CLOSE ALL; UNLISTEN *;"
                    + " SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES; RESET ALL";

    /** After how many executions the driver has the server keep a statement. */
    private static final String PREPARE_THRESHOLD = "prepareThreshold";

    private static final int NEVER = 0;

    @Override
    public String label() {
        return "PostgreSQL";
    }

    @Override
    public ConnectionSettings parse(String text) {
        ConnectionUrl url = ConnectionUrl.parse(text);
        String scheme = url == null ? "" : url.scheme().toLowerCase(Locale.ROOT);
        boolean isJdbc = scheme.startsWith("jdbc:")
                && scheme.endsWith(JdbcDriver.POSTGRES.scheme().substring(5));
        Assert.isTrue(
                url != null && (isJdbc || scheme.equals("postgres:") || scheme.equals("postgresql:")),
                "it is no URL of PostgreSQL, such as postgresql://user:password@host:5432/database");
        ConnectionSettings settings = url.settings();
        Map<String, String> parameters = new LinkedHashMap<>(settings.parameters());
        String name = parameters.remove(APPLICATION_NAME);
        rename(parameters, "connect_timeout", "connectTimeout");
        parameters.replace("sslmode", "no-verify", "require");
        ConnectionSettings others = new ConnectionSettings(settings.values(), parameters);
        ConnectionSettings named = name == null ? others : others.with(APPLICATION_NAME, name);
        return isJdbc ? named.with(ConnectionSettings.SCHEME, url.scheme()) : named;
    }

    private static void rename(Map<String, String> parameters, String from, String to) {
        String value = parameters.remove(from);
        if (value != null) {
            parameters.putIfAbsent(to, value);
        }
    }

    @Override
    public PluginDatabase locate(PluginPlan plan) {
        ConnectionSettings connection = plan.connection();
        checkType(connection.text(TYPE, "default"));
        boolean hasSchema = plan.division() == Division.SCHEMA;
        String database = connection.text(ConnectionSettings.DATABASE);
        if (database == null) {
            database = hasSchema
                    ? connection.text(ConnectionSettings.USER, System.getProperty("user.name"))
                    : plan.databaseName();
        }
        checkLength("database", database, plan);
        String schema = hasSchema ? plan.schemaName() : null;
        if (schema != null) {
            checkLength("schema", schema, plan);
        }
        String role = plan.role() == null && plan.ownRole() ? hasSchema ? schema : database : plan.role();
        String applicationName = connection.text(APPLICATION_NAME, DEFAULT_APPLICATION_NAME + plan.pluginId());
        JdbcDriver driver = JdbcDriver.of(
                plan.driverClassName(),
                connection.text(ConnectionSettings.SCHEME, JdbcDriver.POSTGRES.scheme()),
                JdbcDriver.POSTGRES);
        Map<String, String> properties = properties(connection);
        if (!hasSchema) {
            properties.putIfAbsent("ApplicationName", applicationName);
        }
        String session = session(schema, role, hasSchema ? applicationName : null);
        return new PluginDatabase(
                plan,
                this,
                new Target(driver, url(connection, database), properties),
                database,
                schema,
                role,
                session,
                new Target(driver, url(connection, ADMIN_DATABASE), properties));
    }

    private static void checkType(String type) {
        switch (type) {
            case "default" -> {}
            case "azure", "cloudsql", "rds" ->
                throw new IllegalArgumentException("Connection type '" + type
                        + "' is not built in: say it in a JDBC URL with the plugin of that cloud for the driver, or"
                        + " offer a DatabaseService of your own");
            default -> throw new IllegalArgumentException("Unknown connection type: " + type);
        }
    }

    /** The server would cut it, and two plugins might have the same. */
    private static void checkLength(String what, String name, PluginPlan plan) {
        Assert.isTrue(
                name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME,
                () -> "The name of the " + what + " of plugin '" + plan.pluginId() + "', '" + name
                        + "', is longer than the " + LONGEST_NAME + " bytes that PostgreSQL allows");
    }

    private static Map<String, String> properties(ConnectionSettings connection) {
        Map<String, String> properties = new LinkedHashMap<>();
        PostgresTls.add(connection.values().get("ssl"), properties);
        // Makes what the driver sets part of the first message, so that RESET ALL goes back to it.
        properties.put("assumeMinServerVersion", OLDEST_SERVER);
        properties.putAll(connection.parameters());
        for (String key : new String[] {ConnectionSettings.USER, ConnectionSettings.PASSWORD}) {
            String value = connection.text(key);
            if (value != null) {
                properties.put(key, value);
            }
        }
        return properties;
    }

    private static String url(ConnectionSettings connection, String database) {
        String scheme = connection.text(ConnectionSettings.SCHEME, JdbcDriver.POSTGRES.scheme());
        return scheme + "//" + Hosts.authority(connection) + "/" + Hosts.encode(database);
    }

    private static String session(@Nullable String schema, @Nullable String role, @Nullable String applicationName) {
        StringBuilder sql = new StringBuilder();
        if (applicationName != null) {
            sql.append("; SET application_name TO ").append(literal(applicationName));
        }
        if (schema != null) {
            sql.append("; SET search_path TO ").append(quote(schema));
        }
        if (role != null) {
            sql.append("; SET ROLE ").append(quote(role));
        }
        return sql.isEmpty() ? "" : sql.substring(2);
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public boolean isMissingDatabase(SQLException error) {
        return NO_DATABASE.equals(error.getSQLState());
    }

    @Override
    public boolean isBusy(SQLException error) {
        return BUSY.contains(String.valueOf(error.getSQLState()));
    }

    @Override
    public void createDatabase(PluginDatabase database) throws SQLException {
        Target admin = database.admin();
        if (admin == null) {
            return;
        }
        try (Connection connection = admin.connect()) {
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database.name())) {
                ignoringDuplicates(connection, "CREATE DATABASE " + quote(database.name()));
            }
        }
    }

    @Override
    public void prepare(Connection connection, PluginDatabase database) throws SQLException {
        PluginPlan plan = database.plan();
        String schema = database.schema();
        String role = database.role();
        String ownRole = plan.ownRole() && plan.role() == null ? role : null;
        if (ownRole != null) {
            PostgresRoles.ensure(connection, ownRole);
        }
        if (schema != null
                && (plan.ensureExists() || plan.ensureSchemaExists())
                && !exists(connection, "SELECT 1 FROM pg_namespace WHERE nspname = ?", schema)) {
            String owner = role == null ? "" : " AUTHORIZATION " + quote(role);
            ignoringDuplicates(connection, "CREATE SCHEMA IF NOT EXISTS " + quote(schema) + owner);
        }
        if (ownRole != null) {
            PostgresRoles.own(connection, ownRole, database.name(), schema);
        }
    }

    static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Two processes may make the same thing at the same time. */
    static void ignoringDuplicates(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException ex) {
            if (!DUPLICATE.contains(String.valueOf(ex.getSQLState()))) {
                throw ex;
            }
        }
    }

    /** Other drivers than PostgreSQL's own have no such property. */
    @Override
    public void keep(Statement statement, boolean isKept) throws SQLException {
        PropertyAccessor driver = PropertyAccessorFactory.forBeanPropertyAccess(statement);
        PropertyAccessor connection = PropertyAccessorFactory.forBeanPropertyAccess(statement.getConnection());
        if (driver.isWritableProperty(PREPARE_THRESHOLD) && connection.isReadableProperty(PREPARE_THRESHOLD)) {
            driver.setPropertyValue(PREPARE_THRESHOLD, isKept ? connection.getPropertyValue(PREPARE_THRESHOLD) : NEVER);
        }
    }

    @Override
    public String resetSql() {
        return RESET;
    }
}
