package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.util.backoff.BackOff;

import dev.stagedoor.errors.NotFoundException;

/** The lives of all plugins of a backend. */
final class PluginLives implements AutoCloseable {

    private final LifeSupport support;

    private final RetryTimer timer = new RetryTimer();

    private volatile List<PluginLife> all = List.of();

    PluginLives(LifeSupport support) {
        this.support = support;
    }

    /** Takes in the plugins that there are, none of which has started. */
    List<PluginLife> begin(List<PluginUnit> plugins) {
        BackOff backOff = support.retry().backOff();
        List<PluginLife> lives = plugins.stream()
                .map(plugin -> new PluginLife(plugin, support, new PluginRetry(backOff, timer)))
                .toList();
        all = lives;
        return lives;
    }

    LifeSupport support() {
        return support;
    }

    PluginLife of(String pluginId) {
        List<String> ids = all.stream().map(PluginLife::pluginId).toList();
        int place = ids.indexOf(pluginId);
        if (place < 0) {
            throw new NotFoundException("Plugin '" + pluginId + "' is not installed."
                    + Suggestions.didYouMean(pluginId, ids) + " Installed are: " + Suggestions.quoted(ids) + ".");
        }
        return all.get(place);
    }

    /** The present run of each plugin that has one. */
    List<PluginUnit> present() {
        return all.stream().flatMap(life -> life.present().stream()).toList();
    }

    /** Fails the starts that go on. */
    void giveUp(String message) {
        all.forEach(life -> life.giveUp(message));
    }

    /** Forbids any further run, and waits for what goes on; a start that takes too long is given up. */
    void end(Duration limit) {
        all.forEach(PluginLife::end);
        CompletableFuture<?> settled =
                CompletableFuture.allOf(all.stream().map(PluginLife::settled).toArray(CompletableFuture[]::new));
        if (!isDoneWithin(settled, limit)) {
            giveUp("The backend was stopped while plugin '%s' started");
            isDoneWithin(settled, limit);
        }
    }

    @Override
    public void close() {
        timer.close();
    }

    static boolean isDoneWithin(CompletableFuture<?> work, Duration limit) {
        try {
            work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException ex) {
            return false;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException ex) {
            return true;
        }
    }
}
