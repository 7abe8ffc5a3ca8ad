package dev.stagedoor.wiring.running;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** Backends in one JVM at the same time. */
class SeveralContextsTests {

    private static final int CONTEXTS = 4;

    private static final PluginServiceRef<StringBuilder> OWN = ServiceRef.plugin("running.own", StringBuilder.class);

    private static final ServiceFactory<StringBuilder> FACTORY =
            ServiceFactory.of(OWN).create(deps -> new StringBuilder());

    private final Trace trace = new Trace();

    @Test
    void backendsThatStartAndStopInParallelShareNothing() throws Exception {
        CountDownLatch together = new CountDownLatch(CONTEXTS);
        List<Callable<ConfigurableApplicationContext>> starts = new ArrayList<>();
        for (int i = 0; i < CONTEXTS; i++) {
            String name = "plugin-" + i;
            starts.add(() -> run(name, together));
        }
        List<ConfigurableApplicationContext> contexts = inParallel(starts);
        try {
            for (int i = 0; i < CONTEXTS; i++) {
                assertThat(contexts.get(i).getBean(Backend.class).plugins())
                        .extracting(Backend.PluginStatus::pluginId)
                        .containsExactly("plugin-" + i);
            }
            assertThat(trace.events())
                    .containsExactlyInAnyOrder(
                            "plugin-0 got 0 in plugin-0",
                            "plugin-1 got 0 in plugin-1",
                            "plugin-2 got 0 in plugin-2",
                            "plugin-3 got 0 in plugin-3");
            assertThat(MDC.get("plugin")).isNull();
        } finally {
            inParallel(contexts.stream()
                    .<Callable<Void>>map(context -> () -> {
                        context.close();
                        return null;
                    })
                    .toList());
        }
        assertThat(trace.events()).contains("plugin-0 stops", "plugin-1 stops", "plugin-2 stops", "plugin-3 stops");
    }

    @Test
    void theEndOfOneLeavesTheOthersServing() {
        try (ConfigurableApplicationContext one = Surroundings.run();
                ConfigurableApplicationContext other = Surroundings.run()) {
            one.close();
            assertThat(Surroundings.get(other, "/api/desk/mdc").body()).isEqualTo("desk");
            other.publishEvent("news");
            assertThat(other.getBean(Trace.class).events()).contains("heard news");
            assertThat(other.getBean(Backend.class).plugins())
                    .extracting(Backend.PluginStatus::state)
                    .containsExactly(Backend.State.RUNNING);
        }
    }

    /** All plugins are between their services and their end at the same time. */
    private ConfigurableApplicationContext run(String name, CountDownLatch together) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.addInitializers(Backend.features(
                FACTORY,
                BackendFeature.plugin(
                        name,
                        env -> env.registerInit(
                                deps -> {
                                    StringBuilder own = deps.get(OWN);
                                    together.countDown();
                                    Trace.await(together);
                                    trace.add(name + " got " + own.length() + " in " + MDC.get("plugin"));
                                    own.append(name);
                                    deps.get(CoreServices.LIFECYCLE).addShutdownHook(() -> trace.add(name + " stops"));
                                },
                                OWN,
                                CoreServices.LIFECYCLE))));
        return application.run();
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
