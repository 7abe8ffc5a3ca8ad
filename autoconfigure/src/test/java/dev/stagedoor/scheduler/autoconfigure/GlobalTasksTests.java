package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.database.autoconfigure.DatabaseServiceAutoConfiguration;
import dev.stagedoor.metadata.autoconfigure.MetadataServiceAutoConfiguration;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.PostgresServer;
import dev.stagedoor.wiring.PluginServices;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** Global tasks in whole backends. */
@ExtendWith(OutputCaptureExtension.class)
class GlobalTasksTests {

    private static final TaskSchedule OFTEN = TaskSchedule.every(Duration.ofMillis(100));

    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

    private final BackendRunner one = runner();

    private final BackendRunner other = runner();

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static BackendRunner runner() {
        return new BackendRunner()
                .declare(Services.class)
                .property("stagedoor.scheduler.polling-interval", "50ms")
                .property("logging.level.root", "WARN");
    }

    private static void use(BackendRunner backend, PostgresServer server, String database, String division) {
        backend.property("backend.database.client", "pg")
                .property("backend.database.connection.host", "127.0.0.1")
                .property("backend.database.connection.port", server.port())
                .property("backend.database.connection.user", PostgresServer.USER)
                .property("backend.database.prefix", database + "_")
                .property("backend.database.pluginDivisionMode", division);
        if (division.equals("schema")) {
            backend.property("backend.database.connection.database", database);
        }
    }

    private BackendFeature scheduling(String name, TaskSchedule schedule) {
        return scheduling(schedule, () -> runs(name).incrementAndGet());
    }

    private static BackendFeature scheduling(TaskSchedule schedule, dev.stagedoor.scheduler.Task task) {
        return BackendFeature.plugin(
                "todo",
                env -> env.registerInit(
                        deps -> deps.get(CoreServices.SCHEDULER).schedule("purge", schedule, task),
                        CoreServices.SCHEDULER));
    }

    private AtomicInteger runs(String name) {
        return runs.computeIfAbsent(name, key -> new AtomicInteger());
    }

    private void awaitRuns(String name, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> runs(name).get() >= count);
    }

    private static DatabaseService database(ConfigurableApplicationContext context) {
        return context.getBean(PluginServices.class).get("stagedoor", CoreServices.DATABASE);
    }

    private static long tables(ConfigurableApplicationContext context) {
        return database(context)
                .jdbcClient()
                .sql("select count(*) from information_schema.tables where lower(table_name) = 'stagedoor_tasks'")
                .query(Long.class)
                .single();
    }

    @Test
    void theyRunWithoutAnySetUp() {
        ConfigurableApplicationContext context =
                one.add(scheduling("one", OFTEN)).start();
        awaitRuns("one", 3);
        assertThat(tables(context)).isEqualTo(1);
        SchedulerService scheduler = context.getBean(PluginServices.class).get("todo", CoreServices.SCHEDULER);
        Awaitility.await().until(() -> scheduler.getScheduledTasks().get(0).lastRun() != null);
    }

    @Case("SCH-59")
    @Test
    void withoutThemTheirDatabaseIsLeftAlone() {
        ConfigurableApplicationContext context =
                one.add(scheduling("one", OFTEN.scope(TaskScope.LOCAL))).start();
        awaitRuns("one", 3);
        assertThat(tables(context)).isZero();
    }

    @Case("SCH-50")
    @ParameterizedTest
    @ValueSource(strings = {"database", "schema"})
    void twoBackendsShareThem(String division) {
        PostgresServer server = PostgresServer.shared();
        String database = server.newDatabase();
        use(one, server, database, division);
        use(other, server, database, division);
        ConfigurableApplicationContext context =
                one.add(scheduling("one", OFTEN)).start();
        other.add(scheduling("other", OFTEN)).start();
        awaitRuns("one", 3);
        awaitRuns("other", 3);
        assertThat(database(context)
                        .jdbcClient()
                        .sql("select count(*) from stagedoor_tasks")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Case("SCH-58")
    @Test
    void aBackendThatStopsGivesItsRunsBackBeforeItsDatabaseCloses(CapturedOutput output) {
        PostgresServer server = PostgresServer.shared();
        String database = server.newDatabase();
        use(one, server, database, "database");
        use(other, server, database, "database");
        TaskSchedule hourly = TaskSchedule.every(Duration.ofHours(1));
        one.add(scheduling(hourly, () -> {
            runs("one").incrementAndGet();
            new CountDownLatch(1).await();
        }));
        one.start();
        awaitRuns("one", 1);
        other.add(scheduling("other", hourly)).start();
        one.close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> runs("other").get() == 1);
        assertThat(output).doesNotContain("cannot be used").doesNotContain("ERROR dev.stagedoor");
    }

    @Case("SCH-58")
    @Test
    void aPluginThatRestartsRunsItsTasksOfTheNewRunAlone() {
        AtomicInteger starts = new AtomicInteger();
        BackendFeature plugin = BackendFeature.plugin(
                "todo",
                env -> env.registerInit(
                        deps -> {
                            String name = "start " + starts.incrementAndGet();
                            deps.get(CoreServices.SCHEDULER)
                                    .schedule("purge", OFTEN, () -> runs(name).incrementAndGet());
                        },
                        CoreServices.SCHEDULER));
        ConfigurableApplicationContext context = one.add(plugin).start();
        awaitRuns("start 1", 2);
        context.getBean(Backend.class).restart("todo");
        int before = runs("start 1").get();
        awaitRuns("start 2", 5);
        assertThat(runs("start 1")).hasValue(before);
    }

    @Test
    void aNativeImageHasTheScripts() {
        RuntimeHints hints = new RuntimeHints();
        new SchedulerRuntimeHints().registerHints(hints, null);
        String script = ClusterTable.MIGRATIONS.replace("classpath:", "") + "/V1__Tasks.sql";
        assertThat(getClass().getClassLoader().getResource(script)).isNotNull();
        assertThat(RuntimeHintsPredicates.resource().forResource(script)).accepts(hints);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        MetadataServiceAutoConfiguration.class,
        DatabaseServiceAutoConfiguration.class,
        SchedulerServiceAutoConfiguration.class,
        GlobalTasksAutoConfiguration.class
    })
    static class Services {}
}
