package dev.stagedoor.backstage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** A backend in a process of its own, which writes into a file. It ends with the JVM at the latest. */
final class BackendProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final int LAST_LINES = 40;

    private final Path log;

    private final Thread hook = new Thread(this::kill);

    private volatile @Nullable Process process;

    /** A backend that has not started yet, with the file that it writes into. */
    BackendProcess(Path log) {
        this.log = log;
        try {
            Files.deleteIfExists(log);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts a command in a directory, and returns when the backend at a port is ready. */
    void start(List<String> command, Path directory, Map<String, String> environment, int port) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            process = started;
            awaitReadiness(started, URI.create("http://127.0.0.1:" + port + "/.backstage/health/v1/readiness"));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** What it has written until now. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Asks it to stop, and ends it if it does not. It may start again. */
    @Override
    public void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
            process = null;
        } catch (InterruptedException ex) {
            kill();
            throw interrupted(ex);
        }
    }

    private void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    private void awaitReadiness(Process process, URI readiness) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(readiness).timeout(START_LIMIT).build();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "The backend ended with " + process.exitValue() + "; " + log + " ends:\n" + lastLines());
            }
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException ex) {
                // It has not opened its port yet.
            } catch (InterruptedException ex) {
                throw interrupted(ex);
            }
            pause();
        }
        throw new IllegalStateException(
                "The backend is not ready after " + START_LIMIT + "; " + log + " ends:\n" + lastLines());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException ex) {
            throw interrupted(ex);
        }
    }

    private static IllegalStateException interrupted(InterruptedException ex) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while a backend starts", ex);
    }

    private String lastLines() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
