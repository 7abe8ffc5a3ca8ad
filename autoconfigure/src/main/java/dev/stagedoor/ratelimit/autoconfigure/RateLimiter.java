package dev.stagedoor.ratelimit.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.stagedoor.logger.StructuredLogger;

/** Lets a client's requests pass while it has tokens, and answers the others. */
final class RateLimiter {

    private static final byte[] BODY = ("{\"error\":{\"name\":\"Error\",\"message\":"
                    + "\"Too many requests, please try again later\"},\"response\":{\"statusCode\":429}}")
            .getBytes(StandardCharsets.UTF_8);

    private final Limit limit;

    private final Buckets buckets;

    private final StructuredLogger logger;

    private final LongAdder refused = new LongAdder();

    RateLimiter(Limit limit, Buckets buckets, StructuredLogger logger) {
        this.limit = limit;
        this.buckets = buckets;
        this.logger = logger;
    }

    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String address = request.getRemoteAddr();
        if (limit.allowed().contains(ClientAddress.normalized(address))) {
            chain.doFilter(request, response);
            return;
        }
        Taken taken = take(ClientAddress.key(address));
        if (taken == null) {
            chain.doFilter(request, response);
            return;
        }
        setHeaders(response, taken);
        if (!taken.granted()) {
            refused.increment();
            refuse(response, taken);
        } else if (limit.skipSuccessful() || limit.skipFailed()) {
            TokenReturn.after(request, response, chain, limit, () -> giveBack(taken.bucket()));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** How many requests were turned away. */
    long refused() {
        return refused.sum();
    }

    /** Takes a token, {@code null} if the store fails and that is to be overlooked. */
    private @Nullable Taken take(String key) {
        if (limit.requests() == 0) {
            return new Taken(null, false, 0, limit.window());
        }
        try {
            Bucket bucket = buckets.of(key);
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            Duration reset = Duration.ofNanos(probe.getNanosToWaitForReset());
            return new Taken(bucket, probe.isConsumed(), probe.getRemainingTokens(), reset);
        } catch (RuntimeException ex) {
            if (!limit.passOnStoreError()) {
                throw new IllegalStateException("The store of rate limits failed", ex);
            }
            logger.error("The store of rate limits failed, a request passes without a limit", ex);
            return null;
        }
    }

    private void giveBack(@Nullable Bucket bucket) {
        if (bucket != null) {
            try {
                bucket.addTokens(1);
            } catch (RuntimeException ex) {
                logger.error("The store of rate limits failed, a request counts that should not", ex);
            }
        }
    }

    private void setHeaders(HttpServletResponse response, Taken taken) {
        response.setHeader("X-RateLimit-Limit", Integer.toString(limit.requests()));
        response.setHeader("X-RateLimit-Remaining", Long.toString(taken.remaining()));
        long reset = seconds(Duration.ofMillis(Instant.now().toEpochMilli()).plus(taken.reset()));
        response.setHeader("X-RateLimit-Reset", Long.toString(reset));
    }

    private static void refuse(HttpServletResponse response, Taken taken) throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(taken.reset())));
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(BODY.length);
        response.getOutputStream().write(BODY);
    }

    /** Whole seconds, never too few. */
    private static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }

    /**
     * What became of the attempt to take a token.
     *
     * @param reset how long until the next window begins
     */
    private record Taken(@Nullable Bucket bucket, boolean granted, long remaining, Duration reset) {}
}
