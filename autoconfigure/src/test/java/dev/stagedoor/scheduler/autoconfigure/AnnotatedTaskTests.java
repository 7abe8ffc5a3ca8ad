package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableAspectJAutoProxy;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.scheduler.ScheduledTask;
import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.scheduler.TaskCancellation;
import dev.stagedoor.scheduler.TaskFrequency;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.PluginServices;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code @ScheduledTask} methods of beans. */
class AnnotatedTaskTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(Scheduling.class);

    @Test
    @Case("SCH-20")
    void aMethodRunsWhileItsPluginRuns() throws Exception {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        Ticker ticker = context.getBean(Ticker.class);
        Trace.await(ticker.ticked);
        assertThat(ticker.cancellation).isNotNull();
        assertThat(info(context, "todo", "tick").schedule())
                .isEqualTo(TaskSchedule.every(Duration.ofMillis(10)).scope(TaskScope.LOCAL));
        PluginCycle.of(context, "todo").stop();
        int runs = ticker.runs.get();
        Thread.sleep(100);
        assertThat(ticker.runs).hasValue(runs);
    }

    @Test
    @Case("SCH-20")
    void aMethodRunsOnTheNewBeanAfterARestart() throws Exception {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        Ticker former = context.getBean(Ticker.class);
        Trace.await(former.ticked);
        PluginCycle.of(context, "todo").restart();
        Ticker present = context.getBean(Ticker.class);
        assertThat(present).isNotSameAs(former);
        Trace.await(present.ticked);
        int runs = former.runs.get();
        Thread.sleep(100);
        assertThat(former.runs).hasValue(runs);
    }

    @Test
    void aMethodOfAProxiedBeanRunsThroughItsProxy() throws Exception {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, Advising.class).start();
        Ticker ticker = context.getBean(Ticker.class);
        assertThat(AopUtils.isAopProxy(ticker)).isTrue();
        Trace.await(context.getBean(CountingAspect.class).called);
    }

    @Test
    void aMethodOfAModulesBeanRunsAsATaskOfThePlugin() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, CsvModule.class).start();
        assertThat(info(context, "todo", "import")).isNotNull();
    }

    @Test
    void aLazyBeanBringsItsTaskWhenItIsMade() {
        ApplicationContext context = backend.declare(LazyPlugin.class).start();
        assertThat(tasks(context, "lazy")).isEmpty();
        Ticker ticker = context.getBean(Ticker.class);
        await().until(() -> ticker.runs.get() > 1);
    }

    @Test
    @Case("SCH-21")
    void aScheduleMayHavePlaceholdersAndComeFromTheConfiguration() {
        ApplicationContext context = backend.declare(ConfiguredPlugin.class)
                .property("todo.every", "P1M")
                .property("todo.purge.frequency.cron", "0 3 * * *")
                .property("todo.purge.timeout", "10s")
                .start();
        assertThat(info(context, "configured", "placeholder").schedule())
                .isEqualTo(TaskSchedule.every(Period.ofMonths(1))
                        .timeout(Duration.ofMinutes(5))
                        .scope(TaskScope.LOCAL));
        assertThat(info(context, "configured", "default").schedule())
                .isEqualTo(TaskSchedule.manual().scope(TaskScope.LOCAL));
        assertThat(info(context, "configured", "configured").schedule())
                .isEqualTo(TaskSchedule.cron("0 3 * * *")
                        .timeout(Duration.ofSeconds(10))
                        .scope(TaskScope.LOCAL));
        assertThat(info(context, "configured", "delayed").schedule().initialDelay())
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(info(context, "configured", "cron").schedule().frequency())
                .isEqualTo(new TaskFrequency.Cron("*/5 * * * *"));
        assertThat(tasks(context, "configured")).noneMatch(task -> task.id().equals("off"));
    }

    @ParameterizedTest
    @Case("SCH-22")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            none       | needs just one of 'cron', 'every' and 'manual', and has none
            two        | needs just one of 'cron', 'every' and 'manual', and has 2
            missing    | has no schedule: the configuration has no 'todo.nowhere', and none of 'cron', 'every' and 'manual' is given
            cron       | 'every now and then' is not a cron expression of five or six fields
            every      | has '30' as 'every', which is no duration such as '30s' or 'PT30S'
            timeout    | has 'soon' as 'timeout', which is no duration such as '30s' or 'PT30S'
            blank      | is not a valid ID, expected non-empty string
            parameters | has other parameters than a TaskCancellation
            hidden     | is private
            later      | returns a CompletableFuture, for which nobody would wait
            twice      | has the id 'same', which
            """)
    void aMistakeFailsThePluginAndSaysWhere(String mistake, String message) {
        ApplicationContext context = backend.declare(MistakenPlugin.class, TodoPlugin.class)
                .property("mistake", mistake)
                .property("backend.startup.plugins.mistaken.onPluginBootFailure", "continue")
                .start();
        assertThat(context.getBean(Backend.class).plugins())
                .filteredOn(plugin -> plugin.state() == State.FAILED)
                .singleElement()
                .satisfies(plugin -> {
                    assertThat(plugin.pluginId()).isEqualTo("mistaken");
                    assertThat(plugin.failure())
                            .hasStackTraceContaining("Method AnnotatedTaskTests.")
                            .hasStackTraceContaining("annotated with @ScheduledTask, ")
                            .hasStackTraceContaining(message);
                });
    }

    @Test
    @Case("SCH-22")
    void aMethodOfABeanWithoutAPluginIsRefused() {
        assertThat(backend.declare(TodoPlugin.class, RootBean.class).failure())
                .hasStackTraceContaining(
                        "Method AnnotatedTaskTests.Cron.tick(), which is annotated with @ScheduledTask,"
                                + " is a method of bean 'rootBean', which belongs to no plugin; move the bean into a plugin");
    }

    private static ScheduledTaskInfo info(ApplicationContext context, String pluginId, String id) {
        return tasks(context, pluginId).stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<ScheduledTaskInfo> tasks(ApplicationContext context, String pluginId) {
        return context.getBean(PluginServices.class)
                .get(pluginId, CoreServices.SCHEDULER)
                .getScheduledTasks();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(SchedulerServiceAutoConfiguration.class)
    static class Scheduling {}

    static class Ticker {

        final CountDownLatch ticked = new CountDownLatch(1);

        final AtomicInteger runs = new AtomicInteger();

        volatile @Nullable TaskCancellation cancellation;

        @ScheduledTask(every = "10ms", scope = TaskScope.LOCAL)
        void tick(TaskCancellation cancellation) {
            this.cancellation = cancellation;
            runs.incrementAndGet();
            ticked.countDown();
        }
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Ticker ticker() {
            return new Ticker();
        }
    }

    @BackendPlugin("lazy")
    static class LazyPlugin {

        @Bean
        @Lazy
        Ticker ticker() {
            return new Ticker();
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @ScheduledTask(id = "import", manual = true, scope = TaskScope.LOCAL)
        void read() {}
    }

    @BackendPlugin("configured")
    static class ConfiguredPlugin {

        @ScheduledTask(every = "${todo.every}", timeout = "5m", scope = TaskScope.LOCAL)
        void placeholder() {}

        @ScheduledTask(id = "default", config = "todo.nowhere", manual = true, scope = TaskScope.LOCAL)
        void otherwise() {}

        @ScheduledTask(config = "todo.purge", every = "1h", scope = TaskScope.LOCAL)
        void configured() {}

        @ScheduledTask(every = "1h", initialDelay = "${todo.delay:PT20S}", scope = TaskScope.LOCAL)
        void delayed() {}

        @ScheduledTask(cron = "*/5 * * * *", scope = TaskScope.LOCAL)
        void cron() {}

        @ScheduledTask(cron = "${todo.off:-}")
        void off() {}
    }

    static class Cron {

        @ScheduledTask(cron = "every now and then")
        void tick() {}
    }

    static class None {

        @ScheduledTask
        void tick() {}
    }

    static class Two {

        @ScheduledTask(every = "1h", manual = true)
        void tick() {}
    }

    static class Missing {

        @ScheduledTask(config = "todo.nowhere")
        void tick() {}
    }

    static class Every {

        @ScheduledTask(every = "30")
        void tick() {}
    }

    static class Timeout {

        @ScheduledTask(every = "1h", timeout = "soon")
        void tick() {}
    }

    static class Blank {

        @ScheduledTask(id = " ", every = "1h", scope = TaskScope.LOCAL)
        void tick() {}
    }

    static class Parameters {

        @ScheduledTask(every = "1h")
        void tick(String what) {}
    }

    static class Hidden {

        @ScheduledTask(every = "1h")
        private void tick() {}
    }

    static class Later {

        @ScheduledTask(every = "1h")
        CompletableFuture<Void> tick() {
            return CompletableFuture.completedFuture(null);
        }
    }

    static class Twice {

        @ScheduledTask(id = "same", every = "1h", scope = TaskScope.LOCAL)
        void one() {}

        @ScheduledTask(id = "same", every = "1h", scope = TaskScope.LOCAL)
        void other() {}
    }

    @BackendPlugin("mistaken")
    static class MistakenPlugin {

        @Bean
        Object mistaken(Environment environment) {
            return switch (environment.getRequiredProperty("mistake")) {
                case "none" -> new None();
                case "two" -> new Two();
                case "missing" -> new Missing();
                case "cron" -> new Cron();
                case "every" -> new Every();
                case "timeout" -> new Timeout();
                case "blank" -> new Blank();
                case "parameters" -> new Parameters();
                case "hidden" -> new Hidden();
                case "later" -> new Later();
                default -> new Twice();
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RootBean {

        @Bean
        Cron rootBean() {
            return new Cron();
        }
    }

    @Aspect
    static class CountingAspect {

        final CountDownLatch called = new CountDownLatch(1);

        @Before("execution(* *..Ticker.tick(..))")
        void count() {
            called.countDown();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAspectJAutoProxy(proxyTargetClass = true)
    @Import(CountingAspect.class)
    static class Advising {}
}
