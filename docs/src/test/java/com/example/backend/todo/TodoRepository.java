package com.example.backend.todo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is to be done. */
class TodoRepository {

    private final List<String> todos = new CopyOnWriteArrayList<>(List.of("Read the documentation"));

    private volatile boolean flushed;

    List<String> all() {
        return List.copyOf(todos);
    }

    int count() {
        return todos.size();
    }

    void flush() {
        flushed = true;
    }

    boolean isFlushed() {
        return flushed;
    }
}
