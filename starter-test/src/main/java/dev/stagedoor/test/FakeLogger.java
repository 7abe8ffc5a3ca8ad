package dev.stagedoor.test;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.logger.LoggerService;

/** A logger that keeps what is logged, and prints it only if told to. Thread-safe. */
public final class FakeLogger extends RecordingLogger implements LoggerService, FakeService<LoggerService> {

    private FakeLogger(@Nullable Level printed) {
        super(printed);
    }

    /**
     * Makes a logger that prints nothing.
     *
     * @return a logger without entries
     */
    public static FakeLogger silent() {
        return new FakeLogger(null);
    }

    /**
     * Makes a logger that also prints, through SLF4J.
     *
     * @param level the lowest level that is printed
     * @return a logger without entries
     */
    public static FakeLogger printing(Level level) {
        return new FakeLogger(level);
    }

    /** Installed in a backend it is every plugin's logger, and entries do not say whose they are. */
    @Override
    public ServiceFactory<LoggerService> factory() {
        return ServiceFactory.of(CoreServices.LOGGER).create(deps -> this);
    }
}
