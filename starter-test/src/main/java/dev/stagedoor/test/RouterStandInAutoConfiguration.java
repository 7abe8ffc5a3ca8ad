package dev.stagedoor.test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.function.RouterFunction;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;

/** Takes routes where no web server does. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(RouterFunction.class)
final class RouterStandInAutoConfiguration {

    @Bean("core.httpRouter")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    FakeHttpRouter httpRouter() {
        return new FakeHttpRouter();
    }

    @Bean("core.rootHttpRouter")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    FakeRootHttpRouter rootHttpRouter() {
        return new FakeRootHttpRouter();
    }
}
