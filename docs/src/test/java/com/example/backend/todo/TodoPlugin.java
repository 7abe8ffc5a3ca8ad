package com.example.backend.todo;

import java.time.Duration;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskSchedule;

// tag::plugin[]
@BackendPlugin("todo")
class TodoPlugin {

    @Bean
    TodoRepository todos(DatabaseService database) {
        return new TodoRepository(database.jdbcClient()); // todo's own database
    }

    @Init
    void init(DatabaseService database, LoggerService logger, SchedulerService scheduler, TodoRepository todos) {
        database.migrate(); // the scripts in db/todo
        logger.info("Todo plugin starting with {} items", todos.count());
        scheduler.schedule(
                "purge", TaskSchedule.every(Duration.ofHours(1)).timeout(Duration.ofMinutes(5)), todos::purge);
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
