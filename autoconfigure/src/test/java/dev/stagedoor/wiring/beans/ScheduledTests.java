package dev.stagedoor.wiring.beans;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableAspectJAutoProxy;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.support.ScheduledMethodRunnable;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code @Scheduled} methods of plugins' beans. */
class ScheduledTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(Scheduling.class);

    @Test
    void aTaskRunsWhileItsPluginRuns() throws Exception {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        Trace.await(context.getBean(Ticker.class).ticked);
        assertThat(tasks(context)).hasSize(1);
    }

    @Test
    void aTaskIsCancelledWhenItsPluginStops() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        PluginCycle.of(context, "todo").stop();
        assertThat(tasks(context)).isEmpty();
    }

    @Test
    void aTaskRunsOnTheNewBeanAfterARestart() throws Exception {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        Ticker former = context.getBean(Ticker.class);
        PluginCycle.of(context, "todo").restart();
        Ticker present = context.getBean(Ticker.class);
        Trace.await(present.ticked);
        assertThat(targets(context)).containsExactly(present).doesNotContain(former);
    }

    @Test
    void aTaskOfAProxiedBeanIsCancelledWhenItsPluginStops() throws Exception {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, Advising.class).start();
        Ticker former = context.getBean(Ticker.class);
        assertThat(AopUtils.isAopProxy(former)).isTrue();
        PluginCycle.of(context, "todo").stop();
        assertThat(tasks(context)).isEmpty();
        PluginCycle.of(context, "todo").start();
        assertThat(targets(context)).containsExactly(context.getBean(Ticker.class));
    }

    @Test
    void aTaskOfAPluginThatFailedToStartIsNeverScheduled() {
        ApplicationContext context = backend.declare(TodoPlugin.class, BrokenPlugin.class)
                .property("backend.startup.plugins.broken.onPluginBootFailure", "continue")
                .start();
        assertThat(context.getBean(Backend.class).plugins())
                .anySatisfy(plugin -> assertThat(plugin.state()).isEqualTo(State.FAILED));
        assertThat(targets(context)).containsExactly(context.getBean(Ticker.class));
    }

    @Test
    void aMistakeInAScheduleFailsThePluginAlone() {
        ApplicationContext context = backend.declare(TodoPlugin.class, BadCronPlugin.class)
                .property("backend.startup.plugins.cron.onPluginBootFailure", "continue")
                .start();
        assertThat(context.getBean(Backend.class).plugins())
                .filteredOn(plugin -> plugin.state() == State.FAILED)
                .singleElement()
                .satisfies(
                        plugin -> assertThat(plugin.failure()).rootCause().hasMessageContaining("every now and then"));
    }

    @Test
    void beansCreatedByManyThreadsAtOnceAreAllScheduledOnce() throws Exception {
        ApplicationContext context = backend.declare(ManyPlugin.class).start();
        int threads = 8;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<@Nullable Void>> jobs = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int first = i;
                jobs.add(() -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    for (int bean = first; bean < ManyPlugin.BEANS; bean += threads) {
                        context.getBean("many.lazy" + bean);
                    }
                    return null;
                });
            }
            for (Future<?> done : pool.invokeAll(jobs)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(tasks(context)).hasSize(ManyPlugin.BEANS);
        PluginCycle.of(context, "many").stop();
        assertThat(tasks(context)).isEmpty();
    }

    @Test
    void nothingIsScheduledBeforeTheContextIsReady() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, FirstListener.class).start();
        assertThat(context.getBean(FirstListener.class).tasksAtRefresh).isEmpty();
        assertThat(tasks(context)).hasSize(1);
    }

    @Test
    void aLogLineOfATaskCarriesThePlugin() throws Exception {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        Ticker ticker = context.getBean(Ticker.class);
        Trace.await(ticker.ticked);
        assertThat(ticker.plugin()).isEqualTo("todo");
    }

    @Test
    void aTaskOfTheApplicationRunsOn() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, RootTask.class).start();
        PluginCycle.of(context, "todo").stop();
        assertThat(targets(context)).containsExactly(context.getBean(RootTask.class));
    }

    private static List<ScheduledTask> tasks(ApplicationContext context) {
        return context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .toList();
    }

    private static List<Object> targets(ApplicationContext context) {
        return tasks(context).stream()
                .map(task -> ((ScheduledMethodRunnable) unwrap(task)).getTarget())
                .toList();
    }

    private static Object unwrap(ScheduledTask task) {
        Runnable runnable = task.getTask().getRunnable();
        if (runnable instanceof ScheduledMethodRunnable) {
            return runnable;
        }
        // Spring wraps what it schedules, to keep track of its outcome.
        return new org.springframework.beans.DirectFieldAccessor(runnable).getPropertyValue("runnable");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    static class Ticker {

        final CountDownLatch ticked = new CountDownLatch(1);

        private volatile @Nullable String plugin;

        @Scheduled(fixedDelay = 1)
        void tick() {
            plugin = MDC.get("plugin");
            ticked.countDown();
        }

        @Nullable
        String plugin() {
            return plugin;
        }
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Ticker ticker() {
            return new Ticker();
        }
    }

    static class OtherTicker {

        @Scheduled(fixedDelay = 1)
        void tick() {}
    }

    @BackendPlugin("broken")
    static class BrokenPlugin {

        @Bean
        OtherTicker ticker() {
            return new OtherTicker();
        }

        @Bean
        Object fails(OtherTicker ticker) {
            throw new IllegalStateException("no luck");
        }
    }

    static class BadCron {

        @Scheduled(cron = "every now and then")
        void tick() {}
    }

    @BackendPlugin("cron")
    static class BadCronPlugin {

        @Bean
        BadCron cron() {
            return new BadCron();
        }
    }

    @BackendPlugin("many")
    @Import(ManyPlugin.Registrar.class)
    static class ManyPlugin {

        static final int BEANS = 200;

        static class Lazy {

            @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
            void tick() {}
        }

        static class Registrar implements ImportBeanDefinitionRegistrar {

            @Override
            public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
                for (int i = 0; i < BEANS; i++) {
                    RootBeanDefinition definition = new RootBeanDefinition(Lazy.class);
                    definition.setLazyInit(true);
                    registry.registerBeanDefinition("many.lazy" + i, definition);
                }
            }
        }
    }

    @Aspect
    static class CountingAspect {

        @Before("execution(* *..Ticker.*(..))")
        void count() {}
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAspectJAutoProxy(proxyTargetClass = true)
    @Import(CountingAspect.class)
    static class Advising {}

    static class FirstListener {

        private final List<ScheduledTaskHolder> holders;

        List<ScheduledTask> tasksAtRefresh = List.of();

        FirstListener(List<ScheduledTaskHolder> holders) {
            this.holders = holders;
        }

        @EventListener
        @Order(Ordered.HIGHEST_PRECEDENCE)
        void refreshed(ContextRefreshedEvent event) {
            tasksAtRefresh = holders.stream()
                    .flatMap(holder -> holder.getScheduledTasks().stream())
                    .toList();
        }
    }

    static class RootTask {

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
        void tick() {}
    }
}
