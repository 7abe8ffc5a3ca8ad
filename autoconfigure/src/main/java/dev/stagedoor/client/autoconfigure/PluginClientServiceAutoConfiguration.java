package dev.stagedoor.client.autoconfigure;

import java.net.http.HttpClient;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.restclient.autoconfigure.RestClientBuilderConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.web.client.RestClient;

import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.discovery.DiscoveryService;

/** Offers the service {@code stagedoor.client}, on what Spring Boot has for its own client. */
@AutoConfiguration(afterName = "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration")
@ConditionalOnClass({RestClient.class, RestClientBuilderConfigurer.class})
@EnableConfigurationProperties(ClientProperties.class)
public final class PluginClientServiceAutoConfiguration {

    /** Connections are shared by all plugins. */
    @Bean
    @RootContext
    Transport clientTransport(
            ClientProperties properties,
            ObjectProvider<ClientHttpRequestFactoryBuilder<?>> requests,
            ObjectProvider<HttpClientSettings> settings,
            ObjectProvider<RestClientBuilderConfigurer> configurer,
            ObjectProvider<ClientRequestObservationConvention> conventions,
            Environment environment) {
        return new Transport(
                withoutUpgrade(requests.getIfAvailable(ClientHttpRequestFactoryBuilder::detect))
                        .build(ClientLimits.of(properties, settings.getIfAvailable(HttpClientSettings::defaults))),
                configurer.getIfAvailable(RestClientBuilderConfigurer::new),
                conventions.stream().findAny().isPresent() ? null : convention(environment));
    }

    @Bean("stagedoor.client")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    PluginClientService pluginClient(DiscoveryService discovery, Optional<AuthService> auth, Transport transport) {
        return new DefaultPluginClient(discovery, auth.orElse(null), transport.requests(), transport::configure);
    }

    /** The JDK's client asks to change to HTTP/2, which a backend that serves web sockets may leave unanswered. */
    private static ClientHttpRequestFactoryBuilder<?> withoutUpgrade(ClientHttpRequestFactoryBuilder<?> requests) {
        return requests instanceof JdkClientHttpRequestFactoryBuilder jdk
                ? jdk.withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1))
                : requests;
    }

    private static PluginRequestConvention convention(Environment environment) {
        return new PluginRequestConvention(
                environment.getProperty("management.observations.http.client.requests.name", "http.client.requests"));
    }
}
