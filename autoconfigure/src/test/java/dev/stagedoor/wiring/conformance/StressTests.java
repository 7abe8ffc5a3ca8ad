package dev.stagedoor.wiring.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;

/** Backends under strain: many plugins, root beans made on their threads, circles between threads. */
@Timeout(90)
class StressTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @Test
    @Case({"CON-04", "CON-11", "FAC-01"})
    void twoHundredPluginsWithTenServicesEachStart() {
        List<PluginServiceRef<Part>> refs = new ArrayList<>();
        AtomicInteger created = new AtomicInteger();
        RootServiceRef<Part> lazy = ServiceRef.root("test.lazy", Part.class);
        AtomicInteger lazyCreated = new AtomicInteger();
        backend.add(ServiceFactory.of(lazy).initialization(Initialization.LAZY).create(deps -> {
            lazyCreated.incrementAndGet();
            return new Part("lazy");
        }));
        for (int i = 0; i < 10; i++) {
            PluginServiceRef<Part> ref = ServiceRef.plugin("test.part" + i, Part.class);
            List<ServiceRef<?>> deps = new ArrayList<>(refs);
            deps.add(lazy);
            backend.add(ServiceFactory.of(ref)
                    .deps(deps.toArray(ServiceRef<?>[]::new))
                    .create(resolved -> {
                        created.incrementAndGet();
                        return new Part(ref.id());
                    }));
            refs.add(ref);
        }
        for (int i = 0; i < 200; i++) {
            backend.add(plugin(
                    "p" + i,
                    deps -> refs.forEach(ref -> assertThat(deps.get(ref).name()).isEqualTo(ref.id())),
                    refs.toArray(ServiceRef<?>[]::new)));
        }
        StartupResult result = backend.startupResult();
        assertThat(result.plugins()).hasSize(200).allMatch(plugin -> plugin.failure() == null);
        assertThat(created).hasValue(2000);
        assertThat(lazyCreated).hasValue(1);
    }

    @Test
    @Case({"SCO-09", "SCO-03"})
    void aLazyRootBeanMadeOnAPluginsThreadNeverSeesThePlugin() {
        backend.declare(LazyRoot.class, NosyPlugin.class, OtherPlugin.class).start();
        assertThat(trace.events())
                .containsOnly(
                        "sweep saw 0 of plugins", "provider saw nothing", "service refused", "init nosy", "init other");
    }

    @Test
    @Case("CON-11")
    void lazyRootBeansThatSweepWhilePluginsCreateTheirBeansDoNotDeadlock() {
        backend.property("spring.main.lazy-initialization", "true").declare(SweepingRoot.class);
        backend.declare(Creator.class, Asker.class);
        StartupResult result = backend.startupResult();
        assertThat(result.plugins()).hasSize(2).allMatch(plugin -> plugin.failure() == null);
        assertThat(trace.events()).contains("swept 0", "created");
    }

    @Test
    @Case({"CON-11", "CYC-09"})
    void aCircleThroughGetBeanBetweenTwoThreadsIsReported() {
        PluginServiceRef<Part> one = ServiceRef.plugin("test.one", Part.class);
        PluginServiceRef<Part> two = ServiceRef.plugin("test.two", Part.class);
        CountDownLatch both = new CountDownLatch(2);
        BeanFactory[] beans = new BeanFactory[1];
        backend.onCreated(context -> beans[0] = context.getBeanFactory());
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .property("backend.startup.default.onPluginModuleBootFailure", "continue")
                .add(
                        ServiceFactory.of(one).create(deps -> {
                            both.countDown();
                            Trace.await(both);
                            return (Part) beans[0].getBean("test.two");
                        }),
                        ServiceFactory.of(two).create(deps -> {
                            both.countDown();
                            Trace.await(both);
                            return (Part) beans[0].getBean("test.one");
                        }),
                        plugin("todo", deps -> {}),
                        BackendRunner.module("todo", "a", deps -> {}, one),
                        BackendRunner.module("todo", "b", deps -> {}, two));
        StartupResult result = backend.startupResult();
        assertThat(failureOf(entry(result, "todo", "a")))
                .hasStackTraceContaining("Circular dependency")
                .hasStackTraceContaining("'test.one'")
                .hasStackTraceContaining("'test.two'");
        assertThat(failureOf(entry(result, "todo", "b"))).hasStackTraceContaining("Circular dependency");
        assertThat(entry(result, "todo").failure()).isNull();
    }

    @Test
    @Case({"CON-11", "CYC-09"})
    void aCircleOfLazyRootServicesBetweenPluginsIsReported() {
        RootServiceRef<Part> one = ServiceRef.root("test.one", Part.class);
        RootServiceRef<Part> two = ServiceRef.root("test.two", Part.class);
        BeanFactory[] beans = new BeanFactory[1];
        backend.onCreated(context -> beans[0] = context.getBeanFactory());
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(
                        ServiceFactory.of(one)
                                .initialization(Initialization.LAZY)
                                .create(deps -> (Part) beans[0].getBean("test.two")),
                        ServiceFactory.of(two)
                                .initialization(Initialization.LAZY)
                                .create(deps -> (Part) beans[0].getBean("test.one")),
                        plugin("a", deps -> {}, one),
                        plugin("b", deps -> {}, two));
        StartupResult result = backend.startupResult();
        assertThat(List.of(failureOf(entry(result, "a")), failureOf(entry(result, "b"))))
                .allSatisfy(failure -> assertThat(failure)
                        .hasStackTraceContaining("'test.one'")
                        .hasStackTraceContaining("'test.two'")
                        .hasStackTraceContaining("currently in creation"));
    }

    @Test
    @Case("CON-11")
    void lazyRootServicesAndLazyBeansThatNeedEachOtherAreMadeOnTwoThreads() {
        backend.property("stagedoor.startup.timeout", "30s")
                .declare(LockedRoot.class, ThroughBean.class, ThroughService.class);
        var context = backend.start();
        assertThat(context.getBean(Holder.class).service()).isSameAs(context.getBean(Service.class));
        assertThat(context.getBean(Service.class).leaf()).isSameAs(context.getBean(Leaf.class));
    }

    @Test
    @Case({"PLG-15", "CON-06"})
    void hangingPluginsFailAtTheTimeoutWhileOthersServeOnAFewThreads() {
        CountDownLatch never = new CountDownLatch(1);
        backend.property("stagedoor.startup.timeout", "700ms")
                .property("stagedoor.startup.parallelism", 2)
                .property("backend.startup.default.onPluginBootFailure", "continue");
        PluginServiceRef<Part> part = ServiceRef.plugin("test.part", Part.class);
        BackendFeature hanging = ServiceFactory.of(part)
                .deps(CoreServices.PLUGIN_METADATA)
                .create(deps -> {
                    never.await();
                    return new Part("never");
                });
        backend.add(
                hanging,
                plugin("hangingInit", deps -> never.await()),
                plugin("hangingService", deps -> {}, part),
                plugin(
                        "hangingHook",
                        deps -> deps.get(CoreServices.LIFECYCLE).addStartupHook(never::await),
                        CoreServices.LIFECYCLE),
                plugin("hangingModule", deps -> trace.add("not to be run")),
                BackendRunner.module("hangingModule", "m", deps -> never.await()));
        for (int i = 0; i < 5; i++) {
            String id = "good" + i;
            backend.add(plugin(id, deps -> trace.add(id)));
        }
        var context = backend.start();
        assertThat(trace.events()).containsExactlyInAnyOrder("good0", "good1", "good2", "good3", "good4");
        assertThat(context.getBean(Backend.class).plugins())
                .filteredOn(plugin -> plugin.state() == Backend.State.FAILED)
                .extracting(Backend.PluginStatus::pluginId)
                .containsExactly("hangingInit", "hangingService", "hangingHook", "hangingModule");
        assertThat(context.getBean(Backend.class).plugins())
                .filteredOn(plugin -> plugin.state() == Backend.State.FAILED)
                .allSatisfy(plugin -> assertThat(plugin.failure())
                        .hasMessageContaining("'" + plugin.pluginId() + "'")
                        .hasMessageContaining("stagedoor.startup.timeout"));
    }

    record Part(String name) {}

    /** What the plugins below have as a bean of their own. */
    interface Own {}

    static class OwnBean implements Own {}

    static class Swept {}

    static class LazyRoot {

        @Bean
        @Lazy
        Swept swept(ListableBeanFactory beans, ObjectProvider<Own> provider, Trace trace) {
            trace.add("sweep saw " + beans.getBeansOfType(Own.class).size() + " of plugins");
            trace.add(provider.getIfAvailable() == null ? "provider saw nothing" : "provider saw a plugin");
            try {
                trace.add("service of "
                        + beans.getBean(PluginMetadataService.class).getId());
            } catch (RuntimeException ex) {
                trace.add("service refused");
            }
            return new Swept();
        }
    }

    @BackendPlugin("nosy")
    static class NosyPlugin {

        @Bean
        OwnBean own() {
            return new OwnBean();
        }

        @Init
        void init(Swept swept, Trace trace) {
            trace.add("init nosy");
        }
    }

    @BackendPlugin("other")
    static class OtherPlugin {

        @Bean
        OwnBean own() {
            return new OwnBean();
        }

        @Init
        void init(Swept swept, Trace trace) {
            trace.add("init other");
        }
    }

    static class Latches {

        final CountDownLatch creating = new CountDownLatch(1);

        final CountDownLatch swept = new CountDownLatch(1);
    }

    static class SweepingRoot {

        @Bean
        Latches latches() {
            return new Latches();
        }

        @Bean
        @Lazy
        Swept swept(ListableBeanFactory beans, Latches latches, Trace trace) {
            trace.add("swept " + beans.getBeansOfType(Own.class).size());
            latches.swept.countDown();
            return new Swept();
        }
    }

    @BackendPlugin("creator")
    static class Creator {

        @Bean
        OwnBean own(Latches latches, Trace trace) throws Exception {
            latches.creating.countDown();
            Trace.await(latches.swept);
            trace.add("created");
            return new OwnBean();
        }
    }

    @BackendPlugin("asker")
    static class Asker {

        @Init
        void init(ObjectProvider<Swept> swept, Latches latches) throws Exception {
            Trace.await(latches.creating);
            swept.getObject();
        }
    }

    /** A lazy root service that needs a plain lazy bean, and a plain lazy bean that needs the service. */
    static class LockedRoot {

        static final RootServiceRef<Service> SERVICE = ServiceRef.root("test.service", Service.class);

        @Bean
        Locks locks() {
            return new Locks();
        }

        @Bean
        static ServiceFactory<Service> service(BeanFactory beans) {
            return ServiceFactory.of(SERVICE)
                    .initialization(Initialization.LAZY)
                    .create(deps -> {
                        Locks locks = beans.getBean(Locks.class);
                        locks.serviceBegun.countDown();
                        locks.meet(locks.beanBegun);
                        return new Service(beans.getBean(Leaf.class));
                    });
        }

        @Bean
        @Lazy
        Leaf leaf() {
            return new Leaf();
        }

        @Bean
        @Lazy
        Holder holder(BeanFactory beans, Locks locks) throws Exception {
            locks.beanBegun.countDown();
            locks.meet(locks.serviceBegun);
            return new Holder(beans.getBean(Service.class));
        }
    }

    static class Locks {

        final CountDownLatch serviceBegun = new CountDownLatch(1);

        final CountDownLatch beanBegun = new CountDownLatch(1);

        /** Gives the other thread the chance to be in the way; it may not come. */
        void meet(CountDownLatch other) throws InterruptedException {
            other.await(300, TimeUnit.MILLISECONDS);
        }
    }

    static class Leaf {}

    record Service(Leaf leaf) {}

    record Holder(Service service) {}

    @BackendPlugin("throughBean")
    static class ThroughBean {

        @Init
        void init(Holder holder) {}
    }

    @BackendPlugin("throughService")
    static class ThroughService {

        @Init
        void init(Service service) {}
    }
}
