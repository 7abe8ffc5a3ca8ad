package dev.stagedoor.test;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.logger.RootLoggerService;

/** A root logger that keeps what is logged, by plugins too, and prints it only if told to. Thread-safe. */
public final class FakeRootLogger extends RecordingLogger implements RootLoggerService, FakeService<RootLoggerService> {

    private FakeRootLogger(@Nullable Level printed) {
        super(printed);
    }

    /**
     * Makes a logger that prints nothing.
     *
     * @return a logger without entries
     */
    public static FakeRootLogger silent() {
        return new FakeRootLogger(null);
    }

    /**
     * Makes a logger that also prints, through SLF4J.
     *
     * @param level the lowest level that is printed
     * @return a logger without entries
     */
    public static FakeRootLogger printing(Level level) {
        return new FakeRootLogger(level);
    }

    @Override
    public ServiceFactory<RootLoggerService> factory() {
        return ServiceFactory.of(CoreServices.ROOT_LOGGER).create(deps -> this);
    }
}
