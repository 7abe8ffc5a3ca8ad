package dev.stagedoor.http.autoconfigure;

import java.time.Duration;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.function.RouterFunction;

import dev.stagedoor.wiring.PluginListener;

/** Carries over a plugin's routes and interceptors, last, and takes them back, first, when no request needs them. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class PluginWebListener implements PluginListener {

    private final PluginRoutes routes;

    private final PluginInterceptors interceptors;

    private final PluginTraffic traffic;

    PluginWebListener(PluginRoutes routes, PluginInterceptors interceptors, PluginTraffic traffic) {
        this.routes = routes;
        this.interceptors = interceptors;
        this.traffic = traffic;
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {
        RouteList mount = routes.of(pluginId).routes();
        for (RouterFunction<?> each : beans.instances(RouterFunction.class)) {
            mount.add(each);
        }
        interceptors.put(pluginId, beans.instances(HandlerInterceptor.class));
    }

    @Override
    public void draining(String pluginId, Duration limit) {
        traffic.drain(pluginId, limit);
    }

    @Override
    public void closing(String pluginId) {
        routes.remove(pluginId);
        interceptors.remove(pluginId);
    }
}
