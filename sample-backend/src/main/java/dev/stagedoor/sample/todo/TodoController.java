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

import dev.stagedoor.auditor.Audited;
import dev.stagedoor.auditor.AuditorSeverity;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.permissions.RequirePermission;

/** Served below {@code /api/todo}, because it is in the plugin's package. */
@RestController
@RequestMapping("/todos")
class TodoController {

    private final TodoRepository todos;

    private final TodoList list;

    TodoController(TodoRepository todos, TodoList list) {
        this.todos = todos;
        this.list = list;
    }

    // tag::create[]
    /** Users alone may add todos, those who have the permission. Whoever does it is recorded. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequirePermission("todo.create")
    @Audited(
            value = "create-todo",
            severity = AuditorSeverity.MEDIUM,
            meta = {"entityRef = #todo.entityRef", "id = #result.id"})
    Todo create(@RequestBody NewTodo todo, BackstageCredentials<UserPrincipal> credentials) {
        return list.create(todo, credentials);
    }

    @GetMapping
    Todos list() {
        return new Todos(todos.all());
    }
    // end::create[]

    @GetMapping("/{id}")
    Todo get(@PathVariable String id) {
        return todos.get(id);
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

    /**
     * All todos.
     *
     * @param items the todos, in the order in which they were added
     */
    record Todos(List<Todo> items) {}
}
