package dev.stagedoor.wiring.conformance;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.StartupResult;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.ManagedRootLifecycle;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/** What is made at start, and what when it is needed. */
class InitializationTests {

    private static final RootServiceRef<Thing> R1 = ServiceRef.root("test.r1", Thing.class);

    private static final RootServiceRef<Thing> R2 = ServiceRef.root("test.r2", Thing.class);

    private static final RootServiceRef<Thing> R3 = ServiceRef.root("test.r3", Thing.class);

    private static final PluginServiceRef<Thing> A = ServiceRef.plugin("test.a", Thing.class);

    private static final PluginServiceRef<Thing> B = ServiceRef.plugin("test.b", Thing.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case("EAG-01")
    void aRootServiceIsMadeAtStartEvenWithoutAnyPlugin() {
        backend.add(root(R1)).start();
        assertThat(backend.trace().events()).containsExactly("test.r1");
    }

    @Test
    @Case("EAG-01")
    void rootServicesAreMadeBeforeAnyInit() {
        backend.add(tracing("one"), tracing("one", "m"), root(R1), root(R2, Initialization.ALWAYS))
                .start();
        assertThat(backend.trace().events()).containsExactly("test.r1", "test.r2", "module m", "plugin one");
    }

    @Test
    @Case("EAG-02")
    void aLazyRootServiceIsMadeOnFirstNeedOrNever() {
        backend.add(root(R1, Initialization.LAZY), root(R2, Initialization.LAZY), backend.asking("one", R2))
                .start();
        assertThat(backend.trace().events()).containsExactly("test.r2");
    }

    @Test
    @Case({"EAG-02", "FAC-02"})
    void aLazyRootServiceIsMadeOnceHoweverManyAskAtTheSameTime() {
        Trace.Step together = Trace.meeting(2);
        PluginServiceRef<Thing> gate = ServiceRef.plugin("test.gate", Thing.class);
        backend.add(
                root(R1, Initialization.LAZY),
                ServiceFactory.of(gate).create(deps -> {
                    together.run();
                    return new Thing("gate");
                }),
                backend.asking("one", gate, R1),
                backend.asking("two", gate, R1));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("test.r1");
        assertThat(backend.received("one", R1)).isSameAs(backend.received("two", R1));
    }

    @Test
    @Case("EAG-02")
    void aLazyRootBeanIsMadeOnFirstNeedOrNever() {
        backend.declare(LazyBeans.class, AskingForUsed.class).start();
        assertThat(backend.trace().events()).containsExactly("used");
    }

    @Test
    @Case("EAG-03")
    void aPluginScopedServiceIsMadeOnlyForPluginsThatNeedIt() {
        backend.add(
                plugin(A, Initialization.LAZY),
                plugin(B, Initialization.LAZY),
                backend.asking("one", A),
                backend.asking("two"));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("test.a for one");
    }

    @Test
    @Case({"EAG-04", "CON-02"})
    void anEagerPluginScopedServiceIsMadeForEveryPluginBeforeItsModulesAndInit() {
        backend.property("stagedoor.startup.parallelism", 1)
                .add(plugin(A, Initialization.ALWAYS), tracing("one"), tracing("one", "m"), tracing("two"))
                .start();
        assertThat(backend.trace().of("test.a for one", "module m", "plugin one"))
                .containsExactly("test.a for one", "module m", "plugin one");
        assertThat(backend.trace().of("test.a for two", "plugin two")).containsExactly("test.a for two", "plugin two");
        assertThat(backend.trace().events()).hasSize(5);
    }

    @Test
    @Case("EAG-04")
    void anEagerPluginScopedBeanIsMadeForEveryPlugin() {
        backend.declare(EagerBean.class).add(tracing("one"), tracing("two")).start();
        assertThat(backend.trace().of("eager for one", "plugin one")).containsExactly("eager for one", "plugin one");
        assertThat(backend.trace().of("eager for two", "plugin two")).containsExactly("eager for two", "plugin two");
    }

    @Test
    @Case("EAG-05")
    void anEagerPluginScopedServiceIsNotMadeWithoutAPlugin() {
        backend.add(plugin(A, Initialization.ALWAYS), tracing("absent", "m")).start();
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case({"EAG-06", "BFP-12"})
    void aRootServiceThatFailsEndsTheStartBeforeTheNextOneAndBeforeAnyInit() {
        IllegalStateException error = new IllegalStateException("no r2");
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(
                        root(R1),
                        ServiceFactory.of(R2).create(deps -> {
                            throw error;
                        }),
                        root(R3),
                        tracing("one"),
                        tracing("one", "m"));
        assertThat(backend.failure()).hasRootCause(error);
        assertThat(backend.trace().events()).containsExactly("test.r1");
    }

    @Test
    @Case({"EAG-07", "BFP-11"})
    void anEagerServiceThatFailsForOnePluginFailsThatPluginAlone() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(
                        ServiceFactory.of(A)
                                .deps(CoreServices.PLUGIN_METADATA)
                                .initialization(Initialization.ALWAYS)
                                .create(deps -> {
                                    if (deps.get(CoreServices.PLUGIN_METADATA)
                                            .getId()
                                            .equals("bad")) {
                                        throw new IllegalStateException("not for bad");
                                    }
                                    return new Thing("a");
                                }),
                        tracing("bad"),
                        tracing("bad", "m"),
                        tracing("good"));
        StartupResult result = backend.startupResult();
        assertThat(BackendRunner.failureOf(BackendRunner.entry(result, "bad")))
                .hasMessageContaining("'test.a' for 'bad'")
                .hasMessageContaining("not for bad");
        assertThat(backend.trace().events()).containsExactly("plugin good");
    }

    @Test
    @Case({"EAG-08", "LDR-01"})
    void whatALoaderSuppliesIsMadeAtStartJustTheSame() {
        backend.add(
                BackendFeature.loader(
                        deps -> List.of(root(R1), root(R2, Initialization.LAZY), plugin(A, Initialization.ALWAYS))),
                tracing("one"));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("test.r1", "test.a for one", "plugin one");
    }

    @Test
    @Case({"EAG-09", "LDR-08"})
    void whatWasMadeForALoaderIsUsedFromThenOn() {
        backend.add(
                root(R1),
                BackendFeature.loader(
                        deps -> {
                            backend.trace().add("loader");
                            return List.of(ServiceFactory.of(A)
                                    .deps(R1)
                                    .create(own -> new Thing("a", deps.get(R1), own.get(R1))));
                        },
                        R1),
                backend.asking("one", A, R1));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("test.r1", "loader");
        assertThat(backend.received("one", A).part(0))
                .isSameAs(backend.received("one", A).part(1));
        assertThat(backend.received("one", R1))
                .isSameAs(backend.received("one", A).part(0));
    }

    @Test
    @Case({"EAG-09", "LDR-08"})
    void aLazyRootServiceThatWasMadeForALoaderIsUsedFromThenOn() {
        backend.add(
                root(R1, Initialization.LAZY),
                BackendFeature.loader(
                        deps -> List.of(ServiceFactory.of(A).create(own -> new Thing("a", deps.get(R1)))), R1),
                backend.asking("one", A, R1));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("test.r1");
        assertThat(backend.received("one", A).part(0)).isSameAs(backend.received("one", R1));
    }

    @Test
    @Case("EAG-10")
    void rootServicesAreMadeInTheOrderOfInstallationADependencyJustBeforeItsDependant() {
        backend.add(
                ServiceFactory.of(R1).deps(R3).create(deps -> {
                    backend.trace().add("test.r1");
                    return new Thing("r1");
                }),
                root(R2),
                root(R3));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("test.r3", "test.r1", "test.r2");
    }

    @Test
    @Case("EAG-11")
    void eagerServicesOfAPluginAreMadeInTheOrderOfInstallation() {
        backend.add(plugin(B, Initialization.ALWAYS), plugin(A, Initialization.ALWAYS), tracing("one"));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("test.b for one", "test.a for one", "plugin one");
    }

    @Test
    @Case("EAG-12")
    void whatTheKernelNeedsIsMadeThoughItIsLazy() {
        backend.bare()
                .add(
                        lazy(CoreServices.ROOT_CONFIG, mock(RootConfigService.class)),
                        lazy(CoreServices.ROOT_LOGGER, mock(RootLoggerService.class, RETURNS_DEEP_STUBS)),
                        lazy(CoreServices.ROOT_LIFECYCLE, managed(RootLifecycleService.class)),
                        ServiceFactory.of(CoreServices.LIFECYCLE).create(deps -> {
                            backend.trace().add("core.lifecycle");
                            return managed(LifecycleService.class);
                        }),
                        backend.asking("one"),
                        backend.asking("two"));
        backend.start();
        assertThat(backend.trace().events())
                .containsExactlyInAnyOrder(
                        "core.rootConfig", "core.rootLogger", "core.rootLifecycle", "core.lifecycle", "core.lifecycle");
    }

    private <T> BackendFeature lazy(RootServiceRef<T> ref, T service) {
        return ServiceFactory.of(ref).initialization(Initialization.LAZY).create(deps -> {
            backend.trace().add(ref.id());
            return service;
        });
    }

    private static <T> T managed(Class<T> lifecycle) {
        return mock(lifecycle, withSettings().extraInterfaces(ManagedRootLifecycle.class));
    }

    private BackendFeature root(RootServiceRef<Thing> ref) {
        return ServiceFactory.of(ref).create(deps -> made(ref.id()));
    }

    private BackendFeature root(RootServiceRef<Thing> ref, Initialization initialization) {
        return ServiceFactory.of(ref).initialization(initialization).create(deps -> made(ref.id()));
    }

    private BackendFeature plugin(PluginServiceRef<Thing> ref, Initialization initialization) {
        return ServiceFactory.of(ref)
                .deps(CoreServices.PLUGIN_METADATA)
                .initialization(initialization)
                .create(deps -> made(ref.id() + " for "
                        + deps.get(CoreServices.PLUGIN_METADATA).getId()));
    }

    private Thing made(String name) {
        backend.trace().add(name);
        return new Thing(name);
    }

    private BackendFeature tracing(String pluginId) {
        return BackendRunner.plugin(pluginId, deps -> backend.trace().add("plugin " + pluginId));
    }

    private BackendFeature tracing(String pluginId, String moduleId) {
        return BackendRunner.module(pluginId, moduleId, deps -> backend.trace().add("module " + moduleId));
    }

    @BackendService(id = "test.used", scope = ServiceScope.ROOT)
    interface Used {}

    @BackendService(id = "test.unused", scope = ServiceScope.ROOT)
    interface Unused {}

    @BackendService(id = "test.eager")
    interface Eager {}

    static class LazyBeans {

        @Bean
        @Lazy
        Used used(Trace trace) {
            trace.add("used");
            return new Used() {};
        }

        @Bean
        @Lazy
        Unused unused(Trace trace) {
            trace.add("unused");
            return new Unused() {};
        }
    }

    static class EagerBean {

        @Bean
        @PluginScope(initialization = Initialization.ALWAYS)
        Eager eager(PluginMetadataService plugin, Trace trace) {
            trace.add("eager for " + plugin.getId());
            return new Eager() {};
        }
    }

    @BackendPlugin("using")
    static class AskingForUsed {

        @Init
        void init(Used used) {}
    }
}
