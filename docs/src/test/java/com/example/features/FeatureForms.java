package com.example.features;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointContext;
import dev.stagedoor.Init;
import dev.stagedoor.PluginComponent;
import dev.stagedoor.logger.LoggerService;

/** Further forms of plugins and modules. */
class FeatureForms {

    private FeatureForms() {}

    @ExtensionPoint("search.collators")
    interface Collators {

        void add(String name);
    }

    // tag::context[]
    @BackendPlugin("search")
    static class SearchPlugin {

        private final Map<String, String> collators = new ConcurrentHashMap<>();

        @Bean
        Collators collators(ExtensionPointContext context) { // one object for each module that asks
            return name -> {
                if (name.isBlank()) {
                    context.reportModuleStartupFailure(new IllegalArgumentException("A collator needs a name"));
                } else {
                    collators.put(context.moduleId(), name);
                }
            };
        }

        @Init
        void init(LoggerService logger) {
            logger.info("Collators: {}", collators);
        }
    }
    // end::context[]

    @BackendModule(pluginId = "search", moduleId = "docs")
    static class DocsModule {

        @Init
        void init(Collators collators) {
            collators.add("pages");
        }
    }

    @BackendModule(pluginId = "search", moduleId = "nameless")
    static class NamelessModule {

        @Init
        void init(Collators collators) {
            collators.add(" ");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Loading {

        // tag::loader[]
        @Bean
        static BackendFeature enabledPlugins() {
            return BackendFeature.loader(
                    deps ->
                            deps
                                    .get(CoreServices.ROOT_CONFIG)
                                    .getOptionalStringArray("enabled-plugins")
                                    .orElse(List.of())
                                    .stream()
                                    .map(FeatureForms::greeting),
                    CoreServices.ROOT_CONFIG);
        }
        // end::loader[]
    }

    static BackendFeature greeting(String pluginId) {
        return BackendFeature.plugin(
                pluginId,
                env -> env.registerInit(deps -> deps.get(CoreServices.LOGGER).info("Here I am"), CoreServices.LOGGER));
    }

    // tag::import[]
    @BackendPlugin("weather")
    @Import(Forecast.class) // the class belongs to the plugin, wherever its package is
    static class WeatherPlugin {

        @Init
        void init(Forecast forecast, Thermometer thermometer, LoggerService logger) {
            logger.info("{} at {} degrees", forecast.today(), thermometer.degrees());
        }
    }
    // end::import[]

    static class Forecast {

        String today() {
            return "Sun";
        }
    }

    // tag::component[]
    @PluginComponent("weather")
    static class Thermometer {

        int degrees() {
            return 21;
        }
    }
    // end::component[]

    @Configuration(proxyBeanMethods = false)
    static class Nosy {

        @Bean
        String nosy(Forecast forecast) {
            return forecast.today();
        }
    }
}
