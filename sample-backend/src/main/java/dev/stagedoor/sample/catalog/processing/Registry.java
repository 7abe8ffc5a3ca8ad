package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.springframework.stereotype.Component;

import dev.stagedoor.sample.catalog.spi.CatalogProcessing;
import dev.stagedoor.sample.catalog.spi.CatalogProcessor;
import dev.stagedoor.sample.catalog.spi.EntityProvider;

/** The sources and steps of the plugin, and those that modules have added. Modules may start at the same time. */
@Component
class Registry implements CatalogProcessing {

    private final Map<String, EntityProvider> providers = new ConcurrentSkipListMap<>();

    private final Map<String, CatalogProcessor> processors = new ConcurrentSkipListMap<>();

    Registry(List<EntityProvider> ownProviders, List<CatalogProcessor> ownProcessors) {
        ownProviders.forEach(this::addEntityProvider);
        ownProcessors.forEach(this::addProcessor);
    }

    @Override
    public void addEntityProvider(EntityProvider provider) {
        if (providers.putIfAbsent(provider.getProviderName(), provider) != null) {
            throw new IllegalArgumentException(
                    "There is an entity provider of the name '" + provider.getProviderName() + "' already");
        }
    }

    @Override
    public void addProcessor(CatalogProcessor processor) {
        if (processors.putIfAbsent(processor.getProcessorName(), processor) != null) {
            throw new IllegalArgumentException(
                    "There is a catalog processor of the name '" + processor.getProcessorName() + "' already");
        }
    }

    List<EntityProvider> providers() {
        return List.copyOf(providers.values());
    }

    /** Returns the steps in their order. */
    List<CatalogProcessor> processors() {
        List<CatalogProcessor> sorted = new ArrayList<>(processors.values());
        sorted.sort(Comparator.comparingInt(CatalogProcessor::getPriority));
        return sorted;
    }
}
