package dev.stagedoor.wiring.restart;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.stagedoor.Backend;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.wiring.WiringCensus;

import static org.assertj.core.api.Assertions.assertThat;

/** That a thousand restarts leave no more behind than a hundred. */
class ManyRestartsTests {

    private static final int MEBIBYTE = 1024 * 1024;

    /** Instances of the last run, and what a thread or a cache may hold of one before. */
    private static final int KEPT_INSTANCES = 12;

    private final Witness witness = new Witness();

    @RegisterExtension
    final TestServer server = new TestServer().bean(witness).property("logging.level.root", "WARN");

    @Test
    void nothingGrows() throws Exception {
        server.run(Todo.ALL);
        Semaphore turns = new Semaphore(0);
        CompletableFuture<Integer> load =
                CompletableFuture.supplyAsync(() -> load(turns, 1000), task -> new Thread(task, "load").start());

        restart(100, turns);
        Map<String, Integer> counts = counts();
        long heap = heap();
        restart(900, turns);

        assertThat(counts()).isEqualTo(counts);
        awaitCollection();
        assertThat(heap() - heap).isLessThan(2 * MEBIBYTE);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(threads()).isEmpty());
        assertThat(load.get(30, TimeUnit.SECONDS)).isEqualTo(1000);
    }

    private void restart(int times, Semaphore turns) {
        Backend backend = server.context().getBean(Backend.class);
        for (int i = 0; i < times; i++) {
            turns.release();
            backend.restart("todo");
        }
        witness.trace().clear();
    }

    private int load(Semaphore turns, int times) {
        int answered = 0;
        try {
            for (int i = 0; i < times; i++) {
                turns.acquire();
                answered += server.get("/api/other/ping").statusCode() == 200 ? 1 : 0;
            }
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
        return answered;
    }

    /** What could be there more than once. */
    private Map<String, Integer> counts() {
        ConfigurableApplicationContext context = server.context();
        Map<String, Integer> counts = new TreeMap<>(WiringCensus.of(context));
        counts.put(
                "handler mappings",
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .size());
        ApplicationEventMulticaster multicaster = context.getBean(ApplicationEventMulticaster.class);
        Collection<?> listeners = ReflectionTestUtils.invokeMethod(multicaster, "getApplicationListeners");
        counts.put("listeners", listeners == null ? -1 : listeners.size());
        counts.put("meters", (int) context.getBean(MeterRegistry.class).getMeters().stream()
                .map(meter -> meter.getId().getName())
                // The JVM adds some as it goes on, such as for a collection.
                .filter(name -> !name.startsWith("jvm.") && !name.startsWith("process."))
                .count());
        counts.put(
                "tasks",
                context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                        .mapToInt(holder -> holder.getScheduledTasks().size())
                        .sum());
        counts.put(
                "waiting tasks",
                context.getBean(ThreadPoolTaskScheduler.class)
                        .getScheduledThreadPoolExecutor()
                        .getQueue()
                        .size());
        CompositeHealthContributor health = (CompositeHealthContributor)
                context.getBean(HealthContributorRegistry.class).getContributor("todo");
        counts.put("health contributors", (int) health.stream().count());
        return counts;
    }

    /** The instances of all former runs are garbage. */
    private void awaitCollection() {
        List<WeakReference<Object>> instances = witness.instances();
        assertThat(instances).hasSizeGreaterThan(3000);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            System.gc();
            assertThat(instances.stream().filter(each -> each.get() != null).count())
                    .isLessThanOrEqualTo(KEPT_INSTANCES);
        });
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Those that begin and end with a start or a stop. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("plugin-") || name.startsWith("lifecycle-hook-"))
                .toList();
    }
}
