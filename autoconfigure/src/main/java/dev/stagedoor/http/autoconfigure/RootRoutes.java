package dev.stagedoor.http.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.wiring.PluginListener;

/**
 * The routes outside of plugins, a bean that Spring collects as it does every {@code RouterFunction}. None lies above or
 * below another, nor above or below a plugin's; what a plugin has added goes when the plugin stops.
 */
final class RootRoutes extends RouteList implements PluginListener {

    private final List<Claim> claims = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();

    private final @Nullable String indexPath;

    private final RouteList index = new RouteList();

    RootRoutes(Collection<String> pluginIds, @Nullable String indexPath) {
        this.indexPath = indexPath;
        pluginIds.forEach(id -> claims.add(new Claim(PluginPath.of(id), null, null, null)));
    }

    /** The routes that were added under exactly the index path, as if they were at the root. */
    RouteList index() {
        return index;
    }

    /**
     * Adds routes below a path.
     *
     * @param pluginId the plugin on whose behalf, or {@code null}
     * @throws IllegalArgumentException if the path conflicts with another
     */
    void add(String path, @Nullable String pluginId, RouterFunction<? extends ServerResponse> more) {
        RouterFunction<ServerResponse> mount = mount(slashed(path), more);
        boolean isIndex = slashed(path).equals(indexPath);
        claim(new Claim(path, pluginId, mount, isIndex ? more : null));
        add(mount);
        if (isIndex) {
            index.add(more);
        }
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {
        // Its routes are here since it added them.
    }

    @Override
    public void closing(String pluginId) {
        lock.lock();
        try {
            List<Claim> theirs = claims.stream()
                    .filter(claim -> pluginId.equals(claim.pluginId()))
                    .toList();
            claims.removeAll(theirs);
            for (Claim claim : theirs) {
                remove(claim.route());
                index.remove(claim.index());
            }
        } finally {
            lock.unlock();
        }
    }

    private void claim(Claim mine) {
        lock.lock();
        try {
            String path = normalized(mine.path());
            for (Claim other : claims) {
                if (path.startsWith(normalized(other.path()))
                        || normalized(other.path()).startsWith(path)) {
                    throw new IllegalArgumentException(
                            "Path " + mine.path() + " conflicts with the existing path " + other.path());
                }
            }
            claims.add(mine);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("unchecked")
    private static RouterFunction<ServerResponse> mount(String path, RouterFunction<? extends ServerResponse> more) {
        return new Mount(path, (RouterFunction<ServerResponse>) more)::route;
    }

    private static String normalized(String path) {
        return slashed(path).toLowerCase(Locale.ROOT) + "/";
    }

    private static String slashed(String path) {
        String trimmed = StringUtils.trimTrailingCharacter(path.strip(), '/');
        return trimmed.startsWith("/") ? trimmed : "/" + trimmed;
    }

    /**
     * A path that is taken.
     *
     * @param pluginId the plugin that has taken it while it started, or {@code null}
     * @param route what is there, or {@code null} if it is a plugin's own path
     * @param index what is at the root too, or {@code null}
     */
    private record Claim(
            String path,
            @Nullable String pluginId,
            @Nullable RouterFunction<ServerResponse> route,
            @Nullable RouterFunction<? extends ServerResponse> index) {}
}
