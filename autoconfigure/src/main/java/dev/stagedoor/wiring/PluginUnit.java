package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.ManagedLifecycle;

/**
 * One run of a registered plugin, as start and stop see it: what has to be done, each step blocking until it is done.
 */
interface PluginUnit {

    String pluginId();

    /** The modules, in the order of registration. One that may not run is there with its problem. */
    List<ModuleUnit> modules();

    /** Why neither the plugin nor any of its modules may run, or {@code null}. */
    @Nullable
    Throwable problem();

    /** Registers the plugin and its modules anew, unless this is their first run. */
    default void register() throws Exception {}

    /** Creates the services that every plugin has made for it before anything else. */
    void createAlwaysServices() throws Exception;

    /** Resolves what the plugin's init asks for and runs it; does nothing if there is no init. */
    void init() throws Exception;

    /** Creates the plugin's own remaining beans that are not lazy. */
    void createBeans() throws Exception;

    /** The plugin serves from now on: what Spring collects once is carried over to it. */
    void open() throws Exception;

    /** The plugin's lifecycle service. */
    ManagedLifecycle lifecycle();

    /** Takes back what {@link #open()} carried over, because the start failed after it. Harmless at any time. */
    default void withdraw() {}

    /** Waits, not longer than the limit, until nothing is under way in the plugin, which takes nothing new. */
    default void drain(Duration limit) {}

    /** Takes back what {@link #open()} carried over and destroys the plugin's beans, newest first. Never throws. */
    void close();

    /** Another run of the plugin, once this one is closed. */
    PluginUnit next();
}
