package dev.stagedoor.lifecycle;

/** Runs when a plugin or the backend starts or stops, at the same time as the other hooks of its level. */
@FunctionalInterface
public interface LifecycleHook {

    /**
     * Does the work. May block; an interrupt asks it to end.
     *
     * @throws Exception what is thrown is logged and changes nothing else
     */
    void run() throws Exception;
}
