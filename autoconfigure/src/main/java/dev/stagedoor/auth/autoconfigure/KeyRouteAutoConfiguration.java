package dev.stagedoor.auth.autoconfigure;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

import dev.stagedoor.wiring.PluginDirectory;
import dev.stagedoor.wiring.PluginServices;

/** Publishes the keys of each plugin in a servlet web application. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({Filter.class, FilterRegistrationBean.class})
public final class KeyRouteAutoConfiguration {

    /** After the rate limits and before the gates of plugins, for others need the keys while a plugin starts. */
    @Bean
    FilterRegistrationBean<KeyRoute> stagedoorKeyRoute(PluginDirectory plugins, PluginServices services) {
        FilterRegistrationBean<KeyRoute> registration = new FilterRegistrationBean<>(new KeyRoute(plugins, services));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 9);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
