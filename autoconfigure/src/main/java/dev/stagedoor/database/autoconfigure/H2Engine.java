package dev.stagedoor.database.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * H2, where each plugin has a database: in memory, in a file, or wherever a URL of H2 leads.
 *
 * @param driver what people call what it is, or stands in for
 */
record H2Engine(String driver) implements Engine {

    /** Keeps one backend's databases in memory apart from another's. */
    static final String MEMORY_NAME = "memoryName";

    static final String FILENAME = "filename";

    static final String DIRECTORY = "directory";

    static final String MEMORY = ":memory:";

    /** What goes before the id of the plugin in the name of its file. */
    static final String FILE_PREFIX = "filePrefix";

    private static final String OPTIONS = "options";

    private static final String POSTGRES_MODE = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private static final String FILE = "jdbc:h2:file:";

    private static final String ASYNC = "jdbc:h2:async:";

    private static final Pattern URL = Pattern.compile("(?is)(jdbc:h2:[^;]*)(;.*)?");

    private static final Pattern OPTION = Pattern.compile("(?i);(USER|PASSWORD)=([^;]*)");

    @Override
    public String label() {
        return "H2";
    }

    @Override
    public ConnectionSettings parse(String text) {
        Matcher url = URL.matcher(text.strip());
        if (!url.matches()) {
            Assert.isTrue(
                    !text.contains("://") && !text.contains(";"),
                    "it is neither ':memory:', nor the name of a file, nor a JDBC URL of H2");
            return new ConnectionSettings(Map.of(FILENAME, text.strip()), Map.of());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(ConnectionSettings.DATABASE, url.group(1));
        String options = url.group(2) == null ? "" : url.group(2);
        Matcher login = OPTION.matcher(options);
        while (login.find()) {
            values.put(login.group(1).toLowerCase(Locale.ROOT), login.group(2));
        }
        values.put(OPTIONS, OPTION.matcher(options).replaceAll(""));
        return new ConnectionSettings(values, Map.of());
    }

    @Override
    public PluginDatabase locate(PluginPlan plan) {
        Assert.isTrue(
                plan.division() == Division.DATABASE,
                () -> "The " + driver + " driver does not support plugin division mode 'schema'");
        ConnectionSettings connection = plan.connection();
        String url = connection.text(ConnectionSettings.DATABASE);
        String name = url == null ? name(plan) : plan.ownConnection() ? url : url + "-" + plan.pluginId();
        String options = url == null ? POSTGRES_MODE : connection.text(OPTIONS, "");
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(ConnectionSettings.USER, connection.text(ConnectionSettings.USER, "sa"));
        properties.put(ConnectionSettings.PASSWORD, connection.text(ConnectionSettings.PASSWORD, ""));
        return new PluginDatabase(
                plan,
                this,
                new Target(JdbcDriver.H2, interruptible(name) + kept(name, options), properties),
                name.substring(JdbcDriver.H2.scheme().length()));
    }

    private static String name(PluginPlan plan) {
        ConnectionSettings connection = plan.connection();
        String named = connection.text(FILENAME);
        String prefix = connection.text(FILE_PREFIX, "");
        String filename = named != null ? named : connection.has(DIRECTORY) ? prefix + plan.pluginId() : MEMORY;
        if (filename.equals(MEMORY)) {
            return JdbcDriver.H2.scheme() + "mem:" + connection.text(MEMORY_NAME, "stagedoor") + "-" + plan.pluginId();
        }
        Path file = Path.of(connection.text(DIRECTORY, ".")).resolve(filename);
        Assert.isTrue(!file.toString().contains(";"), () -> "The name of a file must not have a semicolon: " + file);
        return JdbcDriver.H2.scheme() + "file:" + file.toAbsolutePath().normalize();
    }

    /** A thread that is interrupted, such as that of a task, would close a file that is read in the usual way. */
    private static String interruptible(String name) {
        return StringUtils.startsWithIgnoreCase(name, FILE) ? ASYNC + name.substring(FILE.length()) : name;
    }

    /** It stays open while this backend runs, whether or not a connection is, and until plugins have stopped. */
    private static String kept(String name, String options) {
        String upper = options.toUpperCase(Locale.ROOT);
        boolean isEmbedded = !StringUtils.startsWithIgnoreCase(name, "jdbc:h2:tcp:")
                && !StringUtils.startsWithIgnoreCase(name, "jdbc:h2:ssl:");
        StringBuilder all = new StringBuilder(options);
        if (isEmbedded && !upper.contains("DB_CLOSE_DELAY")) {
            all.append(";DB_CLOSE_DELAY=-1");
        }
        if (isEmbedded && !upper.contains("DB_CLOSE_ON_EXIT")) {
            all.append(";DB_CLOSE_ON_EXIT=FALSE");
        }
        return all.toString();
    }

    @Override
    public void release(Target target) throws SQLException {
        if (target.url().endsWith(";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE")) {
            try (Connection connection = target.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
    }
}
