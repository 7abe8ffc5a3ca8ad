package com.example.health;

import java.util.Map;

import org.springframework.stereotype.Component;

import dev.stagedoor.health.RootHealthService;

// tag::health[]
@Component
class DrainingHealth implements RootHealthService {

    private volatile boolean draining;

    void drain() {
        draining = true;
    }

    @Override
    public Answer getLiveness() {
        return Answer.ok();
    }

    @Override
    public Answer getReadiness() {
        return draining ? new Answer(503, Map.of("status", "draining")) : Answer.ok();
    }
}
// end::health[]
