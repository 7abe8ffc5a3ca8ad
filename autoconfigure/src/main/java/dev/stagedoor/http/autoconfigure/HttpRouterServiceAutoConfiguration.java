package dev.stagedoor.http.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;

import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Offers the service {@code core.httpRouter}. Without a web server its routes are never asked. */
@AutoConfiguration
@ConditionalOnClass(RouterFunction.class)
public final class HttpRouterServiceAutoConfiguration {

    @Bean
    PluginRoutes stagedoorPluginRoutes() {
        return new PluginRoutes();
    }

    @Bean("core.httpRouter")
    @PluginScope(initialization = Initialization.ALWAYS)
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    HttpRouterService httpRouter(PluginMetadataService plugin, PluginRoutes routes) {
        return new DefaultHttpRouter(routes.begin(plugin.getId()));
    }
}
