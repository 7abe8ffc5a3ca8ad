package dev.stagedoor.client.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.restclient.autoconfigure.RestClientBuilderConfigurer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.discovery.autoconfigure.DiscoveryServiceAutoConfiguration;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The default of {@code stagedoor.client}, its settings and its overrides. */
class PluginClientServiceAutoConfigurationTests {

    private static final PluginClientService OWN = new PluginClientService() {

        @Override
        public RestClient.Builder builder() {
            return RestClient.builder();
        }

        @Override
        public RestClient.Builder builder(BackstageCredentials<?> onBehalfOf) {
            return RestClient.builder();
        }
    };

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    WiringAutoConfiguration.class,
                    RootConfigServiceAutoConfiguration.class,
                    RootLoggerServiceAutoConfiguration.class,
                    LoggerServiceAutoConfiguration.class,
                    LifecycleServiceAutoConfiguration.class,
                    DiscoveryServiceAutoConfiguration.class,
                    PluginClientServiceAutoConfiguration.class));

    @Test
    void aPluginIsGivenABuilderAtEachCall() {
        runner.withUserConfiguration(AskingPlugin.class).run(context -> {
            PluginClientService client = context.getBean(AskingPlugin.class).client;
            assertThat(client.builder()).isNotSameAs(client.builder());
        });
    }

    @Test
    void aBeanOfTheApplicationWins() {
        runner.withUserConfiguration(AskingPlugin.class, OwnBean.class)
                .run(context ->
                        assertThat(context.getBean(AskingPlugin.class).client).isSameAs(OWN));
    }

    @Test
    void aServiceFactoryOfTheApplicationWins() {
        runner.withUserConfiguration(AskingPlugin.class, OwnFactory.class)
                .run(context ->
                        assertThat(context.getBean(AskingPlugin.class).client).isSameAs(OWN));
    }

    @Test
    void withoutTheServiceForTokensCallsAreMadeOnNobodysBehalf() {
        runner.withUserConfiguration(AskingPlugin.class).run(context -> {
            PluginClientService client = context.getBean(AskingPlugin.class).client;
            assertThatIllegalStateException()
                    .isThrownBy(() -> client.client("catalog", StubAuth.credentials("user:default/ada")))
                    .withMessageContaining("core.auth");
        });
    }

    @Test
    void withoutSpringBootsClientABackendStartsWithoutTheService() {
        runner.withClassLoader(new FilteredClassLoader(RestClientBuilderConfigurer.class))
                .withUserConfiguration(QuietPlugin.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("stagedoor.client"));
    }

    @Test
    @Case("CLI-14")
    void aCallDoesNotAskForAnotherProtocol() throws Exception {
        try (ForeignServer server = new ForeignServer().answer("/x", 200, "text/plain", "fine")) {
            runner.withUserConfiguration(AskingPlugin.class).run(context -> {
                PluginClientService client = context.getBean(AskingPlugin.class).client;
                client.builder()
                        .build()
                        .get()
                        .uri(server.url() + "/x")
                        .retrieve()
                        .toBodilessEntity();
            });

            assertThat(server.requests())
                    .singleElement()
                    .satisfies(
                            request -> assertThat(request.getRequestHeaders()).doesNotContainKey("Upgrade"));
        }
    }

    @Test
    @Case({"CLI-09", "CLI-10"})
    void callsHaveLimitsAndFollowNoRedirect() {
        HttpClientSettings settings = ClientLimits.of(new ClientProperties(null, null), HttpClientSettings.defaults());

        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.redirects()).isEqualTo(HttpRedirects.DONT_FOLLOW);
    }

    @Test
    void ownLimitsGoBeforeThoseOfTheApplication() {
        HttpClientSettings application = HttpClientSettings.defaults()
                .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2))
                .withRedirects(HttpRedirects.FOLLOW);

        HttpClientSettings without = ClientLimits.of(new ClientProperties(null, null), application);
        assertThat(without.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(without.readTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(without.redirects()).isEqualTo(HttpRedirects.DONT_FOLLOW);

        HttpClientSettings with =
                ClientLimits.of(new ClientProperties(Duration.ofSeconds(3), Duration.ofSeconds(4)), application);
        assertThat(with.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(with.readTimeout()).isEqualTo(Duration.ofSeconds(4));
    }

    @BackendPlugin("asking")
    static class AskingPlugin {

        private volatile PluginClientService client;

        @Init
        void init(PluginClientService client) {
            this.client = client;
        }
    }

    @BackendPlugin("quiet")
    static class QuietPlugin {}

    @Configuration(proxyBeanMethods = false)
    static class OwnBean {

        @Bean
        @PluginScope
        PluginClientService own() {
            return OWN;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        static ServiceFactory<PluginClientService> own() {
            return ServiceFactory.of(PluginServiceRef.of(PluginClientService.class))
                    .create(deps -> OWN);
        }
    }
}
