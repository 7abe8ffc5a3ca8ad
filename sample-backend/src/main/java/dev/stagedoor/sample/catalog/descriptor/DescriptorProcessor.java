package dev.stagedoor.sample.catalog.descriptor;

import org.springframework.stereotype.Component;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.sample.catalog.spi.CatalogProcessor;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/** Reads locations of descriptors, and what these refer to by placeholders. */
@Component
class DescriptorProcessor implements CatalogProcessor {

    private final FileLocations files;

    private final UrlLocations urls;

    private final Placeholders placeholders;

    DescriptorProcessor(FileLocations files, UrlLocations urls, Placeholders placeholders) {
        this.files = files;
        this.urls = urls;
        this.placeholders = placeholders;
    }

    /** What placeholders stand for is there for all others. */
    @Override
    public int getPriority() {
        return 0;
    }

    @Override
    public Entity preProcessEntity(Entity entity, LocationSpec location, LocationSpec origin, ProcessorOutput output) {
        return placeholders.resolve(entity, location, output);
    }

    @Override
    public boolean readLocation(LocationSpec location, LocationSpec origin, boolean optional, ProcessorOutput output) {
        switch (location.type()) {
            case FileLocations.TYPE -> files.read(location, origin, optional, output);
            case UrlLocations.TYPE -> urls.read(location, optional, output);
            default -> {
                return false;
            }
        }
        return true;
    }
}
