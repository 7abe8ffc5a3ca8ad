package dev.stagedoor.server.autoconfigure;

import jakarta.servlet.Filter;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.http.RootHttpRouterCustomizer;
import dev.stagedoor.http.RootMiddleware;
import dev.stagedoor.logger.RootLoggerService;

/**
 * Sets up the server of a servlet web application by Backstage's keys, and what every request passes first. Each
 * {@link RootMiddleware} gives way to a bean with its name.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(
        value = Filter.class,
        name = {
            "org.springframework.boot.web.servlet.FilterRegistrationBean",
            "org.springframework.boot.web.server.context.WebServerInitializedEvent",
            "org.springframework.web.filter.CompositeFilter"
        })
public final class ServerAutoConfiguration {

    @Bean
    static ConfigCheck serverConfigCheck() {
        return config -> ConfigCheck.all(
                () -> ContentSecurityPolicy.read(config),
                () -> ReferrerPolicy.read(config),
                () -> CorsOptions.read(config));
    }

    @Bean
    @ConditionalOnMissingBean(name = "stagedoorSecurityHeaders")
    RootMiddleware stagedoorSecurityHeaders(RootConfigService config, Environment environment) {
        boolean compression = environment.getProperty("server.compression.enabled", Boolean.class, false);
        return new RootMiddleware(RootMiddleware.SECURITY_HEADERS, 100, new SecurityHeaders(config, compression));
    }

    @Bean
    @ConditionalOnMissingBean(name = "stagedoorCors")
    RootMiddleware stagedoorCors(RootConfigService config) {
        @Nullable Filter filter = CorsOptions.read(config).map(Cors::new).orElse(null);
        return new RootMiddleware(RootMiddleware.CORS, 200, filter);
    }

    @Bean
    RootFilterRegistration stagedoorRootMiddlewares(
            ObjectProvider<RootMiddleware> middlewares, ObjectProvider<RootHttpRouterCustomizer> customizers) {
        return RootFilterRegistration.of(middlewares, customizers);
    }

    @Bean
    ListeningLog stagedoorListeningLog(RootLoggerService logger, Environment environment) {
        return new ListeningLog(logger, environment);
    }

    /** What needs Tomcat. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            name = {
                "org.apache.catalina.valves.ValveBase",
                "org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory"
            })
    static class TomcatConfiguration {

        @Bean
        static ConfigCheck tomcatConfigCheck() {
            return ProxyTrust::read;
        }

        @Bean
        @ConditionalOnMissingBean(name = "stagedoorRequestLog")
        RootMiddleware stagedoorRequestLog(RootLoggerService rootLogger) {
            return new RootMiddleware(RootMiddleware.REQUEST_LOG, 300, new RequestLog(rootLogger));
        }

        @Bean
        TomcatServer stagedoorTomcatServer(RootConfigService config, RootLoggerService logger) {
            return new TomcatServer(config, logger);
        }
    }
}
