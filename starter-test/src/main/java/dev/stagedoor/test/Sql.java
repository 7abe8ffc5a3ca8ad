package dev.stagedoor.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/** Statements on a connection of their own, for making and dropping databases. */
final class Sql {

    private Sql() {}

    static void execute(String url, @Nullable String username, @Nullable String password, String... statements) {
        try (Connection connection = connect(url, username, password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException ex) {
            throw failed(url, ex);
        }
    }

    /** The first column of what a query finds. */
    static List<String> list(String url, @Nullable String username, @Nullable String password, String query) {
        try (Connection connection = connect(url, username, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException ex) {
            throw failed(url, ex);
        }
    }

    private static Connection connect(String url, @Nullable String username, @Nullable String password)
            throws SQLException {
        Properties properties = new Properties();
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    private static IllegalStateException failed(String url, SQLException cause) {
        return new IllegalStateException(
                "The database of tests at " + url + " cannot be used: " + cause.getMessage(), cause);
    }
}
