package dev.stagedoor.sample.todo;

import java.io.IOException;
import java.time.Duration;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.catalog.CatalogService;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.permissions.BasicPermission;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.sample.ids.IdService;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskSchedule;

// tag::plugin[]
/** The plugin {@code todo}. What its modules bring is imported before it serves. */
@BackendPlugin("todo")
class TodoPlugin {

    private static final BasicPermission CREATE = Permission.basic("todo.create", PermissionAction.CREATE);

    private static final Duration KEEP_DONE = Duration.ofDays(30);

    @Bean
    TodoRepository todos(DatabaseService database, IdService ids, RootConfigService config) {
        return new TodoRepository(
                database.jdbcClient(),
                ids,
                config.getOptionalDuration("todo.keepDone").orElse(KEEP_DONE));
    }

    @Bean
    TodoList todoList(TodoRepository todos, CatalogService catalog, LoggerService logger) {
        return new TodoList(todos, catalog, logger);
    }

    @Bean
    ImporterRegistry importers() {
        return new ImporterRegistry();
    }

    @Bean
    TodoImports imports(ImporterRegistry importers, TodoRepository todos, DatabaseService database, AuthService auth) {
        return new TodoImports(
                importers,
                todos,
                database.transactionManager(),
                auth.getOwnServiceCredentials().principal().subject());
    }

    @Init
    void init(
            DatabaseService database,
            TodoImports imports,
            TodoRepository todos,
            PermissionsRegistryService permissions,
            SchedulerService scheduler,
            LoggerService logger)
            throws IOException {
        permissions.addPermissions(CREATE);
        database.migrate();
        imports.run();
        scheduler.schedule(
                "purge", TaskSchedule.every(Duration.ofHours(1)).timeout(Duration.ofMinutes(5)), todos::purge);
        logger.info("Todo plugin starting with {} todos", todos.count());
    }
}
// end::plugin[]
