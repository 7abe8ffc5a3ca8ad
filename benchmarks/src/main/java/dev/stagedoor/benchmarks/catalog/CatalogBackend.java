package dev.stagedoor.benchmarks.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.benchmarks.web.RunningApplication;

/** The sample, from its jar, with a catalog that has read generated entities by itself. Anybody may ask it. */
final class CatalogBackend implements AutoCloseable {

    private static final String READINESS = "/.backstage/health/v1/readiness";

    private static final String HEAP = "-Xmx8g";

    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final JsonMapper json = new JsonMapper();

    private final RunningApplication application;

    private final Path directory;

    private CatalogBackend(RunningApplication application, Path directory) {
        this.application = application;
        this.directory = directory;
    }

    /** Starts it, with the properties of a database, and waits until it is ready, but not until it has read. */
    static CatalogBackend start(Path jar, GeneratedEntities entities, String... properties) {
        try {
            Path directory = Files.createTempDirectory("stagedoor-catalog");
            Path log = directory.resolve("backend.log");
            Path config = Files.writeString(directory.resolve("app-config.yaml"), config(entities.write(directory)));
            int port = RunningApplication.freePort();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add(HEAP);
            command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
            command.add("--server.port=" + port);
            command.add("--spring.config.import=app-config:" + config);
            command.add("--backend.auth.dangerouslyDisableDefaultAuthPolicy=true");
            for (String property : properties) {
                command.add("--" + property);
            }
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                return new CatalogBackend(RunningApplication.await(process, port, READINESS, begin), directory);
            } catch (IllegalStateException ex) {
                throw new IllegalStateException("The backend does not get ready:\n" + Files.readString(log), ex);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Each file is a location of its own, and is not read again while requests are measured. */
    private static String config(List<Path> files) {
        StringBuilder config = new StringBuilder("catalog:\n  processingInterval: { hours: 10 }\n  locations:\n");
        files.forEach(file ->
                config.append("    - type: file\n      target: ").append(file).append('\n'));
        return config.toString();
    }

    /** Waits until it serves that many entities, and all of their owners are known. */
    Duration awaitEntities(GeneratedEntities entities) {
        long begin = System.nanoTime();
        String groups = "/entities/by-query?limit=0&filter=kind=group,relations.ownerOf";
        while (total("/entities/by-query?limit=0") < entities.count() || total(groups) < entities.teams()) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("It knows " + total("/entities/by-query?limit=0") + " entities after "
                        + PATIENCE + ", of " + entities.count());
            }
            LockSupport.parkNanos(PAUSE);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private int total(String path) {
        return json(get(path)).path("totalItems").asInt();
    }

    JsonNode json(String text) {
        return json.readTree(text);
    }

    String get(String path) {
        return send(request(path).GET());
    }

    String post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + application.port() + "/api/catalog" + path));
    }

    private String send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        request.uri() + " is answered with " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    @Override
    public void close() {
        application.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
