package dev.stagedoor.auth.autoconfigure;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Remembers for a few seconds what users own, by the hash of their token, for all plugins. Those who ask at the same
 * time share one request; what fails is not remembered.
 */
final class OwnershipCache {

    private static final Duration LIFETIME = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final Cache<ByteBuffer, CompletableFuture<List<String>>> answers;

    OwnershipCache(InstantSource clock) {
        Instant origin = clock.instant();
        answers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LIFETIME)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(
                        Duration.between(origin, clock.instant()).toMillis()))
                .build();
    }

    List<String> get(String token, Supplier<List<String>> request) {
        ByteBuffer hash = ByteBuffer.wrap(Digests.sha256(token));
        CompletableFuture<List<String>> mine = new CompletableFuture<>();
        CompletableFuture<List<String>> answer = answers.get(hash, any -> mine);
        if (answer == mine) {
            try {
                mine.complete(request.get());
            } catch (RuntimeException | Error ex) {
                answers.asMap().remove(hash, mine);
                mine.completeExceptionally(ex);
            }
        }
        try {
            return answer.join();
        } catch (CompletionException ex) {
            if (ex.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw ex;
        }
    }
}
