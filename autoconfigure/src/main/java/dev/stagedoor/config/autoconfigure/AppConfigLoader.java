package dev.stagedoor.config.autoconfigure;

import java.util.List;

import org.apache.commons.logging.Log;
import org.springframework.boot.context.config.ConfigData;
import org.springframework.boot.context.config.ConfigDataLoader;
import org.springframework.boot.context.config.ConfigDataLoaderContext;
import org.springframework.boot.logging.DeferredLogFactory;

import dev.stagedoor.config.ConfigException;

/** Reads the files of an {@code app-config:} location. */
final class AppConfigLoader implements ConfigDataLoader<AppConfigResource> {

    private final Log logger;

    AppConfigLoader(DeferredLogFactory logs) {
        this.logger = logs.getLog(AppConfigLoader.class);
    }

    @Override
    public ConfigData load(ConfigDataLoaderContext context, AppConfigResource resource) {
        Variables variables = Variables.of(context.getBootstrapContext());
        logger.info("Loading config from " + resource.files().existing());
        try {
            return new ConfigData(List.of(AppConfigPropertySource.read(resource.files(), variables)));
        } catch (ConfigException ex) {
            ImportProblems.add(context.getBootstrapContext(), ex);
            return ConfigData.EMPTY;
        }
    }
}
