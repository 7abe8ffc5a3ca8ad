package dev.stagedoor.ratelimit.autoconfigure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

/**
 * Buckets of this process. One is forgotten when its window is over, so that the next begins with the next request;
 * where there are too many, the least used go first.
 */
final class MemoryBuckets implements Buckets {

    private static final long MOST = 100_000;

    private final Cache<String, Bucket> buckets;

    private final Bandwidth bandwidth;

    MemoryBuckets(Limit limit) {
        this.bandwidth = Buckets.configuration(limit).getBandwidths()[0];
        this.buckets = Caffeine.newBuilder()
                .expireAfterWrite(limit.window())
                .maximumSize(MOST)
                .build();
    }

    @Override
    public Bucket of(String key) {
        return buckets.get(
                key,
                unknown -> Bucket.builder()
                        .addLimit(bandwidth)
                        .withNanosecondPrecision()
                        .build());
    }
}
