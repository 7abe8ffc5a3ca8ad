package dev.stagedoor.wiring;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

import dev.stagedoor.wiring.BackendFailure.Source;

/**
 * Hands over to those who want to know of failures, whom nobody looks for before there is one. A bean of the root.
 * Thread-safe.
 */
public final class FailureReports {

    private static final Logger logger = LoggerFactory.getLogger(FailureReports.class);

    private final Supplier<List<FailureListener>> listeners;

    /**
     * Makes reports.
     *
     * @param listeners who is told, in their order
     */
    public FailureReports(ObjectProvider<FailureListener> listeners) {
        this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList())::obtain;
    }

    private FailureReports() {
        this.listeners = List::of;
    }

    /**
     * Makes reports that reach nobody.
     *
     * @return the reports
     */
    public static FailureReports none() {
        return new FailureReports();
    }

    /**
     * Tells of a failure. Never throws: that somebody cannot be told is logged.
     *
     * @param source what failed
     * @param pluginId the plugin in which, or {@code null}
     * @param place where in the plugin
     * @param error why
     */
    public void report(Source source, @Nullable String pluginId, String place, Throwable error) {
        BackendFailure failure = new BackendFailure(Instant.now(), source, pluginId, place, error);
        for (FailureListener listener : listeners()) {
            try {
                listener.failed(failure);
            } catch (RuntimeException | LinkageError ex) {
                logger.warn("Somebody who is told of failures failed", ex);
            }
        }
    }

    private List<FailureListener> listeners() {
        try {
            return listeners.get();
        } catch (RuntimeException | LinkageError ex) {
            logger.warn("Those who are told of failures cannot be made", ex);
            return List.of();
        }
    }
}
