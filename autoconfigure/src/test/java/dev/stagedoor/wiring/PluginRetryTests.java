package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.backoff.ExponentialBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** Tests of {@link PluginRetry} and of the delays that {@link RetryProperties} describe. */
class PluginRetryTests {

    private final RetryTimer timer = new RetryTimer();

    @AfterEach
    void closeTimer() {
        timer.close();
    }

    @Test
    void delaysGrowUpToTheirLimitAndBeginAnewAfterASuccess() {
        ExponentialBackOff backOff = new ExponentialBackOff(60_000, 2);
        backOff.setMaxInterval(180_000);
        PluginRetry retry = new PluginRetry(backOff, timer);
        assertThat(retry.schedule(() -> {})).isEqualTo(Duration.ofMinutes(1));
        assertThat(retry.schedule(() -> {})).isEqualTo(Duration.ofMinutes(2));
        retry.cancel();
        assertThat(retry.schedule(() -> {})).isEqualTo(Duration.ofMinutes(3));
        retry.reset();
        assertThat(retry.schedule(() -> {})).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aTryIsMadeAfterItsDelay() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(1);
        new PluginRetry(new ExponentialBackOff(1, 1), timer).schedule(tried::countDown);
        Trace.await(tried);
    }

    @Test
    void theTimerHasNoThreadWhenNothingIsDue() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(1);
        Thread[] thread = new Thread[1];
        timer.after(Duration.ofMillis(1), () -> {
            thread[0] = Thread.currentThread();
            tried.countDown();
        });
        Trace.await(tried);
        await().until(() -> !thread[0].isAlive());
    }

    @Test
    void theConfiguredDelaysAreUsed() {
        RetryProperties properties = new RetryProperties(true, true, Duration.ofSeconds(10), 3, Duration.ofSeconds(50));
        PluginRetry retry = new PluginRetry(properties.backOff(), timer);
        assertThat(retry.schedule(() -> {})).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
        assertThat(retry.schedule(() -> {})).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36));
        assertThat(retry.schedule(() -> {})).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(50));
    }

    @Test
    void whatCannotWorkIsRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryProperties(true, true, Duration.ZERO, 2, second))
                .withMessageContaining("stagedoor.startup.retry.delay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryProperties(true, true, second, 0.5, second))
                .withMessageContaining("stagedoor.startup.retry.multiplier");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryProperties(true, true, second, 2, Duration.ofMillis(1)))
                .withMessageContaining("stagedoor.startup.retry.max-delay");
    }
}
