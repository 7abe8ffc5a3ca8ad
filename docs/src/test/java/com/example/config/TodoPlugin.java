package com.example.config;

import java.time.Duration;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;

// tag::plugin[]
@BackendPlugin("todo")
class TodoPlugin {

    private volatile Duration refresh = Duration.ZERO;

    @Init
    void init(RootConfigService config) {
        Config todo = config.getConfig("todo"); // shows the newest values
        ConfigCheck.all(() -> todo.getString("greeting"), () -> todo.getDuration("refresh"));
        refresh = todo.getDuration("refresh");
        config.subscribe(() -> refresh = todo.getDuration("refresh")); // ends when the plugin stops
    }

    Duration refresh() {
        return refresh;
    }
}
// end::plugin[]
