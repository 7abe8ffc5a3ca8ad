package dev.stagedoor.test;

import java.util.List;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.lifecycle.ManagedRootLifecycle;
import dev.stagedoor.lifecycle.RootLifecycleService;

/** The lifecycle of the backend, whose hooks a test looks at and runs. Thread-safe. */
public final class FakeRootLifecycle extends RecordingLifecycle
        implements RootLifecycleService, ManagedRootLifecycle, FakeService<RootLifecycleService> {

    private final HookLevel beforeShutdown =
            new HookLevel("Attempted to add before shutdown hook after shutdown has started");

    /** Makes a lifecycle without hooks. */
    public FakeRootLifecycle() {}

    @Override
    public void addBeforeShutdownHook(LifecycleHook hook) {
        beforeShutdown.add(hook);
    }

    /**
     * Returns the before-shutdown hooks.
     *
     * @return the hooks, in the order in which they were added, also after they ran
     */
    public List<LifecycleHook> beforeShutdownHooks() {
        return beforeShutdown.all();
    }

    /** Runs the before-shutdown hooks one after the other on this thread; the second call does nothing. */
    @Override
    public void beforeShutdown() {
        run(beforeShutdown);
    }

    @Override
    public ServiceFactory<RootLifecycleService> factory() {
        return ServiceFactory.of(CoreServices.ROOT_LIFECYCLE).create(deps -> this);
    }
}
