package dev.stagedoor.page.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** The files of the page, and what it writes as JSON, for a native image. */
class PageRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources()
                .registerPattern("dev/stagedoor/page/autoconfigure/static/*")
                .registerPattern("META-INF/resources/webjars/cytoscape/*/dist/cytoscape.min.js")
                .registerPattern(PageFiles.WEBJAR);
        new BindingReflectionHintsRegistrar()
                .registerReflectionHints(hints.reflection(), StateView.class, WiringView.class);
    }
}
