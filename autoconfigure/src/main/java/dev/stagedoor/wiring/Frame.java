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
 * @param store the instances of the run of the plugin to which the thread belongs, or {@code null} for the current one
 */
record Frame(
        @Nullable Frame parent,
        Kind kind,
        @Nullable Owner owner,
        String beanName,
        @Nullable ExtensionPointContext consumer,
        @Nullable InstanceStore store) {

    Frame(Kind kind, Owner owner, String beanName) {
        this(null, kind, owner, beanName, null, null);
    }

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
