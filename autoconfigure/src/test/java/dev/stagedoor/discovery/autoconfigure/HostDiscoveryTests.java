package dev.stagedoor.discovery.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.config.autoconfigure.ChangingConfig;
import dev.stagedoor.config.autoconfigure.RootConfigServices;
import dev.stagedoor.discovery.DiscoveryEndpoint;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the configuration says of the addresses of plugins. */
class HostDiscoveryTests {

    private static final Map<String, ?> BACKEND = Map.of("baseUrl", "https://backstage.example.com");

    private final List<LogEntry> log = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "80, http://localhost:80/api/todo",
        ":80, http://localhost:80/api/todo",
        "'[::]:80', http://localhost:80/api/todo",
        "0.0.0.0:80, http://127.0.0.1:80/api/todo",
        "127.0.0.1:7007, http://127.0.0.1:7007/api/todo",
        "some.host:80, http://some.host:80/api/todo",
        "'[fe80::1]:80', http://[fe80::1]:80/api/todo"
    })
    @Case({"DIS-01", "DIS-02"})
    void aPluginIsFoundWhereTheBackendListens(String listen, String expected) {
        assertThat(discovery(Map.of("backend", Map.of("listen", listen))).getBaseUrl("todo"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', localhost",
        "'::', localhost",
        "0.0.0.0, 127.0.0.1",
        "1.2.3.4, 1.2.3.4",
        "'::1', [::1]",
        "'[::1]', [::1]"
    })
    @Case("DIS-02")
    void theHostMayBeSaidByItself(String host, String expected) {
        Map<String, ?> listen = Map.of("host", host, "port", "80");

        assertThat(discovery(Map.of("backend", Map.of("listen", listen))).getBaseUrl("todo"))
                .isEqualTo("http://" + expected + ":80/api/todo");
    }

    @Test
    @Case("DIS-01")
    void thePortIsBackstagesUnlessSomethingIsSaid() {
        assertThat(discovery(Map.of()).getBaseUrl("todo")).isEqualTo("http://localhost:7007/api/todo");
        assertThat(discovery(Map.of("backend", Map.of("listen", Map.of("host", "h"))))
                        .getBaseUrl("todo"))
                .isEqualTo("http://h:7007/api/todo");
    }

    @Test
    void aListenAddressThatCanNotBeReadIsRefused() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> discovery(Map.of("backend", Map.of("listen", "eighty"))))
                .withMessageContaining("'backend.listen'")
                .withMessageContaining("Unable to parse listen address eighty, expected <port> or <host>:<port>");
    }

    @Test
    @Case("DIS-03")
    void theInternalAddressIsSecureIfTheServerIs() {
        assertThat(discovery(Map.of("backend", Map.of("https", true))).getBaseUrl("todo"))
                .isEqualTo("https://localhost:7007/api/todo");
        Map<String, ?> certificate = Map.of("certificate", Map.of("cert", "c", "key", "k"));
        assertThat(discovery(Map.of("backend", Map.of("https", certificate))).getBaseUrl("todo"))
                .isEqualTo("https://localhost:7007/api/todo");
        assertThat(discovery(Map.of("backend", Map.of("https", false))).getBaseUrl("todo"))
                .isEqualTo("http://localhost:7007/api/todo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/base", "https://example.com/base/", "https://example.com/base//"})
    @Case("DIS-04")
    void theExternalAddressBeginsWithTheBaseUrl(String baseUrl) {
        DiscoveryService discovery = discovery(Map.of("backend", Map.of("baseUrl", baseUrl, "listen", ":80")));

        assertThat(discovery.getExternalBaseUrl("todo")).isEqualTo("https://example.com/base/api/todo");
        assertThat(discovery.getBaseUrl("todo")).isEqualTo("http://localhost:80/api/todo");
    }

    @Test
    @Case("DIS-05")
    void idsAreEncoded() {
        DiscoveryService discovery = discovery(endpoints(Map.of(
                "target", Map.of("internal", "http://in/{{pluginId}}"), "plugins", List.of("a b/ü", "it's(~*!)"))));

        assertThat(discovery.getBaseUrl("a b/ü")).isEqualTo("http://in/a%20b%2F%C3%BC");
        assertThat(discovery.getBaseUrl("it's(~*!)")).isEqualTo("http://in/it's(~*!)");
        assertThat(discovery.getBaseUrl("a$1")).isEqualTo("http://localhost:7007/api/a%241");
        assertThat(discovery.getExternalBaseUrl("a b")).isEqualTo("https://backstage.example.com/api/a%20b");
    }

    @Test
    @Case("DIS-06")
    void withoutBaseUrlTheExternalAddressIsTheInternalOneAndThereIsAWarning() {
        assertThat(discovery(Map.of("backend", Map.of("listen", ":80"))).getExternalBaseUrl("todo"))
                .isEqualTo("http://localhost:80/api/todo");
        assertThat(messages()).singleElement().asString().startsWith("backend.baseUrl is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:7007, 'backend.baseUrl is ''http://localhost:7007'', which no other machine can reach'",
        "http://127.0.0.1:7007, 'backend.baseUrl is ''http://127.0.0.1:7007'', which no other machine can reach'",
        "no url, backend.baseUrl is not a valid URL: 'no url'"
    })
    @Case("DIS-07")
    void aBaseUrlThatNobodyOutsideCanUseGetsAWarning(String baseUrl, String warning) {
        discovery(Map.of("backend", Map.of("baseUrl", baseUrl)));

        assertThat(messages()).singleElement().asString().startsWith(warning);
    }

    @Test
    @Case({"DIS-08", "DIS-10", "DIS-23"})
    void anEndpointWithOneTargetIsForEverybody() {
        DiscoveryService discovery = discovery(endpoints(Map.of(
                "target", "https://plugins.example.com/{{ pluginId }}/x", "plugins", List.of("todo", "catalog"))));

        assertThat(discovery.getBaseUrl("todo")).isEqualTo("https://plugins.example.com/todo/x");
        assertThat(discovery.getExternalBaseUrl("catalog")).isEqualTo("https://plugins.example.com/catalog/x");
        assertThat(discovery.getBaseUrl("other")).isEqualTo("http://localhost:7007/api/other");
    }

    @Test
    @Case({"DIS-09", "DIS-10"})
    void anEndpointMaySayNothingOfOneSide() {
        DiscoveryService discovery = discovery(endpoints(
                Map.of("target", Map.of("internal", "http://in/{{pluginId}}"), "plugins", List.of("a")),
                Map.of("target", Map.of("external", "http://out/{{  pluginId}}"), "plugins", List.of("b"))));

        assertThat(discovery.getBaseUrl("a")).isEqualTo("http://in/a");
        assertThat(discovery.getExternalBaseUrl("a")).isEqualTo("https://backstage.example.com/api/a");
        assertThat(discovery.getBaseUrl("b")).isEqualTo("http://localhost:7007/api/b");
        assertThat(discovery.getExternalBaseUrl("b")).isEqualTo("http://out/b");
    }

    @Test
    @Case("DIS-11")
    void aPluginThatIsNamedGoesBeforeTheWildcard() {
        DiscoveryService discovery = discovery(endpoints(
                Map.of("target", "http://named/{{pluginId}}", "plugins", List.of("todo")),
                Map.of("target", "http://any/{{pluginId}}", "plugins", List.of("*"))));

        assertThat(discovery.getBaseUrl("todo")).isEqualTo("http://named/todo");
        assertThat(discovery.getBaseUrl("other")).isEqualTo("http://any/other");
        assertThat(discovery.getExternalBaseUrl("other")).isEqualTo("http://any/other");
    }

    @Test
    @Case("DIS-12")
    void aLaterEndpointGoesBeforeAnEarlierOne() {
        DiscoveryService discovery = discovery(endpoints(
                Map.of("target", "http://first/{{pluginId}}", "plugins", List.of("todo")),
                Map.of("target", Map.of("internal", "http://second/{{pluginId}}"), "plugins", List.of("todo"))));

        assertThat(discovery.getBaseUrl("todo")).isEqualTo("http://second/todo");
        assertThat(discovery.getExternalBaseUrl("todo")).isEqualTo("http://first/todo");
    }

    @Test
    @Case("DIS-13")
    void endpointsThatAreGivenInCodeGiveWayToTheConfiguration() {
        Map<String, ?> config =
                endpoints(Map.of("target", "http://configured/{{pluginId}}", "plugins", List.of("todo")));

        DiscoveryService discovery = HostDiscovery.fromConfig(
                RootConfigServices.of("test", config),
                log::add,
                DiscoveryEndpoint.of("http://company/{{pluginId}}", "todo", "catalog"),
                DiscoveryEndpoint.internal("http://company-in/{{pluginId}}", "search"),
                DiscoveryEndpoint.external("http://company-out/{{pluginId}}", "search"));

        assertThat(discovery.getBaseUrl("todo")).isEqualTo("http://configured/todo");
        assertThat(discovery.getBaseUrl("catalog")).isEqualTo("http://company/catalog");
        assertThat(discovery.getBaseUrl("search")).isEqualTo("http://company-in/search");
        assertThat(discovery.getExternalBaseUrl("search")).isEqualTo("http://company-out/search");
    }

    @Test
    @Case("DIS-14")
    void aChangeOfTheConfigurationIsFollowed() {
        ChangingConfig config = new ChangingConfig(endpoints(Map.of("target", "http://a", "plugins", List.of("todo"))));
        DiscoveryService discovery = HostDiscovery.fromConfig(config.service(), log::add);
        assertThat(discovery.getBaseUrl("todo")).isEqualTo("http://a");

        config.change(endpoints(Map.of("target", "http://b", "plugins", List.of("todo"))));
        assertThat(discovery.getBaseUrl("todo")).isEqualTo("http://b");

        config.change(Map.of("backend", BACKEND));
        assertThat(discovery.getBaseUrl("todo")).isEqualTo("http://localhost:7007/api/todo");
    }

    @Test
    @Case("DIS-14")
    void aChangeThatCanNotBeUsedIsLoggedAndNothingChanges() {
        ChangingConfig config = new ChangingConfig(endpoints(Map.of("target", "http://a", "plugins", List.of("todo"))));
        DiscoveryService discovery = HostDiscovery.fromConfig(config.service(), log::add);

        config.change(endpoints(
                Map.of("target", "http://b", "plugins", List.of("todo")),
                Map.of("target", "http://c", "plugins", "catalog")));

        assertThat(discovery.getBaseUrl("todo")).isEqualTo("http://a");
        assertThat(messages()).containsExactly("Failed to update discovery service");
        assertThat(log.get(0).throwable()).isInstanceOf(ConfigException.class).hasMessageContaining("plugins");
    }

    @ParameterizedTest
    @CsvSource({
        "http+srv://name:80/x, can not have a port",
        "http+srv://user@name/x, can not have a user",
        "http+srv://user:secret@name/x, can not have a user",
        "http+srv://name/x?y, can not have a query",
        "http+srv://name/x#y, can not have a query or a fragment",
        "http+srv:///x, is not a name",
        "ftp+srv://name/x, only http and https",
        "http+srv:name, begins with http+srv://"
    })
    @Case("DIS-16")
    void anAddressForDnsIsANameAndAPathAndNothingElse(String target, String reason) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() ->
                        discovery(endpoints(Map.of("target", Map.of("internal", target), "plugins", List.of("todo")))))
                .withMessageContaining("'discovery.endpoints[0].target.internal'")
                .withMessageContaining(target)
                .withMessageContaining(reason);
    }

    @Test
    @Case("DIS-17")
    void anAddressForDnsIsInternalOnly() {
        String srv = "http+srv://name/{{pluginId}}";
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() ->
                        discovery(endpoints(Map.of("target", Map.of("external", srv), "plugins", List.of("todo")))))
                .withMessageContaining("'discovery.endpoints[0].target.external'")
                .withMessageContaining("can only be internal");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> discovery(endpoints(Map.of("target", srv, "plugins", List.of("todo")))))
                .withMessageContaining("'discovery.endpoints[0].target'")
                .withMessageContaining("can only be internal");
    }

    @Test
    @Case({"DIS-16", "DIS-17"})
    void endpointsThatAreGivenInCodeAreCheckedToo() {
        RootConfigService config = RootConfigServices.of("test", Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        HostDiscovery.fromConfig(config, log::add, DiscoveryEndpoint.of("http+srv://name/x", "todo")))
                .withMessageContaining("given in code")
                .withMessageContaining("can only be internal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostDiscovery.fromConfig(
                        config, log::add, DiscoveryEndpoint.internal("http+srv://name:1/x", "todo")))
                .withMessageContaining("can not have a port");
    }

    private DiscoveryService discovery(Map<String, ?> config) {
        return HostDiscovery.fromConfig(RootConfigServices.of("test", config), log::add);
    }

    private List<String> messages() {
        return log.stream().map(LogEntry::message).toList();
    }

    private static Map<String, ?> endpoints(Map<?, ?>... endpoints) {
        return Map.of("backend", BACKEND, "discovery", Map.of("endpoints", List.of(endpoints)));
    }
}
