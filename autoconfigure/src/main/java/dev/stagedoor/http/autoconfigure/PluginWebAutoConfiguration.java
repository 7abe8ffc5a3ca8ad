package dev.stagedoor.http.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.web.servlet.DispatcherServlet;

import dev.stagedoor.config.ConfigCheck;

/** Serves plugins in a servlet web application, if there is any plugin. */
@AutoConfiguration(
        after = {HttpRouterServiceAutoConfiguration.class, RootHttpRouterServiceAutoConfiguration.class},
        afterName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(
        value = DispatcherServlet.class,
        name = "org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath")
@EnableConfigurationProperties(HttpProperties.class)
@ImportRuntimeHints(WebRuntimeHints.class)
public final class PluginWebAutoConfiguration {

    @Bean
    static ConfigCheck defaultPolicyConfigCheck() {
        return config -> ConfigCheck.all(() -> config.getOptionalBoolean(DefaultPolicy.KEY));
    }

    @Bean
    static PluginWebRegistrar stagedoorPluginWebRegistrar() {
        return new PluginWebRegistrar();
    }
}
