package dev.stagedoor.benchmarks.web.plugin;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.benchmarks.web.contracts.Greeting;

/** The plugin's controller, which does what the plain one does. */
@RestController
class PluginController {

    @GetMapping("/hello")
    Greeting hello() {
        return new Greeting("hello");
    }
}
