package dev.stagedoor.scheduler.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image needs for global tasks: the scripts of their table. */
final class SchedulerRuntimeHints implements RuntimeHintsRegistrar {

    private static final String SCRIPTS = "dev/stagedoor/scheduler/autoconfigure/migrations/*";

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern(SCRIPTS);
    }
}
