package dev.stagedoor.sample.jar;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;

import static dev.stagedoor.test.TestDatabases.Engine.MARIADB;
import static dev.stagedoor.test.TestDatabases.Engine.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/** The sample runs unchanged on each database, in a time zone that is not UTC, and finds after a restart what it left. */
@Timeout(240)
class SampleDatabasesIT {

    private static final Pattern ID = Pattern.compile("\"id\":\"(todo-\\d+)\"");

    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-Duser.timezone=Asia/Kathmandu");

    private static final List<String> AHEAD_OF_TIME = Stream.concat(
                    OPTIONS.stream(), Stream.of("-Dspring.aot.enabled=true"))
            .toList();

    @Test
    void onH2InMemoryItBeginsAnew() {
        restart(OPTIONS, false);
    }

    @Test
    void onH2InAFile(@TempDir Path directory) {
        restart(OPTIONS, true, "--stagedoor.database.file=" + directory.resolve("data") + "/");
        assertThat(directory).isDirectoryRecursivelyContaining("glob:**todo*.db");
    }

    @OnEachDatabase({POSTGRESQL, MARIADB})
    void withADatabaseForEachPlugin(TestDatabase database) {
        restart(OPTIONS, true, SampleProcess.arguments(database).toArray(String[]::new));
    }

    @OnEachDatabase(POSTGRESQL)
    void withASchemaForEachPluginAndAheadOfTime(TestDatabase database) {
        restart(
                AHEAD_OF_TIME,
                true,
                Stream.concat(
                                SampleProcess.arguments(database),
                                Stream.of("--backend.database.pluginDivisionMode=schema"))
                        .toArray(String[]::new));
        assertThat(database.service("todo")
                        .jdbcClient()
                        .sql("SELECT COUNT(*) FROM todo.todo")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @OnEachDatabase(POSTGRESQL)
    void byTheOnePropertyThatSpringBootHas(TestDatabase database) {
        restart(OPTIONS, true, "--spring.datasource.url=" + database.jdbcUrl() + "?user=" + database.username());
    }

    private static void restart(List<String> options, boolean remembers, String... arguments) {
        String added;
        try (SampleProcess sample = start(options, arguments)) {
            assertThat(todos(sample)).containsOnlyOnce("Read the README").containsOnlyOnce("Write a plugin");
            added = use(sample);
            sample.stop();
        }
        try (SampleProcess sample = start(options, arguments)) {
            assertThat(todos(sample)).containsOnlyOnce("Read the README").containsOnlyOnce("Write a plugin");
            assertThat(sample.get("/api/todo/todos/" + added).statusCode()).isEqualTo(remembers ? 200 : 404);
            sample.stop();
        }
    }

    /** Adds, replaces and removes. */
    private static String use(SampleProcess sample) {
        String kept = add(sample, "Kept");
        String removed = add(sample, "Removed");
        assertThat(sample.send("PUT", "/api/todo/todos/" + kept, "{\"title\":\"Käse\",\"done\":true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sample.send("DELETE", "/api/todo/todos/" + removed, "").statusCode())
                .isEqualTo(204);
        assertThat(sample.get("/api/todo/todos/" + kept).body())
                .startsWith("{\"id\":\"" + kept + "\",\"title\":\"Käse\",\"done\":true,")
                .contains("\"createdBy\":\"user:");
        assertThat(sample.get("/api/todo/todos/" + removed).statusCode()).isEqualTo(404);
        return kept;
    }

    static String add(SampleProcess sample, String title) {
        HttpResponse<String> answer = sample.send("POST", "/api/todo/todos", "{\"title\":\"" + title + "\"}");
        assertThat(answer).returns(201, HttpResponse::statusCode);
        Matcher id = ID.matcher(answer.body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    static String todos(SampleProcess sample) {
        HttpResponse<String> answer = sample.get("/api/todo/todos");
        assertThat(answer).returns(200, HttpResponse::statusCode);
        return answer.body();
    }

    private static SampleProcess start(List<String> options, String... arguments) {
        return SampleProcess.start(Jdk.current().home(), SampleJar.PATH, options, arguments)
                .awaitStart();
    }
}
