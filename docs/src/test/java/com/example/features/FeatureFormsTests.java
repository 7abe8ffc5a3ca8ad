package com.example.features;

import java.util.List;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendStartupException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Further forms of plugins and modules. */
@ExtendWith(OutputCaptureExtension.class)
class FeatureFormsTests {

    @Test
    void eachModuleHasAnExtensionPointObjectOfItsOwn(CapturedOutput output) {
        try (ConfigurableApplicationContext context =
                Backends.run(FeatureForms.SearchPlugin.class, FeatureForms.DocsModule.class)) {
            assertThat(output).contains("Collators: {docs=pages}");
        }
    }

    @Test
    void aPluginMayReportThatAModuleFailed() {
        assertThat(catchThrowable(() -> Backends.run(
                        FeatureForms.SearchPlugin.class,
                        FeatureForms.DocsModule.class,
                        FeatureForms.NamelessModule.class)))
                .hasStackTraceContaining("Module 'nameless' for plugin 'search' startup failed; caused by")
                .hasStackTraceContaining("A collator needs a name");
    }

    @Test
    void aLoaderInstallsWhatTheConfigurationNames() {
        try (ConfigurableApplicationContext context = Backends.run(
                List.of(),
                List.of("--enabled-plugins[0]=one", "--enabled-plugins[1]=two"),
                FeatureForms.Loading.class)) {
            assertThat(context.getBean(Backend.class).plugins())
                    .extracting(Backend.PluginStatus::pluginId)
                    .containsExactly("one", "two");
        }
    }

    @Test
    void whatAPluginImportsBelongsToIt(CapturedOutput output) {
        try (ConfigurableApplicationContext context =
                Backends.run(FeatureForms.WeatherPlugin.class, FeatureForms.Thermometer.class)) {
            assertThat(output).contains("Sun at 21 degrees");
        }
    }

    @Test
    void whatBelongsToAPluginCanNotBeInjectedElsewhere() {
        assertThat(catchThrowable(() -> Backends.run(
                        FeatureForms.WeatherPlugin.class, FeatureForms.Thermometer.class, FeatureForms.Nosy.class)))
                .hasRootCauseInstanceOf(NoSuchBeanDefinitionException.class);
    }

    @Test
    void aPluginWithoutADependencyIsAFailureOfThatPlugin() {
        assertThat(catchThrowable(() -> Backends.run(FeatureForms.WeatherPlugin.class)))
                .hasStackTraceContaining("Plugin 'weather' startup failed")
                .isNotInstanceOf(BackendStartupException.class);
    }
}
