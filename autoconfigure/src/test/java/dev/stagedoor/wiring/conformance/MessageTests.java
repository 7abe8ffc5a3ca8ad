package dev.stagedoor.wiring.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What messages about mistakes contain, as far as no other test of the guarantees says it. */
class MessageTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case("ERR-19")
    void aPluginWithoutInitIsNamed() {
        backend.add(BackendFeature.plugin("todo", points -> {}));
        assertThat(backend.failure()).hasMessageContaining("plugin 'todo'");
    }

    @Test
    @Case("ERR-19")
    void aModuleWithoutInitIsNamedWithItsPlugin() {
        backend.add(BackendFeature.module("todo", "csv", points -> {}));
        assertThat(backend.failure()).hasMessageContaining("module 'csv'").hasMessageContaining("plugin 'todo'");
    }

    @Test
    @Case("ERR-21")
    void theStartupErrorHasALineForEachFailure() {
        backend.add(
                BackendRunner.plugin("todo", deps -> {
                    throw new IllegalStateException("no table");
                }),
                BackendRunner.module("todo", "csv", deps -> {
                    throw new IllegalArgumentException("no file");
                }));
        assertThat(backend.startupError().getMessage().lines().skip(1))
                .containsExactly(
                        "  Plugin 'todo' startup failed; caused by java.lang.IllegalStateException: no table",
                        "  Module 'csv' for plugin 'todo' startup failed; caused by"
                                + " java.lang.IllegalArgumentException: no file");
    }

    @Test
    @Case("ERR-22")
    void configurationOfTheWrongTypeIsToldWithItsKeyAndWhatWasExpected() {
        backend.property("backend.startup.plugins", "todo").add(backend.asking("todo"));
        assertThat(BackendRunner.cause(backend.failure(), ConfigException.class))
                .hasMessageContaining("backend.startup.plugins")
                .hasMessageContaining("string")
                .hasMessageContaining("object");
    }
}
