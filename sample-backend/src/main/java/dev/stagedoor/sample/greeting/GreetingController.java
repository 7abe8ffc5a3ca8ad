package dev.stagedoor.sample.greeting;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.sample.ids.IdService;

/** Served at {@code /api/greeting/hello}. */
@RestController
class GreetingController {

    private final Greetings greetings;

    private final IdService ids;

    GreetingController(Greetings greetings, IdService ids) {
        this.greetings = greetings;
        this.ids = ids;
    }

    @GetMapping("/hello")
    Greeting hello(
            @RequestParam(defaultValue = "world") String name, @RequestParam(defaultValue = "en") String language) {
        return new Greeting(ids.next(), greetings.greet(name, language));
    }

    /**
     * A greeting.
     *
     * @param id the id
     * @param text what is said
     */
    record Greeting(String id, String text) {}
}
