package dev.stagedoor.scheduler.autoconfigure;

import java.util.UUID;
import javax.sql.DataSource;

import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.test.databases.MariaServer;
import dev.stagedoor.test.databases.PostgresServer;

/** A new database for the table of tasks, with a small pool of connections. */
final class ClusterDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private static final int LONGEST_WAIT_MILLIS = 2000;

    /** What a test can run on. */
    enum Kind {
        H2,
        POSTGRESQL,
        MARIADB
    }

    private final BasicDataSource dataSource = new BasicDataSource();

    ClusterDatabase(String url, String user, String password) {
        dataSource.setUrl(url);
        dataSource.setUsername(user);
        dataSource.setPassword(password);
        dataSource.setMaxTotal(CONNECTIONS);
        dataSource.setMaxWait(java.time.Duration.ofMillis(LONGEST_WAIT_MILLIS));
        // A server that was stopped leaves broken connections in the pool.
        dataSource.setTestOnBorrow(true);
    }

    static ClusterDatabase create(Kind kind) {
        return switch (kind) {
            case H2 ->
                new ClusterDatabase(
                        "jdbc:h2:mem:" + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"
                                + ";TIME ZONE=-03:30",
                        "sa",
                        "");
            case POSTGRESQL -> of(PostgresServer.shared());
            case MARIADB -> {
                MariaServer server = MariaServer.shared();
                yield new ClusterDatabase(server.url(server.newDatabase()), MariaServer.USER, MariaServer.PASSWORD);
            }
        };
    }

    static ClusterDatabase of(PostgresServer server) {
        return new ClusterDatabase(server.url(server.newDatabase()), PostgresServer.USER, "");
    }

    String url() {
        return dataSource.getUrl();
    }

    DataSource dataSource() {
        return dataSource;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    DatabaseService service() {
        return DatabaseService.of(dataSource, "stagedoor");
    }

    @Override
    public void close() throws Exception {
        dataSource.close();
    }
}
