package dev.stagedoor.ratelimit.autoconfigure;

import java.time.Duration;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;

/** Where the tokens of each client are kept. Thread-safe. */
@FunctionalInterface
interface Buckets {

    /** The bucket of a client; a store may fail here, or when the bucket is used. */
    Bucket of(String key);

    /** As many tokens as requests are allowed, all of them new when a window is over. */
    static BucketConfiguration configuration(Limit limit) {
        Duration window = limit.window();
        // A bucket holds something; that nothing is allowed is seen before it is asked.
        int tokens = Math.max(1, limit.requests());
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(tokens)
                .refillIntervally(tokens, window)
                .build();
        return BucketConfiguration.builder().addLimit(bandwidth).build();
    }
}
