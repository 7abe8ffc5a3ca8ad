package dev.stagedoor.sample.greeting;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.config.RootConfigService;

/** The plugin {@code greeting}. With {@code sample.broken=true} it does not start. */
@BackendPlugin("greeting")
class GreetingPlugin {

    @Init
    void init(RootConfigService config) {
        if (config.getOptionalBoolean("sample.broken").orElse(false)) {
            throw new IllegalStateException("The greeting plugin is broken, because sample.broken is true");
        }
    }
}
