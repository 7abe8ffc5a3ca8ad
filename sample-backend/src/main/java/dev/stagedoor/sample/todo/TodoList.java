package dev.stagedoor.sample.todo;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.catalog.CatalogService;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.logger.LoggerService;

/** The todos of the users, which may be about entities of the catalog. */
class TodoList {

    private final TodoRepository todos;

    private final CatalogService catalog;

    private final LoggerService logger;

    TodoList(TodoRepository todos, CatalogService catalog, LoggerService logger) {
        this.todos = todos;
        this.catalog = catalog;
        this.logger = logger;
    }

    // tag::create[]
    /** Adds a todo. Where it is about an entity, the catalog is asked for that, on behalf of the user. */
    Todo create(NewTodo wanted, BackstageCredentials<UserPrincipal> credentials) {
        TodoDraft draft = new TodoDraft(title(wanted.title(), wanted.entityRef(), credentials), false);
        Todo created = todos.add(draft, credentials.principal().userEntityRef());
        logger.child(Map.of("id", created.id(), "createdBy", created.createdBy()))
                .info("Created new todo item");
        return created;
    }

    private @Nullable String title(
            @Nullable String title, @Nullable String entityRef, BackstageCredentials<UserPrincipal> credentials) {
        if (entityRef == null || title == null || title.isBlank()) {
            return title;
        }
        Entity entity = catalog.getEntityByRef(entityRef, credentials)
                .orElseThrow(() -> new NotFoundException("No entity found for ref '" + entityRef + "'"));
        String shown = entity.metadata().title();
        return "[" + (shown == null ? entityRef : shown) + "] " + title;
    }
    // end::create[]
}
