package dev.stagedoor.sample.catalog.processing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.test.FakeRootConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RulesTests {

    private static final LocationSpec ANYWHERE = new LocationSpec("url", "https://example.com/org/shop/catalog.yaml");

    @Test
    void withoutRulesOnlyComponentsApisAndLocationsAreAllowed() {
        Rules rules = rules(Map.of());

        assertThat(List.of("Component", "API", "Location", "component"))
                .allMatch(kind -> rules.allow(entity(kind, "x"), ANYWHERE));
        assertThat(List.of("User", "Group", "System", "Domain", "Resource", "Template"))
                .noneMatch(kind -> rules.allow(entity(kind, "x"), ANYWHERE));
    }

    @Test
    void aRuleAllowsKindsAndTypesInPlacesOnly() {
        Rules rules = rules(Map.of(
                "rules",
                List.of(
                        Map.of("allow", List.of("Component")),
                        Map.of("allow", List.of(Map.of("kind", "Resource", "spec.type", "database"))),
                        Map.of(
                                "allow",
                                List.of("Template"),
                                "locations",
                                List.of(Map.of("type", "url", "pattern", "https://example.com/ORG/*/catalog.yaml"))),
                        Map.of(
                                "allow",
                                List.of("User"),
                                "locations",
                                List.of(Map.of("type", "url", "exact", "https://example.com/users.yaml"))))));

        assertThat(rules.allow(entity("API", "x"), ANYWHERE)).isFalse();
        assertThat(rules.allow(entity("Resource", "Database"), ANYWHERE)).isTrue();
        assertThat(rules.allow(entity("Resource", "bucket"), ANYWHERE)).isFalse();
        assertThat(rules.allow(entity("Template", "x"), ANYWHERE)).isTrue();
        assertThat(rules.allow(entity("Template", "x"), new LocationSpec("url", "https://example.com/a/b/c.yaml")))
                .isFalse();
        assertThat(rules.allow(entity("User", "x"), ANYWHERE)).isFalse();
        assertThat(rules.allow(entity("User", "x"), new LocationSpec("url", "https://example.com/users.yaml")))
                .isTrue();
    }

    @Test
    void aConfiguredLocationHasRulesOfItsOwn() {
        Rules rules = rules(Map.of(
                "locations",
                List.of(Map.of(
                        "type",
                        "file",
                        "target",
                        "some/users.yaml",
                        "rules",
                        List.of(Map.of("allow", List.of("User", "Group")))))));

        assertThat(rules.allow(
                        entity("User", "x"),
                        new LocationSpec(
                                "file",
                                Path.of("some/users.yaml").toAbsolutePath().toString())))
                .isTrue();
        assertThat(rules.allow(entity("User", "x"), ANYWHERE)).isFalse();
    }

    @Test
    void aRuleThatAllowsNoListIsAMistake() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> rules(Map.of("rules", List.of(Map.of("allow", "Component")))))
                .withMessageContaining("What a rule allows is a list of kinds");
    }

    private static Rules rules(Map<String, Object> catalog) {
        return Rules.from(FakeRootConfig.of(Map.of("catalog", catalog)));
    }

    private static Map<String, Object> entity(String kind, String type) {
        return Places.entity(kind, "x", Map.of("type", type));
    }
}
