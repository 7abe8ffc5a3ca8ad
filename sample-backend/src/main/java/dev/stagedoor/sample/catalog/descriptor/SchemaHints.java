package dev.stagedoor.sample.catalog.descriptor;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Keeps the schemas in a native image. */
final class SchemaHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        String folder = SchemaHints.class.getPackageName().replace('.', '/');
        hints.resources().registerPattern(folder + "/" + Schemas.FOLDER + "*.json");
    }
}
