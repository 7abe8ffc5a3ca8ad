package dev.stagedoor.sample.todo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.sample.ids.IdService;

/** Keeps todos in the plugin's database, in the order in which they were added. Thread-safe. */
class TodoRepository {

    private static final String SELECT = "SELECT id, title, done_at IS NOT NULL AS done FROM todo ";

    private final JdbcClient database;

    private final IdService ids;

    private final Duration keepDone;

    private final Clock clock = Clock.systemUTC();

    TodoRepository(JdbcClient database, IdService ids, Duration keepDone) {
        this.database = database;
        this.ids = ids;
        this.keepDone = keepDone;
    }

    List<Todo> all() {
        return database.sql(SELECT + "ORDER BY added").query(Todo.class).list();
    }

    long count() {
        return database.sql("SELECT COUNT(*) FROM todo").query(Long.class).single();
    }

    Todo get(String id) {
        return database.sql(SELECT + "WHERE id = ?")
                .param(id)
                .query(Todo.class)
                .optional()
                .orElseThrow(() -> missing(id));
    }

    Todo add(TodoDraft draft) {
        Todo added = draft.withId(ids.next());
        database.sql("INSERT INTO todo (id, title, done_at) VALUES (:id, :title, :doneAt)")
                .param("id", added.id())
                .param("title", added.title())
                .param("doneAt", doneAt(added))
                .update();
        return added;
    }

    Todo replace(String id, TodoDraft draft) {
        Todo replacement = draft.withId(id);
        Long doneAt = doneAt(replacement);
        String since = doneAt == null ? ":doneAt" : "COALESCE(done_at, :doneAt)";
        found(
                id,
                database.sql("UPDATE todo SET title = :title, done_at = " + since + " WHERE id = :id")
                        .param("id", id)
                        .param("title", replacement.title())
                        .param("doneAt", doneAt)
                        .update());
        return replacement;
    }

    void remove(String id) {
        found(id, database.sql("DELETE FROM todo WHERE id = ?").param(id).update());
    }

    /** Remembers that an importer has brought its todos; fails if it has already. */
    void markImported(String importer) {
        database.sql("INSERT INTO todo_import (importer) VALUES (?)")
                .param(importer)
                .update();
    }

    /** Removes what has been done for long enough. */
    int purge() {
        return database.sql("DELETE FROM todo WHERE done_at <= ?")
                .param(clock.millis() - keepDone.toMillis())
                .update();
    }

    private @Nullable Long doneAt(Todo todo) {
        return todo.done() ? clock.millis() : null;
    }

    private static void found(String id, int rows) {
        if (rows == 0) {
            throw missing(id);
        }
    }

    private static NotFoundException missing(String id) {
        return new NotFoundException("There is no todo with id '" + id + "'");
    }
}
