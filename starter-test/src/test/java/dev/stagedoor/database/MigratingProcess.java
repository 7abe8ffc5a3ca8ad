package dev.stagedoor.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.stagedoor.test.TestDatabase;

/** Migrates the database of plugin {@code todo} in a JVM of its own. */
final class MigratingProcess implements AutoCloseable {

    private final Process process;

    private MigratingProcess(Process process) {
        this.process = process;
    }

    public static void main(String[] arguments) {
        DriverManagerDataSource dataSource = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
        DatabaseService.of(dataSource, "todo").migrate(arguments[3]);
    }

    static MigratingProcess start(TestDatabase database, Scripts scripts) throws IOException {
        String password = database.password();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MigratingProcess.class.getName(),
                database.jdbcUrl(),
                String.valueOf(database.username()),
                password == null ? "" : password,
                scripts.location()));
        return new MigratingProcess(new ProcessBuilder(command).inheritIO().start());
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
