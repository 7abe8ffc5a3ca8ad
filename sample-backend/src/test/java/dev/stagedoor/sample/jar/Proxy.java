package dev.stagedoor.sample.jar;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A load balancer as there is one in front of every backend: it asks each instance once a second whether it is ready,
 * sends requests in turn to those that were when asked last, and tries nothing twice.
 */
final class Proxy implements AutoCloseable {

    private final List<Instance> instances = new CopyOnWriteArrayList<>();

    private final AtomicInteger turn = new AtomicInteger();

    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final HttpServer server;

    private Proxy() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
        polls.scheduleAtFixedRate(() -> instances.forEach(Instance::poll), 0, 1, TimeUnit.SECONDS);
    }

    static Proxy start() throws IOException {
        return new Proxy();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void add(Instance instance) {
        instances.add(instance);
    }

    void remove(Instance instance) {
        instances.remove(instance);
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<Instance> ready = instances.stream().filter(Instance::isReady).toList();
            if (ready.isEmpty()) {
                exchange.sendResponseHeaders(502, -1);
                return;
            }
            Instance chosen = ready.get(Math.floorMod(turn.getAndIncrement(), ready.size()));
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            chosen.get(exchange.getRequestURI().toString(), authorization, status -> {
                exchange.sendResponseHeaders(status, 0);
                return exchange.getResponseBody();
            });
            exchange.getResponseBody().close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        polls.shutdownNow();
        threads.shutdownNow();
    }
}
