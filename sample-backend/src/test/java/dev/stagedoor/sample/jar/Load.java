package dev.stagedoor.sample.jar;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests at a steady rate, some of which stream for five seconds. */
final class Load implements AutoCloseable {

    private static final int STREAM_SECONDS = 5;

    private static final int REQUESTS_TO_A_STREAM = 100;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();

    private final List<String> failures = new CopyOnWriteArrayList<>();

    private final AtomicInteger sent = new AtomicInteger();

    private final AtomicInteger streams = new AtomicInteger();

    private final String base;

    private final String authorization;

    private Load(int port, String authorization) {
        this.base = "http://localhost:" + port + "/api/todo/";
        this.authorization = authorization;
    }

    static Load start(int port, String authorization, int requestsPerSecond) {
        Load load = new Load(port, authorization);
        load.clock.scheduleAtFixedRate(load::send, 0, 1_000_000 / requestsPerSecond, TimeUnit.MICROSECONDS);
        return load;
    }

    private void send() {
        if (sent.getAndIncrement() % REQUESTS_TO_A_STREAM == 0) {
            streams.incrementAndGet();
            send("watch?seconds=" + STREAM_SECONDS, STREAM_SECONDS);
        } else {
            send("todos", 1);
        }
    }

    private void send(String path, int lines) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", authorization)
                .build();
        CompletableFuture<?> answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        underWay.add(answer);
        answer.whenComplete((response, error) -> underWay.remove(answer));
        answer.whenComplete((response, error) -> check(path, lines, (HttpResponse<?>) response, error));
    }

    private void check(String path, int lines, HttpResponse<?> response, Throwable error) {
        if (error != null) {
            failures.add(path + ": " + error);
        } else if (response.statusCode() != 200
                || response.body().toString().lines().count() != lines) {
            failures.add(path + ": " + response.statusCode() + " " + response.body());
        }
    }

    /** Sends no more, and waits for what is under way. */
    Load finish() throws Exception {
        clock.shutdown();
        clock.awaitTermination(10, TimeUnit.SECONDS);
        CompletableFuture<?>[] left = underWay.toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(left).handle((nothing, error) -> error).get(90, TimeUnit.SECONDS);
        return this;
    }

    int sent() {
        return sent.get();
    }

    int streams() {
        return streams.get();
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
