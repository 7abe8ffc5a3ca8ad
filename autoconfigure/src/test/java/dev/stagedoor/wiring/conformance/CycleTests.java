package dev.stagedoor.wiring.conformance;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendService;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Services that need each other are found before anything is made. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class CycleTests {

    private static final PluginServiceRef<Thing> A = ServiceRef.plugin("test.a", Thing.class);

    private static final PluginServiceRef<Thing> B = ServiceRef.plugin("test.b", Thing.class);

    private static final PluginServiceRef<Thing> C = ServiceRef.plugin("test.c", Thing.class);

    private static final PluginServiceRef<Thing> D = ServiceRef.plugin("test.d", Thing.class);

    private static final RootServiceRef<Thing> R1 = ServiceRef.root("test.r1", Thing.class);

    private static final RootServiceRef<Thing> R2 = ServiceRef.root("test.r2", Thing.class);

    private static final RootServiceRef<Thing> R3 = ServiceRef.root("test.r3", Thing.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case({"CYC-01", "ERR-07"})
    void defaultsThatNeedEachOtherFailTheStart() {
        backend.declare(DefaultCycle.class);
        Throwable failure = backend.failure();
        assertThat(failure).hasMessageContaining("Circular dependencies").hasMessageContaining(path(A, B, A));
        assertThat(BackendRunner.cause(failure, ConflictException.class)).isNotNull();
    }

    @Test
    @Case("CYC-02")
    void aServiceThatNeedsItselfIsACycle() {
        backend.add(needing(A, A));
        assertThat(backend.failure()).hasMessageContaining(path(A, A));
    }

    @Test
    @Case("CYC-03")
    void aLongCycleIsFoundAmongHarmlessDependencies() {
        backend.add(needing(D), needing(A, D, B), needing(B, D, C), needing(C, D, A));
        assertThat(backend.failure()).hasMessageContaining(path(A, B, C, A));
    }

    @Test
    @Case("CYC-04")
    void separateCyclesAreListedLineByLine() {
        backend.add(needing(A, B), needing(B, A), needing(C, D), needing(D, C));
        assertThat(backend.failure().getMessage().lines().map(String::strip)).contains(path(A, B, A), path(C, D, C));
    }

    @Test
    @Case("CYC-05")
    void whatOnlyLeadsToACycleIsNotPartOfIt() {
        backend.add(needing(A, B), needing(B, C), needing(C, B));
        assertThat(backend.failure().getMessage()).contains(path(B, C, B)).doesNotContain("'test.a'");
    }

    @Test
    @Case("CYC-06")
    void aCycleIsReportedOnce() {
        backend.add(needing(C, A), needing(A, B), needing(B, C));
        assertThat(backend.failure().getMessage().lines().filter(line -> line.contains(" -> ")))
                .hasSize(1);
    }

    @Test
    @Case("CYC-07")
    void aLoaderThatClosesACycleEndsTheStartAtOnce() {
        backend.add(
                ServiceFactory.of(R3).create(deps -> {
                    backend.trace().add("eager");
                    return new Thing("r3");
                }),
                needing(A, B),
                BackendFeature.loader(deps -> List.of(needing(B, A))),
                BackendFeature.loader(deps -> {
                    backend.trace().add("next loader");
                    return List.of();
                }));
        Throwable failure = backend.failure();
        assertThat(failure).hasMessageContaining("'test.a'").hasMessageContaining("Circular");
        assertThat(BackendRunner.cause(failure, ConflictException.class)).isNotNull();
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case({"CYC-08", "CYC-10"})
    void addedFactoriesThatNeedEachOtherFailTheStartThoughNobodyUsesThem() {
        backend.add(
                needing(A, B),
                needing(B, A),
                BackendRunner.plugin("one", deps -> backend.trace().add("init")));
        Throwable failure = backend.failure();
        assertThat(failure).hasMessageContaining(path(A, B, A));
        assertThat(BackendRunner.cause(failure, ConflictException.class)).isNotNull();
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case({"CYC-08", "CYC-10"})
    void rootServicesThatNeedEachOtherFailTheStartEvenIfLazy() {
        backend.add(
                ServiceFactory.of(R1)
                        .deps(R2)
                        .initialization(Initialization.LAZY)
                        .create(deps -> new Thing("r1")),
                ServiceFactory.of(R2).deps(R1).create(deps -> new Thing("r2")));
        assertThat(backend.failure()).hasMessageContaining("'test.r1' -> 'test.r2' -> 'test.r1'");
    }

    @Test
    @Case("CYC-08")
    void beansThatNeedEachOtherFailTheStart() {
        backend.declare(BeanCycle.class);
        assertThat(backend.failure()).hasMessageContaining("'test.left' -> 'test.right' -> 'test.left'");
    }

    @Test
    @Case("CYC-09")
    void aCycleThroughADefaultFactoryIsFound() {
        PluginServiceRef<Thing> withDefault =
                B.defaultFactory(ref -> ServiceFactory.of(ref).deps(A).create(deps -> new Thing("b")));
        backend.add(needing(A, withDefault), backend.asking("one", A));
        Throwable failure = backend.failure();
        assertThat(failure).hasMessageContaining(path(A, B, A));
        assertThat(BackendRunner.cause(failure, ConflictException.class)).isNotNull();
    }

    @Test
    @Case("CYC-09")
    void aCycleOfDefaultFactoriesAloneIsFound() {
        PluginServiceRef<Thing> self = A.defaultFactory(ref -> ServiceFactory.of(ref)
                .deps(B.defaultFactory(other -> ServiceFactory.of(other).deps(A).create(deps -> new Thing("b"))))
                .create(deps -> new Thing("a")));
        backend.add(backend.asking("one", self));
        assertThat(backend.failure()).hasMessageContaining(path(A, B, A));
    }

    @Test
    @Case("CYC-10")
    void aDependencyThatNothingOffersClosesNoCycle() {
        backend.add(needing(A, B), backend.asking("one"));
        backend.start();
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case({"CYC-11", "ORD-07"})
    void modulesThatNeedEachOtherFailTheirPluginAlone() {
        ExtensionPointRef<Runnable> x = ExtensionPointRef.of("one.x", Runnable.class);
        ExtensionPointRef<Runnable> y = ExtensionPointRef.of("one.y", Runnable.class);
        backend.add(
                BackendRunner.plugin("one", deps -> backend.trace().add("one")),
                BackendFeature.module("one", "a", points -> {
                    points.registerExtensionPoint(x, () -> {});
                    points.registerInit(deps -> backend.trace().add("a"), y);
                }),
                BackendFeature.module("one", "b", points -> {
                    points.registerExtensionPoint(y, () -> {});
                    points.registerInit(deps -> backend.trace().add("b"), x);
                }),
                BackendRunner.plugin("two", deps -> backend.trace().add("two")));
        StartupResult result = backend.startupError().getResult();
        assertThat(BackendRunner.failureOf(BackendRunner.entry(result, "one")))
                .hasCauseInstanceOf(ConflictException.class)
                .hasMessageContaining("plugin 'one'")
                .hasMessageContaining("'a' -> 'b' -> 'a'");
        assertThat(backend.trace().events()).containsExactly("two");
    }

    private static BackendFeature needing(PluginServiceRef<Thing> ref, ServiceRef<?>... needed) {
        return ServiceFactory.of(ref).deps(needed).create(deps -> new Thing(ref.id()));
    }

    private static String path(ServiceRef<?>... refs) {
        return List.of(refs).stream()
                .map(ref -> "'" + ref.id() + "'")
                .reduce((left, right) -> left + " -> " + right)
                .orElseThrow();
    }

    @ImportAutoConfiguration(DefaultCycle.Auto.class)
    static class DefaultCycle {

        @AutoConfiguration
        static class Auto {

            @Bean
            static ServiceFactory<Thing> a() {
                return ServiceFactory.of(A).deps(B).create(deps -> new Thing("a"));
            }

            @Bean
            static ServiceFactory<Thing> b() {
                return ServiceFactory.of(B).deps(A).create(deps -> new Thing("b"));
            }
        }
    }

    @BackendService(id = "test.left")
    interface Left {}

    @BackendService(id = "test.right")
    interface Right {}

    static class BeanCycle {

        @Bean
        @PluginScope
        Left left(Right right) {
            return new Left() {};
        }

        @Bean
        @PluginScope
        Right right(Left left) {
            return new Right() {};
        }
    }
}
