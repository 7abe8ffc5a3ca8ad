package dev.stagedoor.logger.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.LoggerFactory;

/** Says once what overrides cannot do where SLF4J writes to something else than Logback. */
final class WithoutLogback implements LoggerEffect {

    private final AtomicBoolean said = new AtomicBoolean();

    @Override
    public void apply(LoggerSettings settings) {
        if (!settings.overrides().isEmpty() && said.compareAndSet(false, true)) {
            LoggerFactory.getLogger(Slf4jRootLogger.BACKEND)
                    .warn("backend.logger.overrides only hide entries of plugins' loggers: showing more of them, "
                            + "and other loggers, needs Logback");
        }
    }
}
