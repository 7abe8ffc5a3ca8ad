package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What the wiring reflects on, for a native image. {@code @Init} methods say it of themselves. */
class WiringRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.reflection().registerField(TypeDescriptor.anywhere());
    }
}
