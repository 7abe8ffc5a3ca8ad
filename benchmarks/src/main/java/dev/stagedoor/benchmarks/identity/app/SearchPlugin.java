package dev.stagedoor.benchmarks.identity.app;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;

/** Answers whoever is let through. */
@BackendPlugin("search")
class SearchPlugin {

    /** The one route. */
    @RestController
    static class Routes {

        @GetMapping("/greeting")
        Greeting greeting() {
            return new Greeting("hello");
        }
    }

    /**
     * What is answered.
     *
     * @param message the message
     */
    record Greeting(String message) {}
}
