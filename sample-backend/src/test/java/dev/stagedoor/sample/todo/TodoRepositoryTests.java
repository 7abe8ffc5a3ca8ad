package dev.stagedoor.sample.todo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.dao.DuplicateKeyException;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TodoRepositoryTests {

    private final AtomicInteger ids = new AtomicInteger();

    @OnEachDatabase
    void todosKeepTheirOrder(TestDatabase database) {
        TodoRepository todos = todos(database, Duration.ofDays(1));
        todos.add(new TodoDraft("Zebra", false));
        todos.add(new TodoDraft("Ähre 🌾", true));
        Todo third = todos.add(new TodoDraft("Cat", null));
        todos.replace("1", new TodoDraft("Zebra, striped", true));

        assertThat(todos.all())
                .containsExactly(new Todo("1", "Zebra, striped", true), new Todo("2", "Ähre 🌾", true), third);
        assertThat(todos.get("3")).isEqualTo(new Todo("3", "Cat", false));
        assertThat(todos.count()).isEqualTo(3);
    }

    @OnEachDatabase
    void whatIsNotThereIsNotFound(TestDatabase database) {
        TodoRepository todos = todos(database, Duration.ofDays(1));
        todos.add(new TodoDraft("Cat", null));
        todos.remove("1");

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> todos.get("1"));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> todos.remove("1"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> todos.replace("1", new TodoDraft("Dog", false)));
    }

    @OnEachDatabase
    void replacingWithTheSameIsFound(TestDatabase database) {
        TodoRepository todos = todos(database, Duration.ofDays(1));
        todos.add(new TodoDraft("Cat", false));

        assertThat(todos.replace("1", new TodoDraft("Cat", false))).isEqualTo(new Todo("1", "Cat", false));
    }

    @OnEachDatabase
    void whatHasBeenDoneForLongEnoughIsPurged(TestDatabase database) {
        TodoRepository kept = todos(database, Duration.ofDays(1));
        kept.add(new TodoDraft("Done", true));
        kept.add(new TodoDraft("Not done", false));
        assertThat(kept.purge()).isZero();

        TodoRepository hasty = new TodoRepository(database.service("todo").jdbcClient(), () -> "x", Duration.ZERO);
        assertThat(hasty.purge()).isEqualTo(1);
        assertThat(hasty.all()).containsExactly(new Todo("2", "Not done", false));
    }

    @OnEachDatabase
    void anImporterBringsItsTodosOnce(TestDatabase database) {
        TodoRepository todos = todos(database, Duration.ofDays(1));
        todos.markImported("csv");
        todos.markImported("mail");

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> todos.markImported("csv"));
    }

    private TodoRepository todos(TestDatabase given, Duration keepDone) {
        DatabaseService database = given.service("todo");
        database.migrate();
        return new TodoRepository(database.jdbcClient(), () -> String.valueOf(ids.incrementAndGet()), keepDone);
    }
}
