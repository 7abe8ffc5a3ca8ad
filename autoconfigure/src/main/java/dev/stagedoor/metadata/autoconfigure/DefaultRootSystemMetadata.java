package dev.stagedoor.metadata.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.config.RootConfigService.Subscription;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.RootInstanceMetadataService;
import dev.stagedoor.metadata.RootSystemMetadataService;

/** What the configuration knows of other backends, and what is here. A change that can not be used changes nothing. */
final class DefaultRootSystemMetadata implements RootSystemMetadataService, AutoCloseable {

    private static final String WILDCARD = "*";

    private final RootConfigService config;

    private final RootLoggerService logger;

    private final RootInstanceMetadataService instance;

    private final Subscription subscription;

    private volatile List<PluginInfo> plugins;

    DefaultRootSystemMetadata(
            RootConfigService config, RootLoggerService logger, RootInstanceMetadataService instance) {
        this.config = config;
        this.logger = logger;
        this.instance = instance;
        this.plugins = read();
        this.subscription = config.subscribe(this::update);
    }

    @Override
    public List<PluginInfo> getInstalledPlugins() {
        return plugins;
    }

    private void update() {
        try {
            plugins = read();
        } catch (RuntimeException ex) {
            logger.error("Failed to update system metadata", ex);
        }
    }

    private List<PluginInfo> read() {
        Set<String> ids = new LinkedHashSet<>();
        for (Config endpoint :
                config.getOptionalConfigArray("discovery.endpoints").orElse(List.of())) {
            ids.addAll(endpoint.getStringArray("plugins"));
        }
        ids.remove(WILDCARD);
        instance.getInstalledPlugins().forEach(plugin -> ids.add(plugin.pluginId()));
        return ids.stream().map(PluginInfo::new).toList();
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
