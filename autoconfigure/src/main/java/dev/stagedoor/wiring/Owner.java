package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

/** The plugin, or the module of a plugin, to which a bean belongs. */
record Owner(String pluginId, @Nullable String moduleId) {

    static Owner plugin(String pluginId) {
        return new Owner(pluginId, null);
    }

    boolean isModule() {
        return moduleId != null;
    }

    /** The prefix of the names of its beans. */
    String prefix() {
        return moduleId == null ? pluginId + "." : pluginId + "." + moduleId + ".";
    }

    @Override
    public String toString() {
        return moduleId == null
                ? "plugin '" + pluginId + "'"
                : "module '" + moduleId + "' for plugin '" + pluginId + "'";
    }
}
