package com.example.overriding;

import java.util.Map;

import com.example.service.annotated.ExampleService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceDecorator;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.metadata.PluginMetadataService;

/** The ways to override a plugin-scoped service, each in a configuration class of its own. */
class Overrides {

    @Configuration(proxyBeanMethods = false)
    static class ForAll {

        // tag::all[]
        // tag::for-all[]
        @Bean
        @PluginScope
        ExampleService example(PluginMetadataService plugin) { // for every plugin
            return name -> "Good day " + name + ", from " + plugin.getId();
        }
        // end::for-all[]
        // end::all[]
    }

    @Configuration(proxyBeanMethods = false)
    static class ForOne {

        // tag::all[]
        // tag::for-one[]
        @ForPlugin("catalog")
        ExampleService catalogExample() { // for one plugin; the others keep what they have
            return name -> "Welcome to the catalog, " + name;
        }
        // end::for-one[]
        // end::all[]
    }

    @Configuration(proxyBeanMethods = false)
    static class AsObject {

        // tag::all[]
        // tag::as-object[]
        static final PluginServiceRef<ExampleService> EXAMPLE = PluginServiceRef.of(ExampleService.class);

        @Bean
        static ServiceFactory<ExampleService> exampleFactory() { // as an object
            return ServiceFactory.of(EXAMPLE).deps(CoreServices.PLUGIN_METADATA).create(deps -> {
                String pluginId = deps.get(CoreServices.PLUGIN_METADATA).getId();
                return name -> "Good evening " + name + ", from " + pluginId;
            });
        }
        // end::as-object[]
        // end::all[]
    }

    @Configuration(proxyBeanMethods = false)
    static class Decorating {

        // tag::all[]
        // tag::decorator[]
        @Bean
        ServiceDecorator<LoggerService> team() { // wraps whatever is in force
            return (logger, context) -> logger.child(Map.of("team", "team-of-" + context.pluginId()));
        }
        // end::decorator[]
        // end::all[]
    }
}
