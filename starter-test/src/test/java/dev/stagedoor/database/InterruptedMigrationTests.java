package dev.stagedoor.database;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;
import dev.stagedoor.test.TestDatabases.Engine;
import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.test.TestDatabases.Engine.MARIADB;
import static dev.stagedoor.test.TestDatabases.Engine.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@Timeout(120)
class InterruptedMigrationTests {

    private static final int SOON_SECONDS = 20;

    private Scripts scripts;

    @BeforeEach
    void begin(@TempDir Path directory) {
        scripts = new Scripts(directory).with("V1__item.sql", "CREATE TABLE item (id INTEGER PRIMARY KEY);");
    }

    @OnEachDatabase
    @Case("MIG-30")
    void aMigrationThatIsInterruptedEndsSoonAndNamesTheScript(TestDatabase database) throws Exception {
        scripts.with("V2__slow.sql", "CREATE TABLE note (id INTEGER);\n" + SlowScript.statement(database.engine()));
        Migration migration = new Migration(database);
        SlowScript.awaitBegin(database);

        migration.thread.interrupt();

        assertThat(migration.error())
                .isInstanceOf(DatabaseMigrationException.class)
                .hasMessageStartingWith("The database of plugin 'todo' was not migrated: script V2__slow.sql of "
                        + scripts.location() + " was interrupted at line 2");
        assertThat(migration.staysInterrupted()).isTrue();
    }

    @OnEachDatabase
    @Case("MIG-31")
    void theNextMigrationDoesNotWaitForOneThatWasInterrupted(TestDatabase database) throws Exception {
        scripts.with("V2__slow.sql", "CREATE TABLE note (id INTEGER);\n" + SlowScript.statement(database.engine()));
        Migration migration = new Migration(database);
        SlowScript.awaitBegin(database);
        migration.thread.interrupt();
        assertThat(migration.error()).isNotNull();
        scripts.with("V2__slow.sql", "CREATE TABLE note (id INTEGER);");

        Throwable next = catchThrowable(() -> database.service("todo").migrate(scripts.location()));

        if (database.engine() == Engine.POSTGRESQL) {
            assertThat(next).isNull();
        } else {
            assertThat(next).hasMessageContaining("script V2__slow.sql").hasMessageContaining("has failed before");
        }
    }

    @OnEachDatabase({POSTGRESQL, MARIADB})
    @Case("MIG-32")
    void theWaitForAnotherMigrationCanBeInterrupted(TestDatabase database) throws Exception {
        scripts.with("V2__slow.sql", SlowScript.statement(database.engine()));
        Migration first = new Migration(database);
        SlowScript.awaitBegin(database);
        Migration second = new Migration(database);
        second.thread.join(TimeUnit.SECONDS.toMillis(2));
        assertThat(second.thread.isAlive()).isTrue();

        second.thread.interrupt();

        assertThat(second.error())
                .isInstanceOf(DatabaseMigrationException.class)
                .hasMessageContaining("the wait for it was interrupted");
        assertThat(second.staysInterrupted()).isTrue();
        assertThat(first.thread.isAlive()).isTrue();
        first.thread.interrupt();
        assertThat(first.error()).hasMessageContaining("script V2__slow.sql");
    }

    /** A migration in a thread of its own. */
    private final class Migration {

        private final CompletableFuture<Throwable> error = new CompletableFuture<>();

        private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

        private final Thread thread;

        Migration(TestDatabase database) {
            thread = new Thread(() -> {
                Throwable thrown = catchThrowable(() -> database.service("todo").migrate(scripts.location()));
                interrupted.complete(Thread.currentThread().isInterrupted());
                error.complete(thrown);
            });
            thread.start();
        }

        Throwable error() throws Exception {
            return error.get(SOON_SECONDS, TimeUnit.SECONDS);
        }

        boolean staysInterrupted() throws Exception {
            return interrupted.get(SOON_SECONDS, TimeUnit.SECONDS);
        }
    }
}
