package dev.stagedoor.wiring.conformance;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootContext;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** What all instances of a plugin-scoped service share. */
class RootContextTests {

    private static final PluginServiceRef<Thing> A = ServiceRef.plugin("test.a", Thing.class);

    private static final PluginServiceRef<Thing> B = ServiceRef.plugin("test.b", Thing.class);

    private static final RootServiceRef<Thing> ROOT = ServiceRef.root("test.root", Thing.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case({"CTX-01", "CTX-03", "CON-04"})
    void thereIsOneRootContextForPluginsThatAskAtTheSameTime() {
        Trace.Step together = Trace.meeting(3);
        PluginServiceRef<Thing> gate = ServiceRef.plugin("test.gate", Thing.class);
        backend.add(
                ServiceFactory.of(gate).create(deps -> {
                    together.run();
                    return new Thing("gate");
                }),
                ServiceFactory.of(A)
                        .deps(CoreServices.PLUGIN_METADATA)
                        .rootContext(deps -> {
                            backend.trace().add("context");
                            return new Thing("context");
                        })
                        .create((deps, context) -> {
                            backend.trace()
                                    .add(deps.get(CoreServices.PLUGIN_METADATA).getId());
                            return new Thing("a", context);
                        }),
                backend.asking("x", gate, A),
                backend.asking("y", gate, A),
                backend.asking("z", gate, A));
        backend.start();
        assertThat(backend.trace().events()).containsExactlyInAnyOrder("context", "x", "y", "z");
        Object context = backend.received("x", A).part(0);
        assertThat(backend.received("y", A).part(0)).isSameAs(context);
        assertThat(backend.received("z", A).part(0)).isSameAs(context);
    }

    @Test
    @Case("CTX-02")
    void theRootContextSeesTheRootDependenciesAndAnInstanceSeesAll() {
        backend.add(
                ServiceFactory.of(ROOT).create(deps -> new Thing("root")),
                ServiceFactory.of(B).create(deps -> new Thing("b")),
                ServiceFactory.of(A)
                        .deps(ROOT, B)
                        .rootContext(deps -> {
                            assertThat(deps.get(ROOT).name()).isEqualTo("root");
                            return deps.get(B);
                        })
                        .create((deps, context) -> new Thing("a", deps.get(ROOT), deps.get(B))),
                backend.asking("one", A));
        assertThat(backend.pluginFailure("one")).hasMessageContaining("serviceRef{test.b} was not declared");
    }

    @Test
    @Case("CTX-02")
    void anInstanceReceivesDependenciesOfBothScopes() {
        backend.add(
                ServiceFactory.of(ROOT).create(deps -> new Thing("root")),
                ServiceFactory.of(B).create(deps -> new Thing("b")),
                ServiceFactory.of(A)
                        .deps(ROOT, B)
                        .rootContext(deps -> deps.get(ROOT))
                        .create((deps, context) -> new Thing("a", deps.get(ROOT), deps.get(B))),
                backend.asking("one", A, B, ROOT));
        backend.start();
        assertThat(backend.received("one", A).part(0)).isSameAs(backend.received("one", ROOT));
        assertThat(backend.received("one", A).part(1)).isSameAs(backend.received("one", B));
    }

    @Test
    @Case("CTX-04")
    void instancesWaitForARootContextThatArrivesLater() {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Thing> later = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        Trace.await(asked);
                        backend.trace().add("arrived");
                        later.complete(new Thing("context"));
                    } catch (InterruptedException ex) {
                        later.completeExceptionally(ex);
                    }
                })
                .start();
        backend.add(
                ServiceFactory.of(A)
                        .rootContextAsync(deps -> {
                            asked.countDown();
                            return later;
                        })
                        .create((deps, context) -> {
                            backend.trace().add("a with " + context.name());
                            return new Thing("a");
                        }),
                backend.asking("x", A),
                backend.asking("y", A));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("arrived", "a with context", "a with context");
    }

    @Test
    @Case({"CTX-05", "ERR-02"})
    void aFailingRootContextFailsEveryPluginThatAsksAndRunsOnce() {
        backend.add(
                ServiceFactory.of(A)
                        .rootContext(deps -> {
                            backend.trace().add("context");
                            throw new IOException("no socket");
                        })
                        .create((deps, context) -> new Thing("a")),
                backend.asking("p", A),
                backend.asking("q", A));
        StartupResult result = backend.startupError().getResult();
        assertThat(backend.trace().events()).containsExactly("context");
        for (String plugin : List.of("p", "q")) {
            assertThat(BackendRunner.failureOf(BackendRunner.entry(result, plugin))
                            .getMessage())
                    .containsSubsequence(
                            "'test.a' for '" + plugin + "'", "'test.a'", "createRootContext", "IOException: no socket");
        }
    }

    @Test
    @Case("CTX-05")
    void aFailingAnnotatedRootContextFailsEveryPluginThatAsksAndRunsOnce() {
        backend.declare(FailingShared.class, AskingP.class, AskingQ.class);
        StartupResult result = backend.startupError().getResult();
        assertThat(backend.trace().events()).containsExactly("context");
        for (String plugin : List.of("p", "q")) {
            assertThat(BackendRunner.failureOf(BackendRunner.entry(result, plugin))
                            .getMessage())
                    .containsSubsequence(
                            "'test.numbered' for '" + plugin + "'",
                            "'test.numbered'",
                            "createRootContext",
                            "IOException: no socket");
        }
    }

    @Test
    @Case("CTX-06")
    void aFactoryWithoutRootContextGetsNone() {
        ServiceFactory<Thing> factory = ServiceFactory.of(A).create(deps -> new Thing("a"));
        backend.add(factory, backend.asking("one", A));
        var context = backend.start();
        assertThat(factory.hasRootContext()).isFalse();
        assertThat(backend.received("one", A).name()).isEqualTo("a");
        assertThat(context.getBeanFactory().getBeanDefinitionNames()).noneMatch(name -> name.endsWith(".rootContext"));
    }

    @Test
    @Case("CTX-07")
    void aRootContextThatNobodyNeedsIsNotMade() {
        backend.add(
                ServiceFactory.of(A)
                        .rootContext(deps -> {
                            backend.trace().add("context");
                            return new Thing("context");
                        })
                        .create((deps, context) -> new Thing("a")),
                backend.asking("one"));
        backend.start();
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("CTX-07")
    void anAnnotatedRootContextThatNobodyNeedsIsNotMade() {
        backend.declare(Shared.class, Idle.class).start();
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("CTX-08")
    void theContextCountsTheInstancesOfOneBackend() {
        BackendFeature counting = ServiceFactory.of(A)
                .rootContext(deps -> new AtomicInteger())
                .create((deps, count) -> new Thing(String.valueOf(count.incrementAndGet())));
        assertThat(numbers(backend, counting)).containsExactly("1", "2", "2", "3");
        try (BackendRunner second = new BackendRunner()) {
            assertThat(numbers(second, counting)).containsExactly("1", "2", "2", "3");
        }
    }

    private static List<String> numbers(BackendRunner runner, BackendFeature counting) {
        runner.property("stagedoor.startup.parallelism", 1)
                .add(
                        counting,
                        runner.asking("x", A),
                        runner.asking("y", A),
                        runner.asking("y", "m", A),
                        runner.asking("z", A));
        runner.start();
        return List.of(
                runner.received("x", A).name(),
                runner.received("y", A).name(),
                runner.received("y.m", A).name(),
                runner.received("z", A).name());
    }

    @Test
    @Case({"CTX-01", "CTX-03", "CTX-08"})
    void anAnnotatedRootContextIsMadeOnceForAllPlugins() {
        backend.property("stagedoor.startup.parallelism", 1)
                .declare(Shared.class, AskingP.class, AskingQ.class)
                .start();
        assertThat(backend.trace().events()).containsExactly("context", "1 for p", "2 for q");
    }

    @BackendService(id = "test.numbered")
    interface Numbered {

        int number();
    }

    static class Shared {

        @Bean
        @RootContext
        AtomicInteger count(RootLoggerService logger, Trace trace) {
            trace.add("context");
            return new AtomicInteger();
        }

        @Bean
        @PluginScope
        Numbered numbered(AtomicInteger count, PluginMetadataService plugin, Trace trace) {
            int number = count.incrementAndGet();
            trace.add(number + " for " + plugin.getId());
            return () -> number;
        }
    }

    static class FailingShared {

        @Bean
        @RootContext
        AtomicInteger count(Trace trace) throws IOException {
            trace.add("context");
            throw new IOException("no socket");
        }

        @Bean
        @PluginScope
        Numbered numbered(AtomicInteger count) {
            return count::get;
        }
    }

    @BackendPlugin("p")
    static class AskingP {

        @Init
        void init(Numbered numbered) {}
    }

    @BackendPlugin("q")
    static class AskingQ {

        @Init
        void init(Numbered numbered) {}
    }

    @BackendPlugin("idle")
    static class Idle {}
}
