package dev.stagedoor.permissions.autoconfigure;

/** Serves what plugins have registered, where there is a web server. */
interface RegistryRouting {

    /** Serves what one run of a plugin registers, as long as that lasts. */
    void serve(String pluginId, PluginPermissions registered);
}
