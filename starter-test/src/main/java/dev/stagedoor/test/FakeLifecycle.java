package dev.stagedoor.test;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.lifecycle.LifecycleService;

/** The lifecycle of a plugin, whose hooks a test looks at and runs. Thread-safe. */
public final class FakeLifecycle extends RecordingLifecycle implements LifecycleService, FakeService<LifecycleService> {

    /** Makes a lifecycle without hooks. */
    public FakeLifecycle() {}

    /** Installed in a backend it is every plugin's, and the first plugin that starts or stops runs the hooks of all. */
    @Override
    public ServiceFactory<LifecycleService> factory() {
        return ServiceFactory.of(CoreServices.LIFECYCLE).create(deps -> this);
    }
}
