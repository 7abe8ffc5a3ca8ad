package dev.stagedoor.http.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

import dev.stagedoor.ServiceFactory;
import dev.stagedoor.http.RootHttpRouterService;
import dev.stagedoor.wiring.PluginDirectory;

/** Offers the service {@code core.rootHttpRouter}. Without a web server its routes are never asked. */
@AutoConfiguration
@ConditionalOnClass(RouterFunction.class)
public final class RootHttpRouterServiceAutoConfiguration {

    @Bean
    RootRoutes stagedoorRootRoutes(PluginDirectory plugins, Environment environment) {
        return new RootRoutes(plugins.pluginIds(), IndexPath.read(environment));
    }

    @Bean("core.rootHttpRouter")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    RootHttpRouterService rootHttpRouter(RootRoutes routes, PluginDirectory plugins) {
        return new DefaultRootHttpRouter(routes, plugins::current);
    }

    /** Serves what nothing else serves. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    @ConditionalOnClass(RouterFunctionMapping.class)
    static class IndexConfiguration {

        @Bean
        IndexMapping stagedoorIndexMapping(RootRoutes routes, PluginDirectory plugins, Environment environment) {
            return new IndexMapping(new IndexRoutes(IndexPath.read(environment), plugins.pluginIds(), routes.index()));
        }
    }
}
