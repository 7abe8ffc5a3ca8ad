package com.example.database.notes;

import org.springframework.dao.DuplicateKeyException;

import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestBackend;
import dev.stagedoor.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The plugin of the page on databases. */
class NotesTests {

    // tag::each[]
    @OnEachDatabase
    void whatCannotBeAddedLeavesNothingBehind(TestDatabase database) {
        try (TestBackend backend = TestBackend.builder()
                .features(NotesPlugin.class)
                .properties(database.properties())
                .start()) {
            Notes notes = backend.pluginBean("notes", Notes.class);
            notes.add("1", "Milk");
            assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> notes.add("1", "Bread"));
            assertThat(notes.actions()).isEqualTo(1);
        }
    }
    // end::each[]
}
