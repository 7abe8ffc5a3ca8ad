package dev.stagedoor.auth;

import dev.stagedoor.BackendService;

/**
 * Wraps or replaces what makes and verifies the tokens of plugins, for those who want plugins to prove themselves in
 * another way. The default leaves it as it is. Thread-safe. Backstage: {@code pluginTokenHandlerDecoratorServiceRef}.
 */
@FunctionalInterface
@BackendService(id = "core.auth.pluginTokenHandlerDecorator")
public interface PluginTokenHandlerDecorator {

    /**
     * Wraps the handler of a plugin, once for each run of the plugin.
     *
     * @param defaultHandler the handler of the backend
     * @return the handler to use, which may be the same
     */
    PluginTokenHandler decorate(PluginTokenHandler defaultHandler);
}
