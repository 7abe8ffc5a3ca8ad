package dev.stagedoor.sample.catalog.descriptor;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/** Hands on the entities of a text that has been read. */
@Component
class DescriptorEmitter {

    private final EntityValidator validator;

    DescriptorEmitter(EntityValidator validator) {
        this.validator = validator;
    }

    /**
     * Hands on each entity that can be told from others, and tells of those that can not.
     *
     * @throws DescriptorException if the text is malformed; then nothing is handed on
     */
    void emit(String text, LocationSpec location, ProcessorOutput output) {
        for (Descriptor descriptor : DescriptorParser.parse(location.target(), text)) {
            List<Fault> faults = validator.envelope(descriptor.entity());
            if (faults.isEmpty()) {
                output.entity(descriptor.entity(), location);
            }
            faults.forEach(fault ->
                    output.error(location, location.target() + ":" + descriptor.lineOf(fault.steps()) + ": " + fault));
        }
    }
}
