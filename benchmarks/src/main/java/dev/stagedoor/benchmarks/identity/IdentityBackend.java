package dev.stagedoor.benchmarks.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.stagedoor.benchmarks.identity.app.IdentityApplication;
import dev.stagedoor.benchmarks.web.RunningApplication;

/** The backend, in a JVM of its own. */
final class IdentityBackend implements AutoCloseable {

    static final String PATH = "/api/search/greeting";

    private static final String READINESS = "/.backstage/health/v1/readiness";

    private final RunningApplication application;

    private final Path log;

    private IdentityBackend(RunningApplication application, Path log) {
        this.application = application;
        this.log = log;
    }

    /** Starts it, with some properties, and waits until it is ready. */
    static IdentityBackend start(String... properties) {
        try {
            int port = RunningApplication.freePort();
            Path log = Files.createTempFile("stagedoor-identity", ".log");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add(IdentityApplication.class.getName());
            command.add("--server.port=" + port);
            command.add("--server.tomcat.max-keep-alive-requests=-1");
            command.add("--server.tomcat.connection-timeout=10m");
            command.add("--server.tomcat.keep-alive-timeout=10m");
            for (String property : properties) {
                command.add("--" + property);
            }
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                return new IdentityBackend(RunningApplication.await(process, port, READINESS, begin), log);
            } catch (IllegalStateException ex) {
                throw new IllegalStateException("The backend does not get ready:\n" + Files.readString(log), ex);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    int port() {
        return application.port();
    }

    @Override
    public void close() {
        application.close();
        try {
            Files.deleteIfExists(log);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
