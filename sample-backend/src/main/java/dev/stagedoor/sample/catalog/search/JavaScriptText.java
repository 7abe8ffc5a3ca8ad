package dev.stagedoor.sample.catalog.search;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.sample.catalog.descriptor.JavaScriptNumbers;

/** Writes values as JavaScript's {@code String(value)} does, which is how Backstage's catalog searches them. */
final class JavaScriptText {

    private JavaScriptText() {}

    static String of(@Nullable Object value) {
        return value instanceof Number number ? JavaScriptNumbers.text(number.doubleValue()) : String.valueOf(value);
    }
}
