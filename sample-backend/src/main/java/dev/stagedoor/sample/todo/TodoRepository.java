package dev.stagedoor.sample.todo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.sample.ids.IdService;

/** Keeps todos in the plugin's database, in the order in which they were added. Thread-safe. */
class TodoRepository {

    private static final String SELECT = "SELECT id, title, done_at, created_by, created_at FROM todo ";

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
        return database.sql(SELECT + "ORDER BY added")
                .query(TodoRepository::todo)
                .list();
    }

    long count() {
        return database.sql("SELECT COUNT(*) FROM todo").query(Long.class).single();
    }

    Todo get(String id) {
        return database.sql(SELECT + "WHERE id = ?")
                .param(id)
                .query(TodoRepository::todo)
                .optional()
                .orElseThrow(() -> missing(id));
    }

    Todo add(TodoDraft draft, String createdBy) {
        Todo added = new Todo(
                ids.next(),
                draft.checkedTitle(),
                draft.isDone(),
                createdBy,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        database.sql("INSERT INTO todo (id, title, done_at, created_by, created_at)"
                        + " VALUES (:id, :title, :doneAt, :createdBy, :createdAt)")
                .param("id", added.id())
                .param("title", added.title())
                .param("doneAt", doneAt(draft))
                .param("createdBy", added.createdBy())
                .param("createdAt", added.createdAt().toEpochMilli())
                .update();
        return added;
    }

    Todo replace(String id, TodoDraft draft) {
        Long doneAt = doneAt(draft);
        String since = doneAt == null ? ":doneAt" : "COALESCE(done_at, :doneAt)";
        found(
                id,
                database.sql("UPDATE todo SET title = :title, done_at = " + since + " WHERE id = :id")
                        .param("id", id)
                        .param("title", draft.checkedTitle())
                        .param("doneAt", doneAt)
                        .update());
        return get(id);
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

    private @Nullable Long doneAt(TodoDraft draft) {
        return draft.isDone() ? clock.millis() : null;
    }

    private static Todo todo(ResultSet row, int number) throws SQLException {
        return new Todo(
                row.getString("id"),
                row.getString("title"),
                row.getObject("done_at") != null,
                row.getString("created_by"),
                Instant.ofEpochMilli(row.getLong("created_at")));
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
