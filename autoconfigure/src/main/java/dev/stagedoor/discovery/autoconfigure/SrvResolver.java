package dev.stagedoor.discovery.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.stagedoor.errors.ForwardedException;
import dev.stagedoor.errors.NotFoundException;

/**
 * Finds a host and a port by SRV records. Each name is looked up on a thread of its own, so that a lookup holds up
 * nobody but those who wait for it, and not longer than they may wait. An answer, good or bad, is used for a second.
 */
final class SrvResolver {

    private static final Duration LIFETIME = Duration.ofSeconds(1);

    private final SrvLookup lookup;

    private final Duration patience;

    private final Map<String, CompletableFuture<List<SrvRecord>>> answers = new ConcurrentHashMap<>();

    SrvResolver(SrvLookup lookup, Duration patience) {
        this.lookup = lookup;
        this.patience = patience;
    }

    static SrvResolver of(DiscoveryProperties properties) {
        return new SrvResolver(
                new DnsSrvLookup(properties.dnsServer(), properties.dnsTimeout()), properties.dnsTimeout());
    }

    String resolve(SrvUrl url) {
        SrvRecord chosen = SrvChoice.among(records(url.name()), ThreadLocalRandom.current());
        return url.protocol() + "://" + chosen.target() + ":" + chosen.port() + url.path();
    }

    private List<SrvRecord> records(String name) {
        List<SrvRecord> records;
        try {
            records = answers.computeIfAbsent(name, this::begin).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException ex) {
            throw failure(name, ex.getCause() == null ? ex : ex.getCause());
        } catch (TimeoutException ex) {
            throw failure(name, new TimeoutException("no answer within " + patience.toMillis() + " ms"));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw failure(name, ex);
        }
        if (records.isEmpty()) {
            throw new NotFoundException("No SRV records found for " + name);
        }
        return records;
    }

    private CompletableFuture<List<SrvRecord>> begin(String name) {
        CompletableFuture<List<SrvRecord>> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> find(name, answer), "discovery-srv-" + name);
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    private void find(String name, CompletableFuture<List<SrvRecord>> answer) {
        try {
            answer.complete(List.copyOf(lookup.find(name)));
        } catch (Throwable ex) {
            answer.completeExceptionally(ex);
        }
        CompletableFuture.delayedExecutor(LIFETIME.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> answers.remove(name, answer));
    }

    private static ForwardedException failure(String name, Throwable cause) {
        return new ForwardedException("Failed SRV resolution for " + name, cause);
    }
}
