package dev.stagedoor.sample.catalog.search;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What entities are searched with. Some values are a million times as frequent as others, so that a plan which the
 * server makes once for all values is a bad one for most of them: no statement is kept. Thread-safe.
 */
@Component
public class SearchClient {

    private final JdbcClient jdbc;

    /**
     * Makes a client.
     *
     * @param dataSource where the rows are
     */
    public SearchClient(DataSource dataSource) {
        this.jdbc = JdbcClient.create(new UnkeptStatements(dataSource));
    }

    /**
     * Begins a statement.
     *
     * @param text its text
     * @return what takes its values
     */
    public JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text);
    }

    private static final class UnkeptStatements extends JdbcTemplate {

        UnkeptStatements(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void applyStatementSettings(Statement statement) throws SQLException {
            super.applyStatementSettings(statement);
            statement.setPoolable(false);
        }
    }
}
