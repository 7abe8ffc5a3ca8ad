package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Whom a connection is opened to, and as whom. Connections to equal targets are the same to all who use them.
 *
 * @param driver the driver
 * @param url the URL, without secrets
 * @param properties what else the driver is told, the password included
 */
record Target(JdbcDriver driver, String url, Map<String, String> properties) {

    /** What drivers call the time for which they wait for a word of the server. */
    private static final String READ_TIMEOUT = "socketTimeout";

    Target {
        properties = Map.copyOf(properties);
    }

    /**
     * Opens a connection.
     *
     * @throws SQLException if that fails; neither its message nor its causes hold the password
     */
    Connection connect() throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        String limit = driver.connectLimit();
        boolean isLimited = limit != null && all.putIfAbsent(READ_TIMEOUT, limit) == null;
        try {
            Connection connection = driver.connect(url, all);
            if (isLimited) {
                connection.setNetworkTimeout(Runnable::run, 0);
            }
            return connection;
        } catch (SQLException ex) {
            throw withoutSecrets(ex);
        }
    }

    private SQLException withoutSecrets(SQLException ex) {
        String password = properties.get(ConnectionSettings.PASSWORD);
        if (password == null || password.isEmpty() || !tells(ex, password)) {
            return ex;
        }
        String message = String.valueOf(ex.getMessage()).replace(password, "***");
        return new SQLException(message, ex.getSQLState(), ex.getErrorCode());
    }

    private static boolean tells(Throwable ex, String password) {
        for (Throwable each = ex; each != null; each = each.getCause()) {
            if (each.getMessage() != null && each.getMessage().contains(password)) {
                return true;
            }
        }
        return false;
    }

    /** Shows no secrets. */
    @Override
    public String toString() {
        return url;
    }
}
