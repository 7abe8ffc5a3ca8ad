package dev.stagedoor.sample.catalog.locations;

import org.springframework.stereotype.Component;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.errors.NotAllowedException;

/** Whether locations are those of the configuration alone. */
@Component
class ReadonlyMode {

    private final boolean on;

    ReadonlyMode(RootConfigService config) {
        this.on = config.getOptionalBoolean("catalog.readonly").orElse(false);
    }

    /**
     * Refuses a change of the registered locations.
     *
     * @throws NotAllowedException if {@code catalog.readonly} is true
     */
    void refuse() {
        if (on) {
            throw new NotAllowedException("This operation not allowed in readonly mode");
        }
    }
}
