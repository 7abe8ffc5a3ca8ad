package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.ExtensionPointContext;

/**
 * On whose behalf a thread creates a bean.
 *
 * @param parent the frame around it, or {@code null}
 * @param kind what sort of bean
 * @param owner the plugin or module; for a plugin-scoped service the plugin it is made for; {@code null} for the root
 * @param beanName the bean
 * @param consumer the module for which an extension point object is made, or {@code null}
 */
record Frame(
        @Nullable Frame parent,
        Kind kind,
        @Nullable Owner owner,
        String beanName,
        @Nullable ExtensionPointContext consumer) {

    /** What sort of bean is created, which decides what it may see. */
    enum Kind {
        /** A bean of a plugin or module, or its init. */
        OWNED,
        /** A service in plugin scope. */
        SERVICE,
        /** Anything else; the plugin around it is out of sight. */
        ROOT
    }

    @Nullable
    String pluginId() {
        return owner == null ? null : owner.pluginId();
    }
}
