package dev.stagedoor.server.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What Spring Boot's server is told of Backstage's keys. */
class ServerEnvironmentTests {

    private final Map<String, Object> properties = new HashMap<>();

    private String source = "test";

    @ParameterizedTest
    @CsvSource(
            value = {
                "80, NONE, 80",
                ":80, NONE, 80",
                "1.2.3.4:80, 1.2.3.4, 80",
                "localhost:7007, localhost, 7007",
                "[::1]:80, [::1], 80"
            },
            nullValues = "NONE")
    @Case("SRV-01")
    void theAddressIsRead(String listen, String host, String port) {
        properties.put("backend.listen", listen);
        assertThat(processed().getProperty("server.address")).isEqualTo(host);
        assertThat(processed().getProperty("server.port")).isEqualTo(port);
    }

    @Test
    @Case("SRV-01")
    void hostAndPortMayBeKeysOfTheirOwn() {
        properties.put("backend.listen.host", "127.0.0.1");
        properties.put("backend.listen.port", "80");
        assertThat(processed().getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(processed().getProperty("server.port")).isEqualTo("80");
    }

    @Test
    @Case("SRV-02")
    void aHostAloneGetsBackstagesPort() {
        properties.put("backend.listen.host", "127.0.0.1");
        assertThat(processed().getProperty("server.port")).isEqualTo("7007");
    }

    @Test
    @Case("SRV-01")
    void aNumberIsAPort() {
        properties.put("backend.listen", 7008);
        assertThat(processed().getProperty("server.port")).isEqualTo("7008");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1:2:3", "localhost:", "host:http", "99999"})
    @Case("SRV-03")
    void anAddressThatCannotBeParsedIsRefused(String listen) {
        properties.put("backend.listen", listen);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(this::processed)
                .withMessageStartingWith(
                        "Unable to parse listen address " + listen + ", expected <port> or <host>:<port>")
                .withMessageContaining("'backend.listen'");
    }

    @Test
    @Case("SRV-03")
    void aPortThatIsNoneIsRefused() {
        properties.put("backend.listen.port", ":80");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(this::processed)
                .withMessageContaining("'backend.listen.port'");
    }

    @Test
    @Case("SRV-02")
    void importedConfigurationOfBackstagesMeansBackstagesPort() {
        source = "app-config [file.yaml]";
        assertThat(processed().getProperty("server.port")).isEqualTo("7007");
    }

    @Test
    @Case("SRV-02")
    void withoutAnythingOfBackstagesThePortIsSpringBoots() {
        assertThat(processed().containsProperty("server.port")).isFalse();
    }

    @Test
    void theKeysOfSpringBootGoFirst() {
        properties.put("backend.listen", "1.2.3.4:80");
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.put("server.compression.enabled", false);
        ConfigurableEnvironment environment = processed();
        assertThat(environment.getProperty("server.port")).isEqualTo("0");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("server.compression.enabled")).isEqualTo("false");
    }

    @Test
    void anApplicationWithoutServerIsLeftAlone() {
        properties.put("backend.listen", "nonsense");
        properties.put("spring.main.web-application-type", "none");
        assertThat(processed().containsProperty("server.compression.enabled")).isFalse();
    }

    private ConfigurableEnvironment processed() {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource(source, properties));
        ConfigurationPropertySources.attach(environment);
        SpringApplication application = new SpringApplication(Object.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        new ServerEnvironment(Supplier::get).postProcessEnvironment(environment, application);
        return environment;
    }
}
