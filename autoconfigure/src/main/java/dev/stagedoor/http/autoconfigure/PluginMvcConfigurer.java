package dev.stagedoor.http.autoconfigure;

import java.util.List;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

import dev.stagedoor.wiring.PluginDirectory;

/** Puts plugins' controllers below their prefixes, and their interceptors and errors in place. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PluginMvcConfigurer implements WebMvcConfigurer {

    private final PluginDirectory plugins;

    private final ControllerOwners owners;

    private final PluginInterceptors interceptors;

    private final PluginErrors errors;

    PluginMvcConfigurer(
            PluginDirectory plugins, ControllerOwners owners, PluginInterceptors interceptors, PluginErrors errors) {
        this.plugins = plugins;
        this.owners = owners;
        this.interceptors = interceptors;
        this.errors = errors;
    }

    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        for (String id : plugins.pluginIds()) {
            paths.addPathPrefix(PluginPath.of(id), type -> id.equals(owners.ownerOf(type)));
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(interceptors);
    }

    /** Advice has the first word, what Spring would answer comes after. */
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        int place = resolvers.size();
        for (int i = 0; i < resolvers.size(); i++) {
            if (resolvers.get(i) instanceof ExceptionHandlerExceptionResolver) {
                place = i + 1;
            }
        }
        resolvers.add(place, new PluginExceptionResolver(errors));
    }
}
