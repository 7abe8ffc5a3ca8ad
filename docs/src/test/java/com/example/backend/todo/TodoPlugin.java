package com.example.backend.todo;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.logger.LoggerService;

// tag::plugin[]
@BackendPlugin("todo")
class TodoPlugin {

    @Bean
    TodoRepository todos() {
        return new TodoRepository();
    }

    @Init
    void init(LoggerService logger, LifecycleService lifecycle, TodoRepository todos) {
        logger.info("Todo plugin starting with {} items", todos.count());
        lifecycle.addShutdownHook(todos::flush);
    }
}

@RestController
class TodoController {

    private final TodoRepository todos;

    TodoController(TodoRepository todos) {
        this.todos = todos;
    }

    @GetMapping("/todos")
    List<String> list() {
        return todos.all();
    }
}
// end::plugin[]
