package com.example.service.annotated;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;

// tag::factory[]
class ExampleServiceFactory {

    @Bean
    @RootContext
    GreetingPool pool(RootLoggerService logger) { // once for the backend, when first needed
        return new GreetingPool(logger);
    }

    @Bean
    @PluginScope
    ExampleService example(GreetingPool pool, LoggerService logger, PluginMetadataService plugin) {
        logger.info("Making the example service of this plugin"); // once for each plugin that asks
        return pool.forPlugin(plugin.getId());
    }
}
// end::factory[]
