package dev.stagedoor.logger.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** The format of lines that Spring Boot makes by the name of its class, for a native image. */
class LoggerRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.reflection()
                .registerTypeIfPresent(
                        classLoader, LogLines.JSON_OF_LOGBACK, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
    }
}
