package dev.stagedoor.http.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import org.springframework.util.StringUtils;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.http.RootHttpRouterService;

/** Adds routes below paths of which none lies above or below another, nor above or below a plugin's. */
final class DefaultRootHttpRouter implements RootHttpRouterService {

    private static final Pattern EMPTY = Pattern.compile("[/\\s]*");

    private final RouteList routes;

    private final List<String> paths = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();

    DefaultRootHttpRouter(RouteList routes, Collection<String> pluginIds) {
        this.routes = routes;
        pluginIds.forEach(id -> paths.add(PluginPath.of(id)));
    }

    @Override
    public void use(String path, RouterFunction<? extends ServerResponse> more) {
        if (EMPTY.matcher(path).matches()) {
            throw new IllegalArgumentException("Root router path may not be empty");
        }
        claim(path);
        add(slashed(path), more);
    }

    private void claim(String path) {
        lock.lock();
        try {
            String mine = normalized(path);
            for (String other : paths) {
                if (mine.startsWith(normalized(other)) || normalized(other).startsWith(mine)) {
                    throw new IllegalArgumentException("Path " + path + " conflicts with the existing path " + other);
                }
            }
            paths.add(path);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("unchecked")
    private void add(String path, RouterFunction<? extends ServerResponse> more) {
        routes.add(new Mount(path, (RouterFunction<ServerResponse>) more)::route);
    }

    private static String normalized(String path) {
        return slashed(path).toLowerCase(Locale.ROOT) + "/";
    }

    private static String slashed(String path) {
        String trimmed = StringUtils.trimTrailingCharacter(path.strip(), '/');
        return trimmed.startsWith("/") ? trimmed : "/" + trimmed;
    }
}
