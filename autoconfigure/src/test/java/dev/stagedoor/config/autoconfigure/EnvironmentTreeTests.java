package dev.stagedoor.config.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How the sources of an environment become one configuration. */
class EnvironmentTreeTests {

    @Test
    void flatNamesBecomeATree() {
        Config config = layers(source(
                "ctx",
                Map.of(
                        "a.list[1].name", "second",
                        "a.list[0].name", "first",
                        "a.texts[0]", "x",
                        "a.csp.default-src[0]", "'self'",
                        "a.map[b.c/d]", "odd",
                        "a.gap[1]", "no list")));
        assertThat(config.getConfigArray("a.list"))
                .extracting(item -> item.getString("name"))
                .containsExactly("first", "second");
        assertThat(config.getStringArray("a.texts")).containsExactly("x");
        assertThat(config.getStringArray("a.csp.default-src")).containsExactly("'self'");
        assertThat(config.get("a.map")).isEqualTo(Map.of("b.c/d", "odd"));
        assertThat(config.get("a.gap")).isEqualTo(Map.of("1", "no list"));
    }

    @Test
    @Case({"CFG-02", "CFG-04"})
    void objectsAreMergedAndAllElseIsReplaced() {
        Config config = layers(
                source("high", Map.of("o.a", "high", "o.list[0]", "high", "type", "text", "other.b", 1)),
                source(
                        "low",
                        Map.of(
                                "o.a",
                                "low",
                                "o.b",
                                "low",
                                "o.list[0]",
                                "x",
                                "o.list[1]",
                                "y",
                                "type.a",
                                1,
                                "other",
                                2)));
        assertThat(config.get("o")).isEqualTo(Map.of("a", "high", "b", "low", "list", List.of("high")));
        assertThat(config.getString("type")).isEqualTo("text");
        assertThat(config.getConfig("other").keys()).containsExactly("b");
    }

    @Test
    @Case("CFG-11")
    void itemsOfObjectListsHaveNoFallback() {
        Config config =
                layers(source("high", Map.of("list[0].a", 1)), source("low", Map.of("list[0].a", 2, "list[0].b", 3)));
        assertThat(config.getConfigArray("list").get(0).has("b")).isFalse();
    }

    @Test
    @Case("CFG-03")
    void nullHidesWhatIsBelow() {
        Map<String, @Nullable Object> nulls = new LinkedHashMap<>();
        nulls.put("a.scalar", null);
        nulls.put("a.object", null);
        Config config =
                layers(source("high", nulls), source("low", Map.of("a.scalar", 1, "a.object.b", 2, "a.rest", 3)));
        assertThat(config.has("a.scalar")).isFalse();
        assertThat(config.getOptionalNumber("a.object.b")).isEmpty();
        assertThat(config.getConfig("a").keys()).containsExactly("rest");
    }

    @Test
    void anotherSpellingOverrides() {
        Config config = layers(
                source("high", Map.of("backend.base-url", "high")), source("low", Map.of("backend.baseUrl", "low")));
        assertThat(config.getString("backend.baseUrl")).isEqualTo("high");
        assertThat(config.getConfig("backend").keys()).containsExactly("baseUrl");
    }

    @Test
    void structuredValuesAreTakenAsTheyAre() {
        Config config = layers(source("ctx", Map.of("a", Map.of("list", List.of(Map.of("b", 1)), "empty", Map.of()))));
        assertThat(config.getConfigArray("a.list").get(0).getNumber("b")).isEqualTo(1);
        assertThat(config.getConfig("a.empty").keys()).isEmpty();
    }

    @Test
    void placeholdersAreResolvedByTheEnvironment() {
        Config config =
                layers(source("ctx", Map.of("a", "${b}/${c:none}", "b", "x", "d", "${port:80}", "e", "${unset}")));
        assertThat(config.getString("a")).isEqualTo("x/none");
        assertThat(config.getNumber("d")).isEqualTo(80);
        assertThat(config.get("e")).isEqualTo("${unset}");
    }

    @Test
    void yamlKeepsTypesAndErrorsTellTheLine() throws IOException {
        Config config = layers(yaml("""
                backend:
                  port: 7007
                  ratio: 1.5
                  secure: true
                  baseUrl: http://localhost
                """));
        assertThat(config.get("backend"))
                .isEqualTo(Map.of("port", 7007, "ratio", 1.5, "secure", true, "baseUrl", "http://localhost"));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.getString("backend.port"))
                .withMessage("Invalid type in config for key 'backend.port' in 'app.yaml - 2:9', got number, wanted "
                        + "string");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.getString("backend.title"))
                .withMessage("Missing required config value at 'backend.title' in 'app.yaml'");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.getString("app.title"))
                .withMessage("Missing required config value at 'app.title' in 'environment'");
    }

    @Test
    void whatFlatteningMadeBlankIsAMissingObjectAnEmptyListAndAnEmptyText() throws IOException {
        Config config = layers(yaml("a:\n  b:\n  c: {}\n  d: []\n"), source("low", Map.of("a.b.x", 1)));
        assertThat(config.getOptionalConfig("a.b")).isEmpty();
        assertThat(config.getOptionalNumber("a.b.x")).isEmpty();
        assertThat(config.getOptionalConfig("a.c")).isEmpty();
        assertThat(config.getStringArray("a.d")).isEmpty();
        assertThat(config.getConfigArray("a.d")).isEmpty();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.getOptionalString("a.b"))
                .withMessageEndingWith("got empty-string, wanted string");
    }

    @Test
    void theSystemPropertiesOfTheJvmAreLeftOut() {
        Config config = layers(new MapPropertySource(
                StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                Map.of("java.version", "17", "user.name", "me", "backend.baseUrl", "x")));
        assertThat(config.keys()).containsExactly("backend");
    }

    @Test
    void variablesOverrideWhatIsDeclared() {
        Config config = layers(
                source("high", Map.of("todo.high", "stays")),
                variables(Map.of(
                        "TODO_BASEURL",
                        "var",
                        "TODO_HIGH",
                        "var",
                        "TODO_LIST",
                        "a, b",
                        "TODO_ITEMS_0",
                        "c",
                        "TODO_OBJECTS_0_TOKEN",
                        "secret",
                        "TODO",
                        "no object",
                        "PATH",
                        "/bin")),
                source(
                        "low",
                        Map.of(
                                "todo.baseUrl",
                                "low",
                                "todo.list",
                                List.of("x"),
                                "todo.items",
                                List.of("x", "y"),
                                "todo.objects",
                                List.of(Map.of("token", "low", "host", "h")),
                                "path",
                                "low")));
        assertThat(config.get("todo"))
                .isEqualTo(Map.of(
                        "baseUrl", "var",
                        "high", "stays",
                        "list", List.of("a", "b"),
                        "items", List.of("c"),
                        "objects", List.of(Map.of("token", "secret", "host", "h"))));
        assertThat(config.getString("path")).isEqualTo("low");
    }

    @Test
    void variablesAnswerForWhatIsNotDeclaredButAreNotListed() {
        Config config = layers(
                variables(Map.of("TODO_DATABASE_CLIENT", "pg", "TODO_LIST_0", "a", "PATH", "/bin")),
                source("low", Map.of("todo.other", 1)));
        assertThat(config.getString("todo.database.client")).isEqualTo("pg");
        assertThat(config.getConfig("todo").getConfig("database").getString("client"))
                .isEqualTo("pg");
        assertThat(config.getStringArray("todo.list")).containsExactly("a");
        assertThat(config.has("todo.data")).isFalse();
        assertThat(config.has("todo.x:y_z")).isFalse();
        assertThat(config.has("path")).isFalse();
        assertThat(config.keys()).containsExactly("todo");
        assertThat(config.getConfig("todo").keys()).containsExactly("other");
    }

    @Test
    void errorsNameTheVariable() {
        Config config = layers(variables(Map.of("TODO_PORT", "many")));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.getNumber("todo.port"))
                .withMessageContaining("for key 'todo.port' in '\"TODO_PORT\" from property source");
    }

    /** Makes an environment of these sources, the highest first. */
    private static RootConfigService layers(PropertySource<?>... sources) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().stream()
                .toList()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        Arrays.stream(sources).forEach(environment.getPropertySources()::addLast);
        return RootConfigServices.of(environment);
    }

    private static PropertySource<?> source(String name, Map<String, ?> values) {
        return new MapPropertySource(name, new LinkedHashMap<>(values));
    }

    private static PropertySource<?> variables(Map<String, Object> values) {
        return new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, values);
    }

    private static PropertySource<?> yaml(String text) throws IOException {
        Resource resource = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {

            @Override
            public String getDescription() {
                return "app.yaml";
            }

            @Override
            public String toString() {
                return getDescription();
            }
        };
        return new YamlPropertySourceLoader().load("yaml", resource).get(0);
    }
}
