package dev.stagedoor.discovery.autoconfigure;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.config.RootConfigService.Subscription;
import dev.stagedoor.logger.RootLoggerService;

/** The addresses that are in force. A change of the configuration that can not be used leaves them as they are. */
final class LiveAddresses implements AutoCloseable {

    private final RootConfigService config;

    private final RootLoggerService logger;

    private final AddressReader reader;

    private final Subscription subscription;

    private volatile Addresses current;

    LiveAddresses(RootConfigService config, RootLoggerService logger, AddressReader reader) {
        this.config = config;
        this.logger = logger;
        this.reader = reader;
        this.current = reader.read(config);
        this.subscription = config.subscribe(this::update);
    }

    Addresses current() {
        return current;
    }

    private void update() {
        try {
            current = reader.read(config);
        } catch (RuntimeException ex) {
            logger.error("Failed to update discovery service", ex);
        }
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
