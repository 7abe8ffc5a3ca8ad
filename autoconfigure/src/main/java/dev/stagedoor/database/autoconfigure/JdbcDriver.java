package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * A driver, which the application adds.
 *
 * @param className the class of the driver, empty for whichever knows the URL
 * @param artifact what the application depends on to have it
 * @param scheme what its URLs begin with
 * @param connectLimit for how long each word of the server is waited for while a connection is opened, as the driver
 *     writes it; {@code null} if the driver knows no such thing
 */
record JdbcDriver(
        String className,
        String artifact,
        String scheme,
        @Nullable String connectLimit) {

    static final JdbcDriver H2 = new JdbcDriver("org.h2.Driver", "com.h2database:h2", "jdbc:h2:", null);

    static final JdbcDriver POSTGRES =
            new JdbcDriver("org.postgresql.Driver", "org.postgresql:postgresql", "jdbc:postgresql:", "10");

    static final JdbcDriver MYSQL =
            new JdbcDriver("com.mysql.cj.jdbc.Driver", "com.mysql:mysql-connector-j", "jdbc:mysql:", "10000");

    static final JdbcDriver MARIADB =
            new JdbcDriver("org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client", "jdbc:mariadb:", "10000");

    boolean isPresent() {
        return ClassUtils.isPresent(className, JdbcDriver.class.getClassLoader());
    }

    Connection connect(String url, Properties properties) throws SQLException {
        Driver driver = className.isEmpty() ? DriverManager.getDriver(url) : load();
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("The driver " + className + " does not know what to do with its URL");
        }
        return connection;
    }

    private Driver load() throws SQLException {
        try {
            return (Driver) ClassUtils.forName(className, JdbcDriver.class.getClassLoader())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError ex) {
            throw new SQLException(
                    "The JDBC driver " + className + " is missing: add the dependency " + artifact
                            + " to the application",
                    ex);
        }
    }

    /** The first that is there, and otherwise the first. */
    static JdbcDriver choose(JdbcDriver... drivers) {
        for (JdbcDriver driver : drivers) {
            if (driver.isPresent()) {
                return driver;
            }
        }
        return drivers[0];
    }

    /** What the application names, and otherwise whichever knows the URLs. */
    static JdbcDriver of(@Nullable String className, String scheme, JdbcDriver usual) {
        if (className != null && !className.equals(usual.className)) {
            return new JdbcDriver(className, "that has the class " + className, scheme, null);
        }
        return scheme.equalsIgnoreCase(usual.scheme) ? usual : new JdbcDriver("", "", scheme, null);
    }
}
