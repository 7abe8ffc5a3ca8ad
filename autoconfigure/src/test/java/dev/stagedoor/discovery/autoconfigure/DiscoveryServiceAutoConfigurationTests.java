package dev.stagedoor.discovery.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.discovery.DiscoveryCustomizer;
import dev.stagedoor.discovery.DiscoveryEndpoint;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The default of {@code core.discovery} in a backend, and its overrides. */
class DiscoveryServiceAutoConfigurationTests {

    private static final DiscoveryService OWN = new OwnDiscovery();

    @RegisterExtension
    private final TestServer server = new TestServer();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    WiringAutoConfiguration.class,
                    RootConfigServiceAutoConfiguration.class,
                    RootLoggerServiceAutoConfiguration.class,
                    LoggerServiceAutoConfiguration.class,
                    LifecycleServiceAutoConfiguration.class,
                    DiscoveryServiceAutoConfiguration.class));

    @Test
    @Case("DIS-24")
    void aPluginIsFoundAtThePortThatIsOpen() throws Exception {
        server.run(AskingPlugin.class);
        int port = server.context().getWebServer().getPort();

        assertThat(server.context().getBean(AskingPlugin.class).found)
                .isEqualTo("http://localhost:" + port + "/api/other");
    }

    @Test
    @Case("DIS-24")
    void theKeysOfSpringBootGoBeforeBackstages() {
        server.property("backend.listen", "0.0.0.0:1234")
                .property("server.address", "127.0.0.1")
                .property("server.servlet.context-path", "/base")
                .property("spring.mvc.servlet.path", "/mvc")
                .property("backend.baseUrl", "https://example.com")
                .run(AskingPlugin.class);
        int port = server.context().getWebServer().getPort();

        assertThat(discovery("asking").getBaseUrl("todo")).isEqualTo("http://127.0.0.1:" + port + "/base/mvc/api/todo");
        assertThat(discovery("asking").getExternalBaseUrl("todo")).isEqualTo("https://example.com/api/todo");
    }

    @Test
    @Case("DIS-24")
    void aServerThatIsNotThereIsTakenToBeWhereTheKeysSay() {
        runner.withUserConfiguration(AskingPlugin.class)
                .withPropertyValues("server.port=81", "server.ssl.bundle=mine")
                .run(context -> assertThat(context.getBean(AskingPlugin.class).found)
                        .isEqualTo("https://localhost:81/api/other"));
        runner.withUserConfiguration(AskingPlugin.class)
                .withPropertyValues("backend.listen=:82", "backend.https=true", "server.ssl.enabled=false")
                .run(context -> assertThat(context.getBean(AskingPlugin.class).found)
                        .isEqualTo("http://localhost:82/api/other"));
        runner.withUserConfiguration(AskingPlugin.class)
                .withPropertyValues("server.address=[::1]")
                .run(context ->
                        assertThat(context.getBean(AskingPlugin.class).found).isEqualTo("http://[::1]:8080/api/other"));
    }

    @Test
    void aPortThatIsNotKnownYetIsNotGuessed() {
        runner.withUserConfiguration(QuietPlugin.class)
                .withPropertyValues("server.port=0")
                .run(context -> assertThatIllegalStateException()
                        .isThrownBy(() -> context.getBean(PluginServices.class)
                                .get("quiet", CoreServices.DISCOVERY)
                                .getBaseUrl("todo"))
                        .withMessageContaining("server.port"));
    }

    @Test
    @Case("DIS-22")
    void eachPluginHasAnInstanceOfItsOwn() {
        runner.withUserConfiguration(AskingPlugin.class, QuietPlugin.class).run(context -> {
            PluginServices services = context.getBean(PluginServices.class);
            DiscoveryService one = services.get("asking", CoreServices.DISCOVERY);
            DiscoveryService other = services.get("quiet", CoreServices.DISCOVERY);

            assertThat(one).isNotSameAs(other).isSameAs(services.get("asking", CoreServices.DISCOVERY));
        });
    }

    @Test
    @Case("DIS-15")
    void endpointsMayBeFoundByDns() throws Exception {
        try (DnsServer dns = new DnsServer()) {
            dns.add("other.service.consul", new SrvRecord(1, 1, 8443, "node7.consul"));
            runner.withUserConfiguration(AskingPlugin.class)
                    .withPropertyValues(
                            "stagedoor.discovery.dns-server=" + dns.address(),
                            "discovery.endpoints[0].target.internal="
                                    + "https+srv://{{pluginId}}.service.consul/api/{{pluginId}}",
                            "discovery.endpoints[0].plugins[0]=*")
                    .run(context -> assertThat(context.getBean(AskingPlugin.class).found)
                            .isEqualTo("https://node7.consul:8443/api/other"));
        }
    }

    @Test
    @Case({"DIS-16", "DIS-17"})
    void mistakesInTheConfigurationFailTheStartAndAreAllNamed() {
        runner.withUserConfiguration(QuietPlugin.class)
                .withPropertyValues(
                        "discovery.endpoints[0].target=http+srv://name/x",
                        "discovery.endpoints[0].plugins[0]=other",
                        "discovery.endpoints[1].target.internal=http+srv://name:80/x",
                        "discovery.endpoints[1].plugins[0]=other")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("discovery.endpoints[0].target")
                        .hasStackTraceContaining("discovery.endpoints[1].target.internal"));
    }

    @Test
    void aDnsServerThatIsNoneIsRefused() {
        runner.withUserConfiguration(QuietPlugin.class)
                .withPropertyValues("stagedoor.discovery.dns-server=dns://host")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("stagedoor.discovery.dns-server is a host"));
    }

    @Test
    @Case("DIS-13")
    void aCustomizerGivesEndpointsThatTheConfigurationOverrides() {
        runner.withUserConfiguration(AskingPlugin.class, Company.class)
                .run(context ->
                        assertThat(context.getBean(AskingPlugin.class).found).isEqualTo("http://other.company"));
        runner.withUserConfiguration(AskingPlugin.class, Company.class)
                .withPropertyValues(
                        "discovery.endpoints[0].target=http://mine", "discovery.endpoints[0].plugins[0]=other")
                .run(context ->
                        assertThat(context.getBean(AskingPlugin.class).found).isEqualTo("http://mine"));
    }

    @Test
    void aBeanOfTheApplicationWins() {
        runner.withUserConfiguration(AskingPlugin.class, OwnBean.class).run(context -> {
            assertThat(context.getBean(AskingPlugin.class).found).isEqualTo("own:other");
            assertThat(context).doesNotHaveBean("core.discovery");
        });
    }

    @Test
    void aServiceFactoryOfTheApplicationWins() {
        runner.withUserConfiguration(AskingPlugin.class, OwnFactory.class)
                .run(context ->
                        assertThat(context.getBean(AskingPlugin.class).found).isEqualTo("own:other"));
    }

    @Test
    void aFeatureThatIsAnObjectMayAskToo() {
        server.add(BackendFeature.plugin(
                        "object",
                        points -> points.registerInit(
                                deps -> assertThat(
                                                deps.get(CoreServices.DISCOVERY).getBaseUrl("todo"))
                                        .endsWith("/api/todo"),
                                CoreServices.DISCOVERY)))
                .run();

        assertThat(server.status("object").state()).isEqualTo(Backend.State.RUNNING);
    }

    private DiscoveryService discovery(String pluginId) {
        return server.context().getBean(PluginServices.class).get(pluginId, CoreServices.DISCOVERY);
    }

    @BackendPlugin("asking")
    static class AskingPlugin {

        private volatile String found;

        @Init
        void init(DiscoveryService discovery) {
            found = discovery.getBaseUrl("other");
        }
    }

    @BackendPlugin("quiet")
    static class QuietPlugin {}

    record OwnDiscovery() implements DiscoveryService {

        @Override
        public String getBaseUrl(String pluginId) {
            return "own:" + pluginId;
        }

        @Override
        public String getExternalBaseUrl(String pluginId) {
            return "own:" + pluginId;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Company {

        @Bean
        DiscoveryCustomizer company() {
            return endpoints -> endpoints.add(DiscoveryEndpoint.of("http://{{pluginId}}.company", "*"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBean {

        @Bean
        @PluginScope
        DiscoveryService own() {
            return OWN;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        static ServiceFactory<DiscoveryService> own() {
            return ServiceFactory.of(CoreServices.DISCOVERY).create(deps -> OWN);
        }
    }
}
