package dev.stagedoor.sample.todo;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Served below {@code /api/todo}, because it is in the plugin's package. */
@RestController
@RequestMapping("/todos")
class TodoController {

    private final TodoRepository todos;

    TodoController(TodoRepository todos) {
        this.todos = todos;
    }

    @GetMapping
    List<Todo> list() {
        return todos.all();
    }

    @GetMapping("/{id}")
    Todo get(@PathVariable String id) {
        return todos.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Todo add(@RequestBody TodoDraft draft) {
        return todos.add(draft);
    }

    @PutMapping("/{id}")
    Todo replace(@PathVariable String id, @RequestBody TodoDraft draft) {
        return todos.replace(id, draft);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        todos.remove(id);
    }
}
