package dev.stagedoor.benchmarks.identity.app.search;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers whoever is let through. */
@RestController
class GreetingController {

    @GetMapping("/greeting")
    Greeting greeting() {
        return new Greeting("hello");
    }

    /**
     * What is answered.
     *
     * @param message the message
     */
    record Greeting(String message) {}
}
