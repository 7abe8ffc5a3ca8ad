package dev.stagedoor.http.autoconfigure;

import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.http.RootHttpRouterService;

/** Adds routes outside of plugins, on behalf of the plugin that asks while it starts. */
record DefaultRootHttpRouter(RootRoutes routes, Supplier<@Nullable String> currentPlugin)
        implements RootHttpRouterService {

    private static final Pattern EMPTY = Pattern.compile("[/\\s]*");

    @Override
    public void use(String path, RouterFunction<? extends ServerResponse> more) {
        if (EMPTY.matcher(path).matches()) {
            throw new IllegalArgumentException("Root router path may not be empty");
        }
        routes.add(path, currentPlugin.get(), more);
    }
}
