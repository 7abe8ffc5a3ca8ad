package dev.stagedoor.benchmarks.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.stagedoor.benchmarks.identity.app.IdentityApplication;

/** The backend, in a JVM of its own. */
final class IdentityBackend implements AutoCloseable {

    static final String PATH = "/api/search/greeting";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Process process;

    private final Path log;

    private final int port;

    private IdentityBackend(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it, with some properties, and waits until it is ready. */
    static IdentityBackend start(String... properties) {
        try {
            int port = freePort();
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
            IdentityBackend backend = new IdentityBackend(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log,
                    port);
            backend.await();
            return backend;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void await() throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("The backend does not get ready:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private boolean isReady() {
        byte[] request = "GET /.backstage/health/v1/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(request);
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return status.equals("HTTP/1.1 200");
        } catch (IOException ex) {
            return false;
        }
    }

    int port() {
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(log);
        } catch (InterruptedException ex) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
