package dev.stagedoor.sample.todo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import dev.stagedoor.errors.InputException;

/** Tells once a second how many todos there are, for as long as one asks for. */
@RestController
class WatchController {

    private static final int MOST_SECONDS = 25;

    private final TodoRepository todos;

    WatchController(TodoRepository todos) {
        this.todos = todos;
    }

    @GetMapping(path = "/watch", produces = "text/plain")
    StreamingResponseBody watch(@RequestParam(defaultValue = "5") int seconds) {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new InputException("seconds must be from 1 to " + MOST_SECONDS + ", not " + seconds);
        }
        return out -> tell(seconds, out);
    }

    private void tell(int seconds, OutputStream out) throws IOException {
        for (int i = 0; i < seconds; i++) {
            out.write((todos.count() + " todos\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            try {
                Thread.sleep(1000);
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
