package dev.stagedoor.http.autoconfigure;

import java.util.List;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.stagedoor.wiring.PluginDirectory;

/** Puts plugins' controllers below their prefixes, and their interceptors in place. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PluginMvcConfigurer implements WebMvcConfigurer {

    private final PluginDirectory plugins;

    private final ControllerOwners owners;

    private final PluginInterceptors interceptors;

    private final RouteGuard guard;

    private final CredentialsArgument credentials;

    PluginMvcConfigurer(
            PluginDirectory plugins,
            ControllerOwners owners,
            PluginInterceptors interceptors,
            RouteGuard guard,
            CredentialsArgument credentials) {
        this.plugins = plugins;
        this.owners = owners;
        this.interceptors = interceptors;
        this.guard = guard;
        this.credentials = credentials;
    }

    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        for (String id : plugins.pluginIds()) {
            paths.addPathPrefix(PluginPath.of(id), type -> id.equals(owners.ownerOf(type)));
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard);
        registry.addInterceptor(interceptors);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(credentials);
    }
}
