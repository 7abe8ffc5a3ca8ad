package dev.stagedoor.sample.todo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.sample.ids.IdService;

/** Keeps todos in memory, in the order in which they were added. Thread-safe. */
class TodoRepository {

    private final Map<String, Todo> todos = Collections.synchronizedMap(new LinkedHashMap<>());

    private final IdService ids;

    TodoRepository(IdService ids) {
        this.ids = ids;
    }

    List<Todo> all() {
        return List.of(todos.values().toArray(Todo[]::new));
    }

    Todo get(String id) {
        return found(id, todos.get(id));
    }

    Todo add(TodoDraft draft) {
        Todo added = draft.withId(ids.next());
        todos.put(added.id(), added);
        return added;
    }

    Todo replace(String id, TodoDraft draft) {
        Todo replacement = draft.withId(id);
        return found(id, todos.computeIfPresent(id, (same, known) -> replacement));
    }

    void remove(String id) {
        found(id, todos.remove(id));
    }

    private static Todo found(String id, @Nullable Todo todo) {
        if (todo == null) {
            throw new NotFoundException("There is no todo with id '" + id + "'");
        }
        return todo;
    }
}
