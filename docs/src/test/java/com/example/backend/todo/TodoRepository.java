package com.example.backend.todo;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What is to be done. */
class TodoRepository {

    private final JdbcClient jdbc;

    TodoRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> all() {
        return jdbc.sql("select title from todo order by id")
                .query(String.class)
                .list();
    }

    int count() {
        return jdbc.sql("select count(*) from todo").query(Integer.class).single();
    }

    int purge() {
        return jdbc.sql("delete from todo where done_at is not null").update();
    }
}
