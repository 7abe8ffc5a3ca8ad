package dev.stagedoor.wiring.room;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.PluginComponent;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.wiring.conformance.BackendRunner;
import dev.stagedoor.wiring.room.todo.csv.CsvReader;
import dev.stagedoor.wiring.roombeside.BesideApplication;
import dev.stagedoor.wiring.roomjar.JarComponent;
import dev.stagedoor.wiring.roomjar.JarPlugin;

import static org.assertj.core.api.Assertions.assertThat;

/** Which beans belong to which plugin. */
class PackageTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    void pluginsMayUseTheSameBeanAndClassNames() {
        ApplicationContext context = backend.declare(RoomApplication.class).start();
        dev.stagedoor.wiring.room.todo.Store todo = context.getBean(dev.stagedoor.wiring.room.todo.Store.class);
        dev.stagedoor.wiring.room.other.Store other = context.getBean(dev.stagedoor.wiring.room.other.Store.class);
        assertThat(todo.clock).isSameAs(context.getBean("todo.clock"));
        assertThat(other.clock).isSameAs(context.getBean("other.clock"));
        assertThat(context.getBean(Clock.class)).isSameAs(context.getBean("clock"));
        assertThat(context.getBean("todo.store")).isSameAs(todo);
        assertThat(context.getBean("other.store")).isSameAs(other);
    }

    @Test
    void aModuleBelowItsPluginOwnsItsPackage() {
        ApplicationContext context = backend.declare(RoomApplication.class).start();
        assertThat(context.getBeanNamesForType(CsvReader.class)).containsExactly("todo.csv.csvReader");
    }

    @Test
    void nothingOfASwitchedOffPluginIsThere() {
        ApplicationContext context = backend.declare(RoomApplication.class)
                .property("room.todo", "false")
                .start();
        assertThat(context.getBeanNamesForType(dev.stagedoor.wiring.room.todo.Store.class))
                .isEmpty();
        assertThat(context.getBeanNamesForType(dev.stagedoor.wiring.room.other.Store.class))
                .hasSize(1);
        assertThat(context.getBeanNamesForType(Clock.class)).containsExactlyInAnyOrder("clock", "other.clock");
    }

    @Test
    void nothingOfASwitchedOffModuleIsItsPlugins() {
        ApplicationContext context = backend.declare(RoomApplication.class)
                .property("room.csv", "false")
                .start();
        assertThat(context.getBeanNamesForType(CsvReader.class)).isEmpty();
        assertThat(context.getBeanNamesForType(dev.stagedoor.wiring.room.todo.Store.class))
                .hasSize(1);
    }

    @Test
    void aPluginFromAJarBringsItsPackage() {
        ApplicationContext context =
                backend.declare(RoomApplication.class, UsesJar.class).start();
        assertThat(context.getBeanNamesForType(JarComponent.class)).containsExactly("jar.jarComponent");
    }

    @Test
    void aPluginMayBeAnAutoConfigurationAndSwitchesOffNoLaterOne() {
        ApplicationContext context = backend.declare(AutoConfigured.class).start();
        assertThat(context.getBean(Backend.class).plugins())
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.pluginId()).isEqualTo("auto"));
        assertThat(context.getBean(InstantSource.class)).isSameAs(context.getBean("later"));
        assertThat(context.getBean("auto.own")).isNotSameAs(context.getBean("later"));
    }

    @Test
    void aPluginClassBesideTheApplicationIsRefused() {
        assertThat(backend.declare(BesideApplication.class).failure())
                .hasStackTraceContaining("beside")
                .hasStackTraceContaining("BesidePlugin");
    }

    @Test
    void aClassThatTwoPluginsImportIsRefused() {
        assertThat(backend.property("room.nested", "true")
                        .declare(FirstPlugin.class, SecondPlugin.class)
                        .failure())
                .hasStackTraceContaining("Shared is imported by more than one plugin");
    }

    @Test
    void aPluginComponentNeedsNoPackage() {
        ApplicationContext context = backend.property("room.nested", "true")
                .declare(FirstPlugin.class, Elsewhere.class)
                .start();
        assertThat(context.getBean(Elsewhere.class)).isNotNull();
        assertThat(context.getBean(Elsewhere.class).metadata.getId()).isEqualTo("first");
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import(JarPlugin.class)
    static class UsesJar {}

    @TestConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({AutoPlugin.class, LaterAutoConfiguration.class})
    static class AutoConfigured {}

    @BackendPlugin("auto")
    @ConditionalOnMissingBean(name = "room.never")
    static class AutoPlugin {

        @Bean
        InstantSource own() {
            return InstantSource.fixed(Instant.EPOCH);
        }
    }

    @AutoConfiguration(after = AutoPlugin.class)
    static class LaterAutoConfiguration {

        @Bean
        @ConditionalOnMissingBean
        InstantSource later() {
            return InstantSource.system();
        }
    }

    static class Shared {}

    @BackendPlugin("first")
    @ConditionalOnProperty("room.nested")
    @Import(Shared.class)
    static class FirstPlugin {}

    @BackendPlugin("second")
    @ConditionalOnProperty("room.nested")
    @Import(Shared.class)
    static class SecondPlugin {}

    @PluginComponent("first")
    @ConditionalOnProperty("room.nested")
    static class Elsewhere {

        final PluginMetadataService metadata;

        Elsewhere(PluginMetadataService metadata) {
            this.metadata = metadata;
        }
    }
}
