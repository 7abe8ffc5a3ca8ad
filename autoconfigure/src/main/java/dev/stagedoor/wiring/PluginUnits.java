package dev.stagedoor.wiring;

import java.util.List;

/** Where start and stop take the registered plugins from. */
@FunctionalInterface
interface PluginUnits {

    /** The plugins, in the order of registration, each plugin id once. */
    List<PluginUnit> units();

    /** Destroys what was made for all of them when it was first needed. Does nothing the second time. */
    default void closeRoot() {}
}
