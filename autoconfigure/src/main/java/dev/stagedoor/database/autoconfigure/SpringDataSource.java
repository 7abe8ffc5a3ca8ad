package dev.stagedoor.database.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What Spring Boot would make its data source of.
 *
 * @param url the JDBC URL
 * @param username the user, or {@code null}
 * @param password the password, or {@code null}
 * @param driverClassName the class of the driver, or {@code null}
 * @param origin what says so
 */
record SpringDataSource(
        String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String driverClassName,
        String origin) {

    /**
     * The connection of plugins.
     *
     * @throws IllegalArgumentException if the database is none that they can have
     */
    BaseDatabase base() {
        Client client = Client.ofUrl(url);
        Assert.isTrue(
                client != null,
                () -> "The database of " + origin + " is none that plugins can have: use PostgreSQL, MySQL, MariaDB or"
                        + " H2, say another one by backend.database, or offer a DatabaseService of your own");
        ConnectionSettings connection = Connections.parse(client, url);
        if (username != null) {
            connection = connection.with(ConnectionSettings.USER, username);
        }
        if (password != null) {
            connection = connection.with(ConnectionSettings.PASSWORD, password);
        }
        return new BaseDatabase(client.names().get(0), connection, driverClassName);
    }

    /** Shows no secrets. */
    @Override
    public String toString() {
        return "SpringDataSource[" + origin + "]";
    }
}
