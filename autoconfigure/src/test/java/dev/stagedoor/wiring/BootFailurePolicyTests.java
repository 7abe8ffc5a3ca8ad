package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of {@link BootFailurePolicy}. */
class BootFailurePolicyTests {

    private final List<String> warnings = new ArrayList<>();

    @Test
    @Case("BFP-01")
    void withoutConfigurationNothingMayFail() {
        for (BootFailurePolicy policy : List.of(BootFailurePolicy.read(null, warnings::add), policy(Map.of()))) {
            assertThat(policy.allowsPlugin("todo")).isFalse();
            assertThat(policy.allowsModule("todo", "csv")).isFalse();
        }
    }

    @Test
    @Case("BFP-02")
    void theDefaultDecidesForAllPlugins() {
        assertThat(policy(defaults("onPluginBootFailure", "continue")).allowsPlugin("todo"))
                .isTrue();
        assertThat(policy(defaults("onPluginBootFailure", "abort")).allowsPlugin("todo"))
                .isFalse();
    }

    @Test
    @Case("BFP-03")
    void theModuleDefaultDecidesForAllModules() {
        BootFailurePolicy policy = policy(defaults("onPluginModuleBootFailure", "continue"));
        assertThat(policy.allowsModule("todo", "csv")).isTrue();
        assertThat(policy.allowsPlugin("todo")).isFalse();
        assertThat(policy(defaults("onPluginModuleBootFailure", "abort")).allowsModule("todo", "csv"))
                .isFalse();
    }

    @Test
    @Case("BFP-04")
    void aPluginsOwnSettingOverridesTheDefaultInBothDirections() {
        BootFailurePolicy policy = policy(Map.of(
                "default", Map.of("onPluginBootFailure", "continue"),
                "plugins", Map.of("strict", Map.of("onPluginBootFailure", "abort"))));
        assertThat(policy.allowsPlugin("strict")).isFalse();
        assertThat(policy.allowsPlugin("other")).isTrue();
        policy = policy(Map.of("plugins", Map.of("lax", Map.of("onPluginBootFailure", "continue"))));
        assertThat(policy.allowsPlugin("lax")).isTrue();
        assertThat(policy.allowsPlugin("other")).isFalse();
    }

    @Test
    @Case("BFP-05")
    void aModulesOwnSettingOverridesTheDefaultInBothDirections() {
        BootFailurePolicy policy = policy(Map.of(
                "default", Map.of("onPluginModuleBootFailure", "continue"),
                "plugins", Map.of("todo", modules("csv", "abort"))));
        assertThat(policy.allowsModule("todo", "csv")).isFalse();
        assertThat(policy.allowsModule("todo", "xml")).isTrue();
        assertThat(policy.allowsModule("other", "csv")).isTrue();
        policy = policy(Map.of("plugins", Map.of("todo", modules("csv", "continue"))));
        assertThat(policy.allowsModule("todo", "csv")).isTrue();
        assertThat(policy.allowsModule("todo", "xml")).isFalse();
    }

    @Test
    @Case("BFP-06")
    void aModuleNeverFallsBackToItsPlugin() {
        BootFailurePolicy policy = policy(Map.of("plugins", Map.of("todo", Map.of("onPluginBootFailure", "continue"))));
        assertThat(policy.allowsModule("todo", "csv")).isFalse();
    }

    @Test
    @Case("BFP-07")
    void idsAreCaseSensitiveAndEmptySectionsAreAsAbsent() {
        Map<String, Object> plugins = new HashMap<>();
        plugins.put("Todo", Map.of("onPluginBootFailure", "continue", "modules", Map.of()));
        plugins.put("empty", null);
        BootFailurePolicy policy = policy(Map.of("plugins", plugins));
        assertThat(policy.allowsPlugin("Todo")).isTrue();
        assertThat(policy.allowsPlugin("todo")).isFalse();
        assertThat(policy.allowsPlugin("empty")).isFalse();
        assertThat(policy(Map.of("plugins", Map.of())).allowsPlugin("todo")).isFalse();
    }

    @Test
    @Case("BFP-09")
    void anyOtherTextMeansAbortAndIsWarnedOf() {
        BootFailurePolicy policy = policy(defaults("onPluginBootFailure", "Continue"));
        assertThat(policy.allowsPlugin("todo")).isFalse();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("'Continue'", "backend.startup.default.onPluginBootFailure");
    }

    @Test
    @Case("BFP-09")
    void aValueOfTheWrongTypeIsAnErrorThatNamesTheKey() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> policy(defaults("onPluginBootFailure", 5)))
                .withMessageContaining("backend.startup.default.onPluginBootFailure");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> policy(Map.of("plugins", Map.of("todo", "continue"))))
                .withMessageContaining("backend.startup.plugins.todo");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> policy(Map.of("plugins", "continue")))
                .withMessageContaining("backend.startup.plugins");
    }

    private BootFailurePolicy policy(Map<String, ?> startup) {
        return BootFailurePolicy.read(MapConfig.of(Map.of("backend", Map.of("startup", startup))), warnings::add);
    }

    private static Map<String, ?> defaults(String key, Object value) {
        return Map.of("default", Map.of(key, value));
    }

    private static Map<String, ?> modules(String moduleId, String value) {
        return Map.of("modules", Map.of(moduleId, Map.of("onPluginModuleBootFailure", value)));
    }
}
