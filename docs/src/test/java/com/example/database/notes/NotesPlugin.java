package com.example.database.notes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.logger.LoggerService;

// tag::plugin[]
@BackendPlugin("notes")
class NotesPlugin {

    @Init
    void init(DatabaseService database, LoggerService logger) {
        int applied = database.migrate(); // the scripts in db/notes
        logger.info("Applied {} migrations", applied);
    }
}

@Repository
class Notes {

    private final JdbcClient jdbc;

    Notes(JdbcClient jdbc) { // that of the plugin
        this.jdbc = jdbc;
    }

    @Transactional // in the plugin's database
    public void add(String id, String text) {
        jdbc.sql("insert into note_log values (?, 'added')").param(id).update();
        jdbc.sql("insert into note values (?, ?)").params(id, text).update();
    }

    public int actions() {
        return jdbc.sql("select count(*) from note_log").query(Integer.class).single();
    }
}
// end::plugin[]
