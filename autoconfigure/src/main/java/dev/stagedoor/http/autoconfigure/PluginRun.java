package dev.stagedoor.http.autoconfigure;

/**
 * What one run of a plugin serves, and to whom. It goes with the run.
 *
 * @param routes the routes that were added
 * @param mount the same below the plugin's path
 * @param policies who may ask for what, where that is not as usual
 */
record PluginRun(RouteList routes, Mount mount, PathPolicies policies) {

    static PluginRun of(String pluginId) {
        RouteList routes = new RouteList();
        return new PluginRun(routes, new Mount(PluginPath.of(pluginId), routes), new PathPolicies());
    }
}
