package com.example.service;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;

/** Two plugins that ask for a service of a type of the JDK. */
class RandomPlugins {

    static final Map<String, Random> seen = new ConcurrentHashMap<>();

    @BackendPlugin("first")
    static class First {

        @Init
        void init(Random random) {
            seen.put("first", random);
        }
    }

    @BackendPlugin("second")
    static class Second {

        @Init
        void init(Random random) {
            seen.put("second", random);
        }
    }
}
