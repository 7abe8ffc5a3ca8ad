package dev.stagedoor.wiring.conformance;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendStartupException;
import dev.stagedoor.CoreServices;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.cause;
import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What the backend as a whole guarantees. */
class BackendTests {

    private static final RootServiceRef<StringBuilder> TEXT = ServiceRef.root("test.text", StringBuilder.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @Test
    @Case({"BCK-01", "ERR-18"})
    void aFeatureThatComesAfterTheStartIsRefused() {
        ConfigurableApplicationContext context =
                backend.add(plugin("todo", deps -> {})).start();
        assertThatIllegalStateException()
                .isThrownBy(() -> Backend.features(plugin("late", deps -> {})).initialize(context))
                .withMessageContaining("after the backend has started");
    }

    @Test
    @Case("BCK-02")
    void aSecondStartIsRefusedAndTheFirstUnaffected() {
        ConfigurableApplicationContext context =
                backend.add(plugin("todo", deps -> trace.add("init"))).start();
        assertThat(catchThrowable(context::refresh)).isInstanceOf(IllegalStateException.class);
        context.start();
        assertThat(trace.events()).containsExactly("init");
        assertThat(context.getBean(Backend.class).plugins())
                .extracting(Backend.PluginStatus::state)
                .containsExactly(Backend.State.RUNNING);
    }

    @Test
    @Case({"BCK-03", "ERR-18"})
    void aClosedBackendDoesNotStartAgain() {
        ConfigurableApplicationContext context =
                backend.add(plugin("todo", deps -> trace.add("init"))).start();
        context.close();
        assertThat(catchThrowable(context::refresh)).isNotNull();
        assertThat(trace.events()).containsExactly("init");
    }

    @Test
    @Case("BCK-03")
    void aStoppedBackendSaysThatItHasStopped() {
        ConfigurableApplicationContext context =
                backend.add(plugin("todo", deps -> {})).start();
        context.stop();
        assertThat(PluginTests.root(catchThrowable(context::start))).hasMessageContaining("already stopped");
    }

    @Test
    @Case("BCK-04")
    void closingWithoutAStartDoesNothing() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        Backend.features(plugin("todo", deps -> trace.add("init"))).initialize(context);
        context.register(BackendRunner.Standard.class);
        context.close();
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case("BCK-05")
    void aBackendWithoutFeaturesStarts() {
        StartupResult result = backend.startupResult();
        assertThat(result.plugins()).isEmpty();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
    }

    @Test
    @Case("BCK-06")
    void featuresThatArriveLaterAreAwaitedInOrder() {
        CompletableFuture<BackendFeature> first = new CompletableFuture<>();
        backend.add(BackendFeature.deferred(first), BackendFeature.supplied(() -> {
            trace.add("second arrives");
            return plugin("second", deps -> {});
        }));
        CompletableFuture.runAsync(() -> {
            trace.add("first arrives");
            first.complete(plugin("first", deps -> {}));
        });
        backend.add(backend.asking("third", CoreServices.ROOT_INSTANCE_METADATA))
                .start();
        assertThat(trace.events()).containsExactly("first arrives", "second arrives");
        assertThat(backend.received("third", CoreServices.ROOT_INSTANCE_METADATA)
                        .getInstalledPlugins())
                .extracting("pluginId")
                .containsExactly("first", "second", "third");
    }

    @Test
    @Case({"BCK-06", "RES-10"})
    void aFeatureThatFailsToArriveFailsTheStartWithItsError() {
        IllegalStateException lost = new IllegalStateException("lost");
        Throwable failure = backend.add(
                        plugin("todo", deps -> trace.add("init")),
                        BackendFeature.deferred(CompletableFuture.failedStage(lost)))
                .failure();
        assertThat(PluginTests.root(failure)).isSameAs(lost);
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"BCK-07", "REF-06"})
    void backendsInOneProcessAreIndependent() {
        BackendFeature text = ServiceFactory.of(TEXT).create(deps -> new StringBuilder());
        try (BackendRunner other = new BackendRunner()) {
            backend.add(text, backend.asking("a", TEXT));
            other.add(text, other.asking("b", TEXT), plugin("bad", deps -> {
                throw new IllegalStateException("bad");
            }));
            StartupResult result = backend.startupResult();
            other.startupError();
            assertThat(other.received("b", TEXT)).isNotSameAs(backend.received("a", TEXT));
            assertThat(result.plugins()).extracting("pluginId").containsExactly("a");
        }
    }

    @Test
    @Case({"BCK-08", "BCK-12", "LCX-06"})
    void aBackendThatFailedToStartIsStoppedAndReachesTheCaller() {
        backend.add(
                plugin(
                        "good",
                        deps -> deps.get(CoreServices.LIFECYCLE).addShutdownHook(() -> trace.add("good shutdown")),
                        CoreServices.LIFECYCLE),
                plugin(
                        "bad",
                        deps -> {
                            deps.get(CoreServices.LIFECYCLE).addShutdownHook(() -> trace.add("bad shutdown"));
                            throw new IllegalStateException("bad");
                        },
                        CoreServices.LIFECYCLE));
        BackendStartupException error = backend.startupError();
        backend.close();
        assertThat(error.getResult().plugins()).hasSize(2);
        assertThat(trace.events()).containsExactlyInAnyOrder("good shutdown", "bad shutdown");
    }

    @Test
    @Case({"BCK-09", "LCS-05"})
    void theStartEndsAfterTheRootStartupHooks() {
        backend.add(plugin(
                "todo",
                deps -> deps.get(CoreServices.ROOT_LIFECYCLE).addStartupHook(() -> trace.add("root hook")),
                CoreServices.ROOT_LIFECYCLE));
        backend.start();
        assertThat(trace.events()).containsExactly("root hook");
    }

    @Test
    @Case("BCK-10")
    void aBackendWithoutRootLifecycleSaysSo() {
        Throwable failure =
                backend.bare().add(plugin("todo", deps -> trace.add("init"))).failure();
        assertThat(PluginTests.root(failure)).hasMessageContaining("core.rootLifecycle");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case("BCK-10")
    void aRootLifecycleThatCanNotBeDrivenSaysSo() {
        Throwable failure = backend.add(
                        ServiceFactory.of(CoreServices.ROOT_LIFECYCLE).create(deps -> new UselessLifecycle()),
                        plugin("todo", deps -> trace.add("init")))
                .failure();
        assertThat(PluginTests.root(failure)).hasMessageContaining("core.rootLifecycle");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"BCK-10", "RES-11"})
    void aPluginLifecycleThatCanNotBeDrivenFailsThePlugin() {
        BackendStartupException error = backend.add(
                        ServiceFactory.of(CoreServices.LIFECYCLE).create(deps -> new UselessPluginLifecycle()),
                        plugin("todo", deps -> trace.add("init")))
                .startupError();
        assertThat(failureOf(entry(error.getResult(), "todo"))).hasMessageContaining("lifecycle");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case("BCK-11")
    void theBareBackendHasNoServicesOfItsOwn() {
        Throwable failure = backend.bare()
                .add(plugin("todo", deps -> {}, CoreServices.LOGGER))
                .failure();
        assertThat(failure).isNotNull();
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case("BCK-11")
    void everyServiceOfTheStandardBackendMayBeOverridden() {
        backend.add(
                ServiceFactory.of(CoreServices.LIFECYCLE).create(deps -> new TracingLifecycle("plugin", trace)),
                ServiceFactory.of(CoreServices.ROOT_LIFECYCLE).create(deps -> new TracingRootLifecycle(trace)),
                plugin("todo", deps -> {}));
        backend.start();
        backend.close();
        assertThat(trace.events())
                .containsExactly(
                        "plugin startup", "root startup", "root before-shutdown", "plugin shutdown", "root shutdown");
    }

    @Test
    @Case({"BCK-12", "RES-10"})
    void aFailedStartIsThrownToTheCaller() {
        Throwable failure = backend.add(plugin("bad", deps -> {
                    throw new IllegalStateException("bad");
                }))
                .failure();
        assertThat(cause(failure, BackendStartupException.class)).hasMessageContaining("bad");
    }

    /** Takes hooks and can do nothing with them. */
    static class UselessPluginLifecycle implements LifecycleService {

        @Override
        public void addStartupHook(LifecycleHook hook, StructuredLogger logger) {}

        @Override
        public void addShutdownHook(LifecycleHook hook, StructuredLogger logger) {}
    }

    /** Takes hooks and can do nothing with them. */
    static class UselessLifecycle implements RootLifecycleService {

        @Override
        public void addStartupHook(LifecycleHook hook, StructuredLogger logger) {}

        @Override
        public void addShutdownHook(LifecycleHook hook, StructuredLogger logger) {}

        @Override
        public void addBeforeShutdownHook(LifecycleHook hook) {}
    }
}
