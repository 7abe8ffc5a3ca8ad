package dev.stagedoor.benchmarks.web.app;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.benchmarks.web.contracts.Greeting;

/** The plain Spring controller: what every plugin has too. */
@RestController
class HelloController {

    @GetMapping("/hello")
    Greeting hello() {
        return new Greeting("hello");
    }
}
