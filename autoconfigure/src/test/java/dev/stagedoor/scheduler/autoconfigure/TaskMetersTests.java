package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.CoreServices;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is measured and observed of tasks. */
class TaskMetersTests {

    private static final String RUNS = "backend_tasks.task.runs.";

    private static final TaskSchedule HOURLY =
            TaskSchedule.every(Duration.ofHours(1)).scope(TaskScope.LOCAL);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(Measuring.class);

    @Test
    @Case("SCH-29")
    void runsAreCountedWithBackstagesNames() {
        ConfigurableApplicationContext context = start();
        SimpleMeterRegistry meters = context.getBean(SimpleMeterRegistry.class);
        await().untilAsserted(() -> {
            assertThat(count(meters, "good", "completed")).isEqualTo(1);
            assertThat(count(meters, "bad", "failed")).isEqualTo(1);
        });
        assertThat(count(meters, "good", "started")).isEqualTo(1);
        assertThat(meters.get(RUNS + "duration")
                        .tags(tags("good").and("result", "completed"))
                        .timer()
                        .mean(TimeUnit.SECONDS))
                .isBetween(0.02, 20.0);
        double now = Instant.now().getEpochSecond();
        assertThat(meters.get(RUNS + "started").tags(tags("good")).gauge().value())
                .isBetween(now - 60, now + 1);
        assertThat(meters.get(RUNS + "completed")
                        .tags(tags("bad").and("result", "failed"))
                        .gauge()
                        .value())
                .isBetween(now - 60, now + 1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aSecondRunRegistersNothingAgain(CapturedOutput output) {
        ConfigurableApplicationContext context = start();
        SimpleMeterRegistry meters = context.getBean(SimpleMeterRegistry.class);
        await().untilAsserted(
                        () -> assertThat(count(meters, "good", "completed")).isEqualTo(1));
        await().ignoreException(ConflictException.class)
                .untilAsserted(
                        () -> backend.received("todo", CoreServices.SCHEDULER).triggerTask("good"));
        await().untilAsserted(
                        () -> assertThat(count(meters, "good", "completed")).isEqualTo(2));
        assertThat(output).doesNotContain("already registered");
    }

    @Test
    @Case("SCH-18")
    void aPluginTakesItsMetersAlong() {
        ConfigurableApplicationContext context = start();
        MeterRegistry meters = context.getBean(MeterRegistry.class);
        await().untilAsserted(() -> assertThat(names(meters)).contains(RUNS + "completed"));
        PluginCycle.of(context, "todo").stop();
        assertThat(names(meters)).noneMatch(name -> name.startsWith(RUNS));
    }

    @Test
    @Case("SCH-30")
    void aRunIsObserved() {
        ConfigurableApplicationContext context = start();
        List<Observation.Context> seen = context.getBean(Observer.class).seen;
        await().until(() -> seen.size() == 2);
        assertThat(seen)
                .filteredOn(each -> "task bad".equals(each.getContextualName()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.getName()).isEqualTo("stagedoor.task");
                    assertThat(each.getError()).hasMessage("no luck");
                    assertThat(each.getLowCardinalityKeyValue("backstage.plugin.id")
                                    .getValue())
                            .isEqualTo("todo");
                    assertThat(each.getLowCardinalityKeyValue("taskId").getValue())
                            .isEqualTo("bad");
                    assertThat(each.getLowCardinalityKeyValue("scope").getValue())
                            .isEqualTo("local");
                });
    }

    private ConfigurableApplicationContext start() {
        ConfigurableApplicationContext context =
                backend.add(backend.asking("todo", CoreServices.SCHEDULER)).start();
        SchedulerService scheduler = backend.received("todo", CoreServices.SCHEDULER);
        scheduler.schedule("good", HOURLY, () -> Thread.sleep(20));
        scheduler.schedule("bad", HOURLY, () -> {
            throw new IllegalStateException("no luck");
        });
        return context;
    }

    private static double count(MeterRegistry meters, String id, String result) {
        return meters.get(RUNS + "count")
                .tags(tags(id).and("result", result))
                .counter()
                .count();
    }

    private static Tags tags(String id) {
        return Tags.of("taskId", id, "scope", "local", "backstage.plugin.id", "todo");
    }

    private static List<String> names(MeterRegistry meters) {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::getName)
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(SchedulerServiceAutoConfiguration.class)
    static class Measuring {

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Observer observer() {
            return new Observer();
        }

        @Bean
        ObservationRegistry observations(Observer observer) {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(observer);
            return registry;
        }
    }

    static class Observer implements ObservationHandler<Observation.Context> {

        final List<Observation.Context> seen = new CopyOnWriteArrayList<>();

        @Override
        public void onStop(Observation.Context context) {
            if ("stagedoor.task".equals(context.getName())) {
                seen.add(context);
            }
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
