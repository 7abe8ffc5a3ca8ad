package dev.stagedoor.page.autoconfigure;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.State;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotAllowedException;

/** Restarts plugins for those who look at the page. At most one restart of a plugin is under way. */
final class Restarts {

    private static final Logger logger = LoggerFactory.getLogger(Restarts.class);

    /** How long a browser waits for an answer; the restart goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Set<State> BUSY = Set.of(State.STARTING, State.RESTARTING, State.STOPPING);

    private final Backend backend;

    private final boolean allowed;

    private final Duration patience;

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Restarts(Backend backend, boolean allowed) {
        this(backend, allowed, PATIENCE);
    }

    Restarts(Backend backend, boolean allowed, Duration patience) {
        this.backend = backend;
        this.allowed = allowed;
        this.patience = patience;
    }

    boolean areAllowed() {
        return allowed;
    }

    /**
     * Restarts a plugin.
     *
     * @param who who wants that, for the log
     * @return whether it runs, false if that takes longer
     * @throws dev.stagedoor.errors.NotFoundException if there is no such plugin
     * @throws ConflictException if it starts or stops right now
     * @throws dev.stagedoor.PluginRestartException if it did not start again
     */
    boolean restart(String pluginId, String who) {
        if (!allowed) {
            throw new NotAllowedException("Plugins are not restarted from the backend page here"
                    + " (stagedoor.page.restart, which is true in development only, unless set)");
        }
        for (Backend.PluginStatus plugin : backend.plugins()) {
            if (plugin.pluginId().equals(pluginId) && BUSY.contains(plugin.state())) {
                throw new ConflictException("Plugin '" + pluginId + "' is "
                        + plugin.state().name().toLowerCase(Locale.ROOT) + ", wait for that");
            }
        }
        if (!underWay.add(pluginId)) {
            throw new ConflictException("Plugin '" + pluginId + "' is about to be restarted, wait for that");
        }
        logger.info("Restart of plugin '{}' from the backend page, asked for by {}", pluginId, who);
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(pluginId, end), "page-restart-" + pluginId);
        thread.setDaemon(true);
        thread.start();
        return isDone(end);
    }

    private void run(String pluginId, CompletableFuture<Void> end) {
        try {
            backend.restart(pluginId);
            end.complete(null);
        } catch (Throwable ex) {
            end.completeExceptionally(ex);
        } finally {
            underWay.remove(pluginId);
        }
    }

    private boolean isDone(CompletableFuture<Void> end) {
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException ex) {
            return false;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException ex) {
            if (ex.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(ex.getCause());
        }
    }
}
