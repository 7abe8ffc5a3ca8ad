package dev.stagedoor.wiring;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Backend;
import dev.stagedoor.PluginRestartException;
import dev.stagedoor.StartupResult;
import dev.stagedoor.errors.ConflictException;

/** The handle of this backend. */
final class DefaultBackend implements Backend {

    private final PluginUnits units;

    private final PluginLives lives;

    private final BackendStarter starter;

    private final Binding binding;

    DefaultBackend(PluginUnits units, PluginLives lives, BackendStarter starter, Binding binding) {
        this.units = units;
        this.lives = lives;
        this.starter = starter;
        this.binding = binding;
    }

    @Override
    public List<PluginStatus> plugins() {
        return units.units().stream().map(lives.support().states()::status).toList();
    }

    @Override
    public Optional<StartupResult> startupResult() {
        return starter.result();
    }

    @Override
    public void restart(String pluginId) {
        PluginLife life = lives.of(pluginId);
        if (pluginId.equals(binding.pluginId())) {
            throw new ConflictException("Plugin '" + pluginId + "' asks for its restart while it starts, so that it"
                    + " would wait for itself; ask from elsewhere once it runs");
        }
        Throwable failure = await(pluginId, life.restart());
        if (failure != null) {
            throw new PluginRestartException(
                    pluginId, "Plugin '" + pluginId + "' did not start again: " + failure.getMessage(), failure);
        }
    }

    private static @Nullable Throwable await(String pluginId, CompletableFuture<@Nullable Throwable> end) {
        try {
            return end.get();
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new PluginRestartException(
                    pluginId,
                    "The wait for the restart of plugin '" + pluginId + "' was interrupted; the restart goes on",
                    ex);
        } catch (ExecutionException ex) {
            throw new ConflictException(
                    "Plugin '" + pluginId + "' was not restarted, because the backend is stopping", ex.getCause());
        }
    }
}
