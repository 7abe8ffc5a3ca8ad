package dev.stagedoor.sample.ids;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.metadata.PluginMetadataService;

/** Used when nothing else offers the service: ids count up through all plugins and begin with the plugin's id. */
class IdServiceFactory {

    /** Shared by the instances of all plugins. */
    @Bean
    @RootContext
    AtomicLong sequence() {
        return new AtomicLong();
    }

    @Bean
    @PluginScope
    IdService ids(AtomicLong sequence, PluginMetadataService plugin) {
        return () -> plugin.getId() + "-" + sequence.incrementAndGet();
    }
}
