package dev.stagedoor.test;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.util.StringUtils;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.http.RootHttpRouterService;

/** A router that keeps the routes of the backend by their paths and serves them to nobody. Thread-safe. */
public final class FakeRootHttpRouter implements RootHttpRouterService, FakeService<RootHttpRouterService> {

    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, RouterFunction<? extends ServerResponse>> routes = new LinkedHashMap<>();

    /** Makes a router without routes. */
    public FakeRootHttpRouter() {}

    @Override
    public void use(String path, RouterFunction<? extends ServerResponse> more) {
        String normal = normalized(path);
        lock.lock();
        try {
            for (String other : routes.keySet()) {
                if (contains(other, normal) || contains(normal, other)) {
                    throw new IllegalArgumentException("Path '" + path + "' conflicts with the existing path '" + other
                            + "'; routes of one may not lie above or below the other");
                }
            }
            routes.put(normal, more);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns what was added so far.
     *
     * @return the routes by their paths, which are in lower case and without a slash at the end
     */
    public Map<String, RouterFunction<? extends ServerResponse>> routes() {
        lock.lock();
        try {
            return Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ServiceFactory<RootHttpRouterService> factory() {
        return ServiceFactory.of(CoreServices.ROOT_HTTP_ROUTER).create(deps -> this);
    }

    private static String normalized(String path) {
        String normal = StringUtils.trimTrailingCharacter(path.toLowerCase(Locale.ROOT), '/');
        if (normal.isEmpty()) {
            throw new IllegalArgumentException("The path of root routes must not be empty");
        }
        return normal;
    }

    private static boolean contains(String upper, String lower) {
        return (lower + "/").startsWith(upper + "/");
    }
}
