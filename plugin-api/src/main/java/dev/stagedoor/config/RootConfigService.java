package dev.stagedoor.config;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;

/** The whole configuration: Spring's environment, read in Backstage's way. Backstage: {@code RootConfigService}. */
@BackendService(id = "core.rootConfig", scope = ServiceScope.ROOT)
public interface RootConfigService extends Config {

    /**
     * Tells of changes of the configuration. What a plugin subscribes while it starts ends when the plugin stops.
     *
     * @param listener called after a value has become another, on the thread that noticed it; what it throws is logged
     * @return ends the subscription
     */
    Subscription subscribe(Runnable listener);

    /** A subscription that can be ended. */
    interface Subscription {

        /** Ends it. Doing so twice is harmless. */
        void unsubscribe();
    }
}
