package dev.stagedoor.sample.catalog.descriptor;

import org.springframework.stereotype.Component;

import dev.stagedoor.sample.catalog.spi.CatalogProcessor;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/** Reads locations of descriptors. */
@Component
class DescriptorProcessor implements CatalogProcessor {

    private final FileLocations files;

    DescriptorProcessor(FileLocations files) {
        this.files = files;
    }

    @Override
    public boolean readLocation(LocationSpec location, LocationSpec origin, boolean optional, ProcessorOutput output) {
        if (location.type().equals(FileLocations.TYPE)) {
            files.read(location, origin, optional, output);
            return true;
        }
        return false;
    }
}
