package dev.stagedoor.sample.jar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.stagedoor.test.TestDatabase;

/** The sample backend in a JVM of its own, on a port that was free. */
final class SampleProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    /** The entity files, which are beside no jar. */
    private static final Path CATALOG = Path.of("catalog").toAbsolutePath();

    private static final int UNAUTHORIZED = 401;

    private static final String STARTED = "Started SampleBackend in";

    private static final int TIMEOUT_SECONDS = 120;

    private final Process process;

    private final List<String> output = new CopyOnWriteArrayList<>();

    private volatile String authorization = "";

    private final CompletableFuture<Void> started = new CompletableFuture<>();

    private final Thread reader = new Thread(this::read, "sample-output");

    private SampleProcess(Process process) {
        this.process = process;
    }

    /** Starts a jar with a JDK; the options are the JVM's, and the arguments are the backend's. */
    static SampleProcess start(Path jdk, Path jar, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java(jdk).toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.getFileName().toString()));
        command.addAll(List.of(arguments));
        return start(command, jar.toAbsolutePath().getParent());
    }

    /** Starts a native image. */
    static SampleProcess start(Path image) {
        return start(
                new ArrayList<>(List.of(image.toString())),
                image.toAbsolutePath().getParent());
    }

    /** Starts a command that takes the backend's arguments, in a directory. */
    static SampleProcess start(List<String> command, Path directory) {
        command.add("--server.port=0");
        command.add("--stagedoor.logging.format=text");
        command.add("--auth.providers.guest.dangerouslyAllowOutsideDevelopment=true");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().put("CATALOG_FILES", CATALOG.toString());
            SampleProcess sample = new SampleProcess(builder.start());
            sample.reader.setDaemon(true);
            sample.reader.start();
            return sample;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** What makes a backend use the server of a database. */
    static Stream<String> arguments(TestDatabase database) {
        return database.properties().entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue());
    }

    static Path java(Path jdk) {
        return jdk.resolve("bin").resolve("java");
    }

    SampleProcess awaitStart() {
        try {
            started.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return this;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sample starts", ex);
        } catch (Exception ex) {
            throw new IllegalStateException("The sample did not start:\n" + String.join("\n", output), ex);
        }
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    /** Sends a request with a body of JSON, which may be empty, as a guest. */
    HttpResponse<String> send(String method, String path, String json) {
        if (authorization.isEmpty()) {
            authorization = authorization();
        }
        HttpResponse<String> answer = sendOnce(method, path, json);
        if (answer.statusCode() == UNAUTHORIZED) {
            // It has started again since, and forgotten its keys with its database.
            authorization = authorization();
            answer = sendOnce(method, path, json);
        }
        return answer;
    }

    private HttpResponse<String> sendOnce(String method, String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .build();
        return exchange(request);
    }

    /** Signs in as a guest. */
    String authorization() {
        HttpResponse<String> answer =
                exchange(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/auth/guest/refresh"))
                        .POST(BodyPublishers.noBody())
                        .build());
        Matcher token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("No guest is let in: " + answer.statusCode() + " " + answer.body());
        }
        return "Bearer " + token.group(1);
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sample answers", ex);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The port that it has opened last. */
    int port() {
        for (int i = output.size() - 1; i >= 0; i--) {
            Matcher matcher = PORT.matcher(output.get(i));
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new IllegalStateException("The sample has opened no port:\n" + String.join("\n", output));
    }

    /** What it has printed. */
    List<String> output() {
        return output;
    }

    /** Waits until it has ended by itself. */
    int awaitExit() {
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The sample did not end:\n" + String.join("\n", output));
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sample ends", ex);
        }
    }

    /** Asks it to stop, and waits until it has. */
    void stop() {
        process.toHandle().destroy(); // Process.destroy would close its output as well
        awaitExit();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                output.add(line);
                if (line.contains(STARTED)) {
                    started.complete(null);
                }
            }
        } catch (IOException ex) {
            output.add(ex.toString());
        }
        started.completeExceptionally(new IllegalStateException("The sample ended"));
    }
}
