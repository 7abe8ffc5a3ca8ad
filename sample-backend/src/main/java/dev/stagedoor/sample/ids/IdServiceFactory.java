package dev.stagedoor.sample.ids;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.metadata.PluginMetadataService;

/**
 * Used when nothing else offers the service: ids count up through all plugins and begin with the plugin's id. Each
 * process counts from a number that is its own by chance, because several may share a database.
 */
class IdServiceFactory {

    /** Shared by the instances of all plugins. */
    @Bean
    @RootContext
    AtomicLong sequence() {
        return new AtomicLong(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2));
    }

    @Bean
    @PluginScope
    IdService ids(AtomicLong sequence, PluginMetadataService plugin) {
        return () -> plugin.getId() + "-" + sequence.incrementAndGet();
    }
}
