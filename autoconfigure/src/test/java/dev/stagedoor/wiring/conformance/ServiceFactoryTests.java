package dev.stagedoor.wiring.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

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
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets which instance, and what becomes of a factory that fails. */
class ServiceFactoryTests {

    private static final PluginServiceRef<Thing> A = ServiceRef.plugin("test.a", Thing.class);

    private static final PluginServiceRef<Thing> B = ServiceRef.plugin("test.b", Thing.class);

    private static final PluginServiceRef<Thing> C = ServiceRef.plugin("test.c", Thing.class);

    private static final PluginServiceRef<Thing> D = ServiceRef.plugin("test.d", Thing.class);

    private static final RootServiceRef<Thing> ROOT = ServiceRef.root("test.root", Thing.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case("FAC-01")
    void aPluginGetsOneInstanceHoweverOftenItAsksAndAnotherPluginAnother() {
        backend.add(
                ServiceFactory.of(A).create(deps -> new Thing("a")),
                ServiceFactory.of(B).deps(A).create(deps -> new Thing("b", deps.get(A))),
                backend.asking("one", A, B),
                backend.asking("two", A));
        backend.start();
        assertThat(backend.received("one", B).part(0)).isSameAs(backend.received("one", A));
        assertThat(backend.received("two", A)).isNotSameAs(backend.received("one", A));
    }

    @Test
    @Case("FAC-01")
    void theBeansOfAnAnnotatedPluginShareItsInstance() {
        backend.declare(Counters.class, OneWithBeans.class, TwoWithBeans.class).start();
        assertThat(backend.trace().events()).containsExactlyInAnyOrder("made", "made", "one: same", "two: same");
    }

    @Test
    @Case("FAC-02")
    void aRootServiceIsSharedByAllPlugins() {
        backend.add(
                ServiceFactory.of(ROOT).create(deps -> {
                    backend.trace().add("made");
                    return new Thing("root");
                }),
                backend.asking("one", ROOT),
                backend.asking("two", ROOT),
                backend.asking("three", ROOT));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("made");
        assertThat(backend.received("two", ROOT)).isSameAs(backend.received("one", ROOT));
        assertThat(backend.received("three", ROOT)).isSameAs(backend.received("one", ROOT));
    }

    @Test
    @Case("FAC-03")
    void aFactoryReceivesWhatItDeclaredAndNothingElse() {
        backend.add(
                ServiceFactory.of(ROOT).create(deps -> new Thing("root")),
                ServiceFactory.of(A).create(deps -> new Thing("a")),
                ServiceFactory.of(B).create(deps -> new Thing("b")),
                ServiceFactory.of(C).deps(A, ROOT).create(deps -> {
                    assertThat(deps.get(A).name()).isEqualTo("a");
                    assertThat(deps.get(ROOT).name()).isEqualTo("root");
                    return new Thing("c", deps.get(B));
                }),
                backend.asking("one", C));
        assertThat(backend.pluginFailure("one"))
                .hasMessageContaining("serviceRef{test.b} was not declared as a dependency of service 'test.c'");
    }

    @Test
    @Case("FAC-04")
    void aChainOfServicesStaysWithItsPluginDownToTheRoot() {
        backend.add(
                ServiceFactory.of(ROOT).create(deps -> new Thing("root")),
                ServiceFactory.of(A).deps(ROOT).create(deps -> new Thing("a", deps.get(ROOT))),
                ServiceFactory.of(C).deps(A).create(deps -> new Thing("c", deps.get(A))),
                backend.asking("one", C, A),
                backend.asking("two", C, A, ROOT));
        backend.start();
        Thing ofOne = (Thing) backend.received("one", C).part(0);
        Thing ofTwo = (Thing) backend.received("two", C).part(0);
        assertThat(ofOne).isSameAs(backend.received("one", A)).isNotSameAs(ofTwo);
        assertThat(ofTwo).isSameAs(backend.received("two", A));
        assertThat(ofOne.part(0)).isSameAs(backend.received("two", ROOT)).isSameAs(ofTwo.part(0));
    }

    @Test
    @Case("FAC-05")
    void whoDependsOnSomethingThatArrivesLaterWaitsForIt() {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Thing> later = new CompletableFuture<>();
        Thread supplier = new Thread(() -> {
            try {
                Trace.await(asked);
                backend.trace().add("arrived");
                later.complete(new Thing("a"));
            } catch (InterruptedException ex) {
                later.completeExceptionally(ex);
            }
        });
        supplier.start();
        backend.add(
                ServiceFactory.of(A).createAsync(deps -> {
                    asked.countDown();
                    return later;
                }),
                ServiceFactory.of(B).deps(A).create(deps -> {
                    backend.trace().add("b with " + deps.get(A));
                    return new Thing("b");
                }),
                backend.asking("one", B));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("arrived", "b with a");
    }

    @Test
    @Case({"FAC-06", "CON-05"})
    void requestsAtTheSameTimeShareOneCreationForEachPlugin() {
        Trace.Step together = Trace.meeting(5);
        backend.add(
                ServiceFactory.of(A).deps(CoreServices.PLUGIN_METADATA).create(deps -> {
                    backend.trace().add(deps.get(CoreServices.PLUGIN_METADATA).getId());
                    return new Thing("a");
                }),
                idle("catalog"),
                idle("scaffolder"));
        List<PluginServiceRef<Thing>> gates = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            PluginServiceRef<Thing> gate = ServiceRef.plugin("test.gate" + i, Thing.class);
            gates.add(gate);
            backend.add(ServiceFactory.of(gate).create(deps -> {
                together.run();
                return new Thing("gate");
            }));
        }
        backend.add(
                backend.asking("catalog", "m1", gates.get(0), A),
                backend.asking("catalog", "m2", gates.get(1), A),
                backend.asking("catalog", "m3", gates.get(2), A),
                backend.asking("scaffolder", "m1", gates.get(3), A),
                backend.asking("scaffolder", "m2", gates.get(4), A));
        backend.start();
        assertThat(backend.trace().events()).containsExactlyInAnyOrder("catalog", "scaffolder");
        Thing catalogs = backend.received("catalog.m1", A);
        assertThat(backend.received("catalog.m2", A)).isSameAs(catalogs);
        assertThat(backend.received("catalog.m3", A)).isSameAs(catalogs);
        assertThat(backend.received("scaffolder.m1", A)).isNotSameAs(catalogs);
        assertThat(backend.received("scaffolder.m2", A)).isSameAs(backend.received("scaffolder.m1", A));
    }

    @Test
    @Case({"FAC-07", "FAC-08", "ERR-01"})
    void aFailingFactoryRunsOnceAndFailsModuleAndPluginAlike() {
        backend.add(failing(A, new IOException("disk full")), backend.asking("one", A), backend.asking("one", "m", A));
        StartupResult result = backend.startupError().getResult();
        Throwable ofPlugin = BackendRunner.failureOf(BackendRunner.entry(result, "one"));
        Throwable ofModule = BackendRunner.failureOf(BackendRunner.entry(result, "one", "m"));
        assertThat(backend.trace().events()).containsExactly("test.a");
        assertThat(ofPlugin).isSameAs(ofModule);
        assertThat(ofPlugin)
                .hasMessageContaining("'test.a'")
                .hasMessageContaining("'one'")
                .hasMessageContaining("factory function")
                .hasMessageContaining("IOException: disk full");
    }

    @Test
    @Case("FAC-08")
    void aFailingBeanMethodIsNamedWithoutTheWrappingOfTheContainer() {
        backend.declare(FailingCounter.class, AskingForCounter.class);
        assertThat(backend.pluginFailure("one"))
                .hasMessageContaining("'test.counter'")
                .hasMessageContaining("'one'")
                .hasMessageContaining("IllegalStateException: no more numbers")
                .hasMessageNotContaining("BeanCreation");
    }

    @Test
    @Case("FAC-09")
    void aFailureFurtherDownIsToldFromTheOutsideIn() {
        backend.add(
                ServiceFactory.of(A).deps(B).create(deps -> new Thing("a")),
                ServiceFactory.of(B).deps(C).create(deps -> new Thing("b")),
                failing(C, new IllegalStateException("broken")),
                backend.asking("one", A));
        assertThat(backend.pluginFailure("one").getMessage())
                .containsSubsequence(
                        "'test.a' for 'one'",
                        "'test.b' for 'one'",
                        "'test.c' for 'one'",
                        "IllegalStateException: broken");
    }

    @Test
    @Case({"FAC-10", "RES-10"})
    void aFailingRootServiceFailsTheStartWithItsOwnError() {
        IOException error = new IOException("no disk");
        backend.add(ServiceFactory.of(ROOT).create(deps -> {
            throw error;
        }));
        assertThat(backend.failure()).hasRootCause(error);
    }

    @Test
    @Case({"FAC-11", "EAG-03"})
    void aPluginScopedServiceThatNobodyNeedsIsNotMade() {
        backend.add(tracing(A), backend.asking("one"));
        backend.start();
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case({"FAC-12", "MOD-07"})
    void aModuleHasTheInstancesOfItsPlugin() {
        backend.add(tracing(A), backend.asking("one", A), backend.asking("one", "m", A));
        backend.start();
        assertThat(backend.received("one.m", A)).isSameAs(backend.received("one", A));
    }

    @Test
    @Case("FAC-13")
    void aFailureForOnePluginIsNoneForAnother() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(
                        ServiceFactory.of(A).deps(CoreServices.PLUGIN_METADATA).create(deps -> {
                            String id = deps.get(CoreServices.PLUGIN_METADATA).getId();
                            if (id.equals("bad")) {
                                throw new IllegalStateException("not for bad");
                            }
                            return new Thing(id);
                        }),
                        backend.asking("bad", A),
                        backend.asking("good", A));
        StartupResult result = backend.startupResult();
        assertThat(BackendRunner.entry(result, "bad").failure()).isNotNull();
        assertThat(BackendRunner.entry(result, "good").failure()).isNull();
        assertThat(backend.received("good", A).name()).isEqualTo("good");
    }

    @Test
    @Case({"FAC-14", "CON-11"})
    void whatTwoDependenciesShareIsMadeOnce() {
        backend.property("stagedoor.startup.parallelism", 1)
                .add(
                        ServiceFactory.of(A).deps(B, C).create(deps -> new Thing("a", deps.get(B), deps.get(C))),
                        ServiceFactory.of(B).deps(D).create(deps -> new Thing("b", deps.get(D))),
                        ServiceFactory.of(C).deps(D).create(deps -> new Thing("c", deps.get(D))),
                        tracing(D),
                        backend.asking("one", A));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("test.d");
        Thing a = backend.received("one", A);
        assertThat(((Thing) a.part(0)).part(0)).isSameAs(((Thing) a.part(1)).part(0));
    }

    @Test
    @Case("FAC-16")
    void aDependencyThatIsDeclaredTwiceIsOneInstance() {
        backend.add(
                tracing(A),
                ServiceFactory.of(B).deps(A, A).create(deps -> new Thing("b", deps.get(A), deps.get(A))),
                backend.asking("one", B));
        backend.start();
        assertThat(backend.received("one", B).part(0))
                .isSameAs(backend.received("one", B).part(1));
        assertThat(backend.trace().events()).containsExactly("test.a");
    }

    @Test
    @Case("FAC-17")
    void aServiceThatIsNullIsRefusedByName() {
        backend.add(ServiceFactory.of(A).create(deps -> null), backend.asking("one", A));
        assertThat(backend.pluginFailure("one"))
                .hasMessageContaining("'test.a'")
                .hasMessageContaining("'one'")
                .hasMessageContaining("null");
    }

    @Test
    @Case("FAC-17")
    void aRootServiceThatIsNullIsRefusedByName() {
        backend.add(ServiceFactory.of(ROOT).create(deps -> null), backend.asking("one", ROOT));
        assertThat(backend.failure()).hasStackTraceContaining("'test.root'").hasStackTraceContaining("returned null");
    }

    @Test
    @Case("FAC-17")
    void falseZeroAndEmptyTextAreServicesLikeAnyOther() {
        PluginServiceRef<Boolean> no = ServiceRef.plugin("test.no", Boolean.class);
        PluginServiceRef<Integer> zero = ServiceRef.plugin("test.zero", Integer.class);
        RootServiceRef<String> empty = ServiceRef.root("test.empty", String.class);
        backend.add(
                ServiceFactory.of(no).create(deps -> false),
                ServiceFactory.of(zero).create(deps -> 0),
                ServiceFactory.of(empty).create(deps -> ""),
                backend.asking("one", no, zero, empty));
        backend.start();
        assertThat(backend.received("one", no)).isFalse();
        assertThat(backend.received("one", zero)).isZero();
        assertThat(backend.received("one", empty)).isEmpty();
    }

    @Test
    @Case({"FAC-18", "CTX-10"})
    void theFactoryOfARootServiceHasDependenciesAndNothingElse() {
        assertThat(Compilation.errors("Object f = ServiceFactory.of(ROOT).create(deps -> THING);"))
                .isEmpty();
        assertThat(Compilation.errors("Object f = ServiceFactory.of(ROOT).create((deps, context) -> THING);"))
                .isNotEmpty();
        assertThat(Compilation.errors("Object f = ServiceFactory.of(ROOT).rootContext(deps -> 1);"))
                .isNotEmpty();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        backend.add(
                ServiceFactory.of(ROOT).create(deps -> {
                    try {
                        deps.get(CoreServices.PLUGIN_METADATA);
                    } catch (RuntimeException ex) {
                        failure.set(ex);
                    }
                    return new Thing("root");
                }),
                backend.asking("one", ROOT));
        backend.start();
        assertThat(failure.get()).hasMessageContaining("was not declared");
    }

    private BackendFeature idle(String pluginId) {
        return backend.asking(pluginId);
    }

    private BackendFeature tracing(PluginServiceRef<Thing> ref) {
        return ServiceFactory.of(ref).create(deps -> {
            backend.trace().add(ref.id());
            return new Thing(ref.id());
        });
    }

    private BackendFeature failing(PluginServiceRef<Thing> ref, Exception error) {
        return ServiceFactory.of(ref).create(deps -> {
            backend.trace().add(ref.id());
            throw error;
        });
    }

    @BackendService(id = "test.counter")
    interface Counter {}

    static class Counters {

        @Bean
        @PluginScope
        Counter counter(Trace trace) {
            trace.add("made");
            return new Counter() {};
        }
    }

    static class FailingCounter {

        @Bean
        @PluginScope
        Counter counter() {
            throw new IllegalStateException("no more numbers");
        }
    }

    @BackendPlugin("one")
    static class AskingForCounter {

        @Init
        void init(Counter counter) {}
    }

    record Holder(Counter counter) {}

    @BackendPlugin("one")
    static class OneWithBeans {

        @Bean
        Holder holder(Counter counter) {
            return new Holder(counter);
        }

        @Init
        void init(Holder holder, Counter counter, Trace trace) {
            trace.add("one: " + (holder.counter() == counter ? "same" : "another"));
        }
    }

    @BackendPlugin("two")
    static class TwoWithBeans {

        @Bean
        Holder holder(Counter counter) {
            return new Holder(counter);
        }

        @Init
        void init(Holder holder, Counter counter, Trace trace) {
            trace.add("two: " + (holder.counter() == counter ? "same" : "another"));
        }
    }
}
