package dev.stagedoor.wiring.conformance;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ParameterizedTypeReference;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.metadata.RootInstanceMetadataService;
import dev.stagedoor.metadata.RootInstanceMetadataService.InstalledModule;
import dev.stagedoor.metadata.RootInstanceMetadataService.InstalledPlugin;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What plugins can learn about themselves and about the backend. */
class MetadataTests {

    private static final String ASKING = "instance-metadata";

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @Test
    @Case({"MET-01", "MET-02", "MET-04"})
    void theInstalledPluginsAreListedWithTheirModulesInOrder() {
        backend.add(
                module("test", "late", deps -> {}),
                plugin("test", deps -> {}),
                module("absent", "lonely", deps -> {}),
                asking(),
                module("test", "test", deps -> {}));
        backend.start();
        assertThat(installed())
                .containsExactly(
                        new InstalledPlugin("test", List.of(new InstalledModule("late"), new InstalledModule("test"))),
                        new InstalledPlugin(ASKING, List.of()));
    }

    @Test
    @Case("MET-03")
    void theListCanNotBeModified() {
        backend.add(plugin("test", deps -> {}), module("test", "csv", deps -> {}), asking())
                .start();
        List<InstalledPlugin> plugins = installed();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(plugins::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> plugins.get(0).modules().clear());
        assertThat(backend.received(ASKING, CoreServices.ROOT_INSTANCE_METADATA).getInstalledPlugins())
                .isSameAs(plugins)
                .hasSize(2);
    }

    @Test
    @Case("MET-05")
    void rootServicesPluginsAndModulesMayAskForIt() {
        RootServiceRef<StringBuilder> text = ServiceRef.root("test.text", StringBuilder.class);
        backend.add(
                ServiceFactory.of(text)
                        .deps(CoreServices.ROOT_INSTANCE_METADATA)
                        .create(deps -> new StringBuilder(deps.get(CoreServices.ROOT_INSTANCE_METADATA)
                                .getInstalledPlugins()
                                .toString())),
                asking(),
                backend.asking(ASKING, "csv", CoreServices.ROOT_INSTANCE_METADATA),
                backend.asking("reader", text));
        backend.start();
        assertThat(backend.received(ASKING + ".csv", CoreServices.ROOT_INSTANCE_METADATA))
                .isSameAs(backend.received(ASKING, CoreServices.ROOT_INSTANCE_METADATA));
        assertThat(backend.received("reader", text).toString())
                .contains("reader")
                .contains("csv");
    }

    @Test
    @Case({"MET-06", "PLG-08"})
    void itTellsWhatWasRegisteredNotWhatStarted() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(
                        plugin("bad", deps -> {
                            throw new IllegalStateException("bad");
                        }),
                        plugin("double", deps -> {}),
                        plugin("double", deps -> {}),
                        asking());
        backend.start();
        assertThat(installed()).extracting(InstalledPlugin::pluginId).containsExactly("bad", "double", ASKING);
    }

    @Test
    @Case({"MET-07", "SCO-06"})
    void pluginMetadataNamesThePluginForWhichTheInstanceWasMade() {
        PluginServiceRef<AtomicReference<?>> holder =
                ServiceRef.plugin("test.holder", new ParameterizedTypeReference<AtomicReference<?>>() {});
        backend.add(
                ServiceFactory.of(holder)
                        .deps(CoreServices.PLUGIN_METADATA)
                        .create(deps -> new AtomicReference<>(
                                deps.get(CoreServices.PLUGIN_METADATA).getId())),
                backend.asking("a", holder, CoreServices.PLUGIN_METADATA),
                backend.asking("b", holder, CoreServices.PLUGIN_METADATA),
                backend.asking("b", "module", CoreServices.PLUGIN_METADATA));
        backend.start();
        assertThat(backend.received("a", holder).get()).isEqualTo("a");
        assertThat(backend.received("b", holder).get()).isEqualTo("b");
        assertThat(backend.received("a", CoreServices.PLUGIN_METADATA).getId()).isEqualTo("a");
        assertThat(backend.received("b.module", CoreServices.PLUGIN_METADATA).getId())
                .isEqualTo("b");
    }

    @Test
    @Case({"MET-01", "MET-05", "MET-07"})
    void annotatedPluginsModulesAndRootBeansMayAskForIt() {
        backend.declare(Application.class, TestPlugin.class, CsvModule.class).start();
        assertThat(trace.events()).containsExactly("root sees test", "csv of test", "test sees test with [csv]");
    }

    private BackendFeature asking() {
        return backend.asking(ASKING, CoreServices.ROOT_INSTANCE_METADATA);
    }

    private List<InstalledPlugin> installed() {
        return backend.received(ASKING, CoreServices.ROOT_INSTANCE_METADATA).getInstalledPlugins();
    }

    static class Application {

        @Bean
        StringBuilder text(RootInstanceMetadataService metadata, Trace trace) {
            trace.add("root sees " + metadata.getInstalledPlugins().get(0).pluginId());
            return new StringBuilder();
        }
    }

    @BackendPlugin("test")
    static class TestPlugin {

        @Init
        void init(RootInstanceMetadataService metadata, PluginMetadataService plugin, Trace trace) {
            trace.add(plugin.getId() + " sees "
                    + metadata.getInstalledPlugins().get(0).pluginId() + " with "
                    + metadata.getInstalledPlugins().get(0).modules().stream()
                            .map(InstalledModule::moduleId)
                            .toList());
        }
    }

    @BackendModule(pluginId = "test", moduleId = "csv")
    static class CsvModule {

        @Init
        void init(PluginMetadataService plugin, Trace trace) {
            trace.add("csv of " + plugin.getId());
        }
    }
}
