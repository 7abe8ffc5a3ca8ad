package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;

/** The place of one instance: who creates it, and what came of it. */
class Cell {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final String beanName;

    private final String description;

    private final Thread creator = Thread.currentThread();

    private final CountDownLatch settled = new CountDownLatch(1);

    private volatile @Nullable Object instance;

    private volatile @Nullable Throwable failure;

    Cell(String beanName, String description) {
        this.beanName = beanName;
        this.description = description;
    }

    Thread creator() {
        return creator;
    }

    String description() {
        return description;
    }

    void complete(Object created) {
        instance = created;
        settled.countDown();
    }

    void fail(Throwable cause) {
        failure = cause;
        settled.countDown();
    }

    /** The instance, or {@code null} while it is being created or when that failed. */
    @Nullable
    Object instance() {
        return instance;
    }

    boolean hasSettled() {
        return settled.getCount() == 0;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Waits until it has settled, and gives the instance or throws the failure. */
    Object get(Waits waits) {
        if (!hasSettled()) {
            await(waits);
        }
        Object created = instance;
        if (created != null) {
            return created;
        }
        throw rethrown();
    }

    private RuntimeException rethrown() {
        Throwable cause = failure;
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        BeanCreationException wrapped = new BeanCreationException(beanName, "Creation of " + description + " failed");
        if (cause != null) {
            wrapped.initCause(cause);
        }
        return wrapped;
    }

    private void await(Waits waits) {
        List<String> circle = waits.begin(this);
        try {
            if (!circle.isEmpty()) {
                throw new BeanCurrentlyInCreationException(
                        beanName, "Circular dependency between threads: " + String.join(" -> ", circle));
            }
            if (!settled.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BeanCreationException(
                        beanName,
                        "Waited " + LIMIT.toMinutes() + " minutes for " + description + ", which thread '"
                                + creator.getName() + "' creates");
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new BeanCreationException(beanName, "Interrupted while waiting for " + description, ex);
        } finally {
            waits.end();
        }
    }
}
