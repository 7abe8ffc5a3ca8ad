package dev.stagedoor.config.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What Spring's binding makes of Backstage's files, and what {@code rootConfig} does. */
class AppConfigBindingTests {

    private static final String TEXT = """
            backend:
              baseUrl: http://localhost
              empty: {}
              none: []
              cache: {}
              csp:
                default-src: ["'self'"]
                under_score: [x]
            proxy:
              endpoints:
                /jira/api: {target: http://jira}
                a.b[c]: {target: http://odd}
                '': {target: http://nameless}
                'x]': {target: http://open}
            integrations:
              github:
                - host: github.com
                  apps: [{id: 1, events: []}]
                - host: ghe
            """;

    @TempDir
    private Path directory;

    @Test
    @Case({"CFG-11", "CFG-46"})
    void oddKeysEmptyObjectsAndArraysOfObjectsSurviveInRootConfig() {
        try (var context = new AppConfig(directory).file("a.yaml", TEXT).start("a.yaml")) {
            Config config = context.getBean(RootConfigService.class);
            assertThat(config.getConfig("backend.empty").keys()).isEmpty();
            assertThat(config.get("backend.none")).isEqualTo(List.of());
            assertThat(config.getConfig("proxy.endpoints").keys()).containsExactly("/jira/api", "a.b[c]", "", "x]");
            assertThat(config.get("backend.csp"))
                    .isEqualTo(Map.of("default-src", List.of("'self'"), "under_score", List.of("x")));
            assertThat(config.getConfigArray("integrations.github").get(0).getConfigArray("apps"))
                    .singleElement()
                    .satisfies(app -> assertThat(app.get()).isEqualTo(Map.of("id", 1, "events", List.of())));
        }
    }

    @Test
    void springsBindingKeepsOddKeysOfMaps() {
        try (var context = new AppConfig(directory).file("a.yaml", TEXT).start("a.yaml")) {
            Binder binder = Binder.get(context.getEnvironment());
            assertThat(binder.bind("proxy.endpoints", Bindable.mapOf(String.class, Target.class))
                            .get())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("/jira/api", new Target("http://jira"), "a.b[c]", new Target("http://odd")));
            assertThat(binder.bind(
                                    "backend.csp",
                                    Bindable.of(ResolvableType.forType(
                                            new ParameterizedTypeReference<Map<String, List<String>>>() {})))
                            .get())
                    .isEqualTo(Map.of("default-src", List.of("'self'"), "under_score", List.of("x")));
        }
    }

    @Test
    void springsBindingSeesEmptyObjectsAsMissingAndEmptyArraysAsEmpty() {
        try (var context = new AppConfig(directory).file("a.yaml", TEXT).start("a.yaml")) {
            Backend backend = Binder.get(context.getEnvironment())
                    .bind("backend", Backend.class)
                    .get();
            assertThat(backend).isEqualTo(new Backend("http://localhost", null, List.of()));
        }
    }

    @Test
    void aKeyInBracketsIsFoundByItsDottedNameToo() {
        try (var context = new AppConfig(directory).file("a.yaml", TEXT).start("a.yaml")) {
            Environment environment = context.getEnvironment();
            assertThat(environment.getProperty("proxy.endpoints[/jira/api].target"))
                    .isEqualTo("http://jira");
            assertThat(environment.getProperty("proxy.endpoints./jira/api.target"))
                    .isEqualTo("http://jira");
            assertThat(environment.getProperty("backend.csp.under_score[0]")).isEqualTo("x");
            assertThat(environment.getProperty("backend.base-url")).isEqualTo("http://localhost");
        }
    }

    @Test
    void springKnowsTheLineOfEachValue() {
        try (var context = new AppConfig(directory).file("a.yaml", TEXT).start("a.yaml")) {
            var source = context.getEnvironment().getPropertySources().stream()
                    .filter(each -> each.getName().startsWith("app-config"))
                    .findFirst()
                    .orElseThrow();
            assertThat(OriginLookup.getOrigin(source, "integrations.github[1].host"))
                    .hasToString("file [" + directory.resolve("a.yaml") + "] - 19:13");
        }
    }

    record Target(String target) {}

    record Cache(@Nullable String store) {}

    record Backend(String baseUrl, @Nullable Cache cache, List<String> none) {}
}
