package dev.stagedoor.http.autoconfigure;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import dev.stagedoor.config.RootConfigService;

/**
 * Keeps the server up for a while after readiness has begun to refuse, until those who send requests have noticed. It
 * comes after the before-shutdown hooks and before the server drains.
 */
final class ServerShutdownDelay implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(ServerShutdownDelay.class);

    static final String KEY = "backend.lifecycle.serverShutdownDelay";

    private final Duration delay;

    private volatile boolean running;

    ServerShutdownDelay(RootConfigService config) {
        this.delay = config.getOptionalDuration(KEY).orElse(Duration.ZERO);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (delay.isZero() || delay.isNegative()) {
            return;
        }
        logger.info("The server goes on for {} before it stops ({})", delay, KEY);
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    /** Below that in which the stop is announced, above those in which the server drains and stops. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
