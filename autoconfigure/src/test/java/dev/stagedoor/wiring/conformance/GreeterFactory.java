package dev.stagedoor.wiring.conformance;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.PluginScope;
import dev.stagedoor.metadata.PluginMetadataService;

/** The default factory of {@link Greeter}. */
class GreeterFactory {

    @Bean
    @PluginScope
    Greeter greeter(PluginMetadataService plugin) {
        return () -> "hello from " + plugin.getId();
    }
}
