package dev.stagedoor.sample.catalog.descriptor;

import org.springframework.stereotype.Component;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/** Reads locations of type {@code url}. */
@Component
class UrlLocations {

    static final String TYPE = "url";

    private final UrlReader reader;

    private final DescriptorEmitter emitter;

    UrlLocations(UrlReader reader, DescriptorEmitter emitter) {
        this.reader = reader;
        this.emitter = emitter;
    }

    /**
     * Reads a location.
     *
     * @throws NotFoundException if there is no such file
     * @throws NotAllowedException if it may not be read
     * @throws InputException if it can not be read
     */
    void read(LocationSpec location, boolean optional, ProcessorOutput output) {
        output.refreshKey(location.ref());
        try {
            emitter.emit(reader.read(location.target()), location, output);
        } catch (NotFoundException ex) {
            if (!optional) {
                throw ex;
            }
        }
    }
}
