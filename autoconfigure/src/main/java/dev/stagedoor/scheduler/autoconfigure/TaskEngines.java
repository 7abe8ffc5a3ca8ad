package dev.stagedoor.scheduler.autoconfigure;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.scheduler.TaskScope;

/** Which engine runs tasks of which scope. */
final class TaskEngines {

    private final TaskEngine local;

    private final Supplier<@Nullable TaskEngine> global;

    /**
     * Makes the choice.
     *
     * @param local the engine of local tasks
     * @param global gives the engine of global tasks, made when it is first needed; {@code null} if there is none
     */
    TaskEngines(TaskEngine local, Supplier<@Nullable TaskEngine> global) {
        this.local = local;
        this.global = global;
    }

    /**
     * Returns the engine of a scope.
     *
     * @throws IllegalStateException if there is none, because the libraries of global tasks are missing
     */
    TaskEngine of(TaskScope scope) {
        TaskEngine engine = scope == TaskScope.GLOBAL ? global() : local;
        if (engine == null) {
            throw new IllegalStateException("Global tasks need the libraries com.github.kagkarlsson:db-scheduler and"
                    + " org.springframework:spring-jdbc, which are not there; add them, or let tasks run in each"
                    + " process by itself, with the scope 'local'");
        }
        return engine;
    }

    /** The engine of global tasks, or {@code null} if there is none. */
    @Nullable
    TaskEngine global() {
        return global.get();
    }
}
