package dev.stagedoor.ratelimit.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;

/**
 * Buckets that several processes share. It connects when the first request comes, and again whenever Redis is back;
 * meanwhile it fails at once.
 */
final class RedisStore implements AutoCloseable {

    private static final String OURS = "stagedoor:";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RedisClient client;

    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable ProxyManager<byte[]> connected;

    RedisStore(String connection) {
        RedisURI uri = RedisURI.create(connection);
        uri.setTimeout(PATIENCE);
        this.client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .build());
    }

    /**
     * The buckets of one limit, whose keys have a prefix of their own. It is not Backstage's alone: what a Node backend
     * keeps under the same keys has another form, and each would break what the other has written.
     */
    Buckets buckets(String prefix, Limit limit) {
        BucketConfiguration configuration = Buckets.configuration(limit);
        return key -> connected().getProxy((OURS + prefix + key).getBytes(StandardCharsets.UTF_8), () -> configuration);
    }

    private ProxyManager<byte[]> connected() {
        ProxyManager<byte[]> known = connected;
        return known == null ? connect() : known;
    }

    private ProxyManager<byte[]> connect() {
        lock.lock();
        try {
            ProxyManager<byte[]> known = connected;
            if (known == null) {
                known = Bucket4jLettuce.casBasedBuilder(client)
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMillis(1)))
                        .requestTimeout(PATIENCE)
                        .build();
                connected = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, PATIENCE);
    }
}
