package dev.stagedoor.http.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;

import dev.stagedoor.ServiceFactory;
import dev.stagedoor.http.RootHttpRouterService;
import dev.stagedoor.wiring.PluginDirectory;

/** Offers the service {@code core.rootHttpRouter}. Without a web server its routes are never asked. */
@AutoConfiguration
@ConditionalOnClass(RouterFunction.class)
public final class RootHttpRouterServiceAutoConfiguration {

    @Bean
    RootRoutes stagedoorRootRoutes(PluginDirectory plugins) {
        return new RootRoutes(plugins.pluginIds());
    }

    @Bean("core.rootHttpRouter")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    RootHttpRouterService rootHttpRouter(RootRoutes routes, PluginDirectory plugins) {
        return new DefaultRootHttpRouter(routes, plugins::current);
    }
}
