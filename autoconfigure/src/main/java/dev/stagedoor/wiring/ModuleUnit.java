package dev.stagedoor.wiring;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** One registered module, as start and stop see it. */
interface ModuleUnit {

    String moduleId();

    /** The ids of the extension points that it offers to other modules. */
    Set<String> provides();

    /** The ids of the extension points that it asks for. */
    Set<String> consumes();

    /** Why it may not run, or {@code null}. */
    @Nullable
    Throwable problem();

    /**
     * Resolves what the module's init asks for, runs it, and creates the module's other beans that are not lazy.
     *
     * @param reports where the extension points that it consumes report its failure
     */
    void init(ModuleReports reports) throws Exception;

    /** Takes the failures that extension points report for a module. */
    interface ModuleReports {

        void reportFailure(String pluginId, String moduleId, Throwable error);
    }
}
