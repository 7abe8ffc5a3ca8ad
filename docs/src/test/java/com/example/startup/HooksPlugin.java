package com.example.startup;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.LoggerService;

/** A plugin with hooks. */
class HooksPlugin {

    // tag::hooks[]
    @BackendPlugin("hooks")
    static class Plugin {

        @Init
        void init(LifecycleService lifecycle, RootLifecycleService root, LoggerService logger) {
            logger.info("1: init");
            lifecycle.addStartupHook(() -> logger.info("2: this plugin has started"));
            root.addStartupHook(() -> logger.info("3: all plugins have started"));
            root.addBeforeShutdownHook(() -> logger.info("4: plugins still serve"));
            lifecycle.addShutdownHook(() -> logger.info("5: the web server has stopped"));
            root.addShutdownHook(() -> logger.info("6: all plugins have stopped"));
        }
    }
    // end::hooks[]
}
