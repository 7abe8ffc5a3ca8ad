package dev.stagedoor.sample.todo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.dao.DuplicateKeyException;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

class TodoRepositoryTests {

    private static final String ADA = "user:default/ada";

    private final AtomicInteger ids = new AtomicInteger();

    @OnEachDatabase
    void todosKeepTheirOrder(TestDatabase database) {
        TodoRepository todos = todos(database, Duration.ofDays(1));
        todos.add(new TodoDraft("Zebra", false), ADA);
        todos.add(new TodoDraft("Ähre 🌾", true), ADA);
        Todo third = todos.add(new TodoDraft("Cat", null), ADA);
        todos.replace("1", new TodoDraft("Zebra, striped", true));

        assertThat(todos.all())
                .extracting(Todo::id, Todo::title, Todo::done)
                .containsExactly(
                        tuple("1", "Zebra, striped", true), tuple("2", "Ähre 🌾", true), tuple("3", "Cat", false));
        assertThat(todos.get("3")).isEqualTo(third);
        assertThat(todos.count()).isEqualTo(3);
    }

    @OnEachDatabase
    void whoHasAddedATodoAndWhenIsKept(TestDatabase database) {
        TodoRepository todos = todos(database, Duration.ofDays(1));
        Todo added = todos.add(new TodoDraft("Cat", null), ADA);

        assertThat(added.createdBy()).isEqualTo(ADA);
        assertThat(added.createdAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(todos.all()).containsExactly(added);
    }

    @OnEachDatabase
    void whatIsNotThereIsNotFound(TestDatabase database) {
        TodoRepository todos = todos(database, Duration.ofDays(1));
        todos.add(new TodoDraft("Cat", null), ADA);
        todos.remove("1");

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> todos.get("1"));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> todos.remove("1"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> todos.replace("1", new TodoDraft("Dog", false)));
    }

    @OnEachDatabase
    void replacingWithTheSameIsFound(TestDatabase database) {
        TodoRepository todos = todos(database, Duration.ofDays(1));
        todos.add(new TodoDraft("Cat", false), ADA);

        assertThat(todos.replace("1", new TodoDraft("Cat", false))).isEqualTo(todos.get("1"));
    }

    @OnEachDatabase
    void whatHasBeenDoneForLongEnoughIsPurged(TestDatabase database) {
        TodoRepository kept = todos(database, Duration.ofDays(1));
        kept.add(new TodoDraft("Done", true), ADA);
        kept.add(new TodoDraft("Not done", false), ADA);
        assertThat(kept.purge()).isZero();

        TodoRepository hasty = new TodoRepository(database.service("todo").jdbcClient(), () -> "x", Duration.ZERO);
        assertThat(hasty.purge()).isEqualTo(1);
        assertThat(hasty.all()).extracting(Todo::title).containsExactly("Not done");
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
