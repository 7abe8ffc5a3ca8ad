package dev.stagedoor.wiring.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Init;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;

/** What a backend guarantees about threads. */
@Timeout(60)
class ConcurrencyTests {

    private static final PluginServiceRef<Part> PART = ServiceRef.plugin("test.part", Part.class);

    private static final PluginServiceRef<Whole> WHOLE = ServiceRef.plugin("test.whole", Whole.class);

    private static final RootServiceRef<Shared> SHARED = ServiceRef.root("test.shared", Shared.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @Test
    @Case("CON-01")
    void pluginsThatWaitForEachOtherBothStart() {
        Trace.Step meeting = Trace.meeting(2);
        StartupResult result = backend.add(plugin("a", deps -> meeting.run()), plugin("b", deps -> meeting.run()))
                .startupResult();
        assertThat(result.plugins()).hasSize(2).allMatch(plugin -> plugin.failure() == null);
    }

    @Test
    @Case("CON-01")
    void annotatedPluginsThatWaitForEachOtherBothStart() {
        StartupResult result =
                backend.declare(Meeting.class, Left.class, Right.class).startupResult();
        assertThat(result.plugins()).hasSize(2).allMatch(plugin -> plugin.failure() == null);
    }

    @Test
    @Case("CON-02")
    void thePhasesOfAPluginFollowEachOther() {
        backend.add(
                ServiceFactory.of(PART).initialization(Initialization.ALWAYS).create(deps -> {
                    trace.add("eager service");
                    return new Part("eager");
                }),
                plugin(
                        "todo",
                        deps -> {
                            deps.get(CoreServices.LIFECYCLE).addStartupHook(() -> trace.add("hook"));
                            trace.add("init");
                        },
                        CoreServices.LIFECYCLE),
                module("todo", "a", deps -> trace.add("module")),
                module("todo", "b", deps -> trace.add("module")));
        backend.start();
        assertThat(trace.events()).containsExactly("eager service", "module", "module", "init", "hook");
    }

    @Test
    @Case({"CON-03", "ORD-03"})
    void modulesOfOnePluginThatWaitForEachOtherBothRun() {
        Trace.Step meeting = Trace.meeting(2);
        StartupResult result = backend.add(
                        plugin("todo", deps -> {}),
                        module("todo", "a", deps -> meeting.run()),
                        module("todo", "b", deps -> meeting.run()))
                .startupResult();
        assertThat(entry(result, "todo").modules()).hasSize(2).allMatch(module -> module.failure() == null);
    }

    @Test
    @Case({"CON-05", "CON-04", "FAC-06", "FAC-12"})
    void aRequestDuringTheCreationJoinsIt() {
        CountDownLatch inFactory = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger created = new AtomicInteger();
        backend.add(
                ServiceFactory.of(PART).create(deps -> {
                    created.incrementAndGet();
                    inFactory.countDown();
                    Trace.await(release);
                    return new Part("slow");
                }),
                plugin("todo", deps -> {}),
                backend.asking("todo", "a", PART),
                backend.asking("todo", "b", PART),
                backend.asking("todo", "c", PART),
                module("todo", "opener", deps -> {
                    Trace.await(inFactory);
                    release.countDown();
                }));
        backend.start();
        assertThat(created).hasValue(1);
        assertThat(backend.received("todo.a", PART))
                .isSameAs(backend.received("todo.b", PART))
                .isSameAs(backend.received("todo.c", PART));
    }

    @Test
    @Case({"CON-05", "FAC-07"})
    void aRequestDuringACreationThatFailsReceivesTheSameFailure() {
        AtomicInteger created = new AtomicInteger();
        backend.property("backend.startup.default.onPluginModuleBootFailure", "continue")
                .property("backend.startup.default.onPluginBootFailure", "continue")
                .add(
                        ServiceFactory.of(PART).create(deps -> {
                            throw new IllegalStateException("failure " + created.incrementAndGet());
                        }),
                        backend.asking("todo", PART),
                        backend.asking("todo", "a", PART),
                        backend.asking("todo", "b", PART));
        StartupResult result = backend.startupResult();
        assertThat(created).hasValue(1);
        assertThat(failureOf(entry(result, "todo"))).hasMessageContaining("failure 1");
        assertThat(failureOf(entry(result, "todo", "a"))).hasMessageContaining("failure 1");
        assertThat(failureOf(entry(result, "todo", "b"))).hasMessageContaining("failure 1");
    }

    @Test
    @Case({"CON-06", "BFP-14"})
    void theStartEndsWhenAllHaveSettledHoweverEarlyOneFailed() {
        CountDownLatch failed = new CountDownLatch(1);
        backend.add(
                plugin("bad", deps -> {
                    failed.countDown();
                    throw new IllegalStateException("bad");
                }),
                plugin("slow", deps -> Trace.await(failed)),
                module("slow", "csv", deps -> Trace.await(failed)));
        StartupResult result = backend.startupError().getResult();
        assertThat(entry(result, "slow").failure()).isNull();
        assertThat(entry(result, "slow", "csv").failure()).isNull();
    }

    @Test
    @Case({"CON-07", "CTX-01"})
    void aSlowServiceOfOnePluginDelaysNoOther() {
        CountDownLatch otherHasIt = new CountDownLatch(1);
        backend.add(
                ServiceFactory.of(PART)
                        .deps(CoreServices.PLUGIN_METADATA)
                        .rootContext(deps -> "context")
                        .create((deps, context) -> {
                            String id = deps.get(CoreServices.PLUGIN_METADATA).getId();
                            if (id.equals("slow")) {
                                Trace.await(otherHasIt);
                            }
                            return new Part(id);
                        }),
                backend.asking("slow", PART),
                plugin("fast", deps -> otherHasIt.countDown(), PART));
        StartupResult result = backend.startupResult();
        assertThat(result.plugins()).hasSize(2).allMatch(plugin -> plugin.failure() == null);
    }

    @Test
    @Case({"CON-07", "FAC-06"})
    void aSlowBeanServiceOfOnePluginDelaysNoOther() {
        backend.declare(SlowService.class, SlowPlugin.class, FastPlugin.class).start();
        assertThat(trace.events()).containsExactly("fast", "slow");
    }

    @Test
    @Case("CON-09")
    void whatIsWrittenWithoutSynchronizationIsSeenAtEachJoin() {
        ExtensionPointRef<List<String>> names = listPoint();
        List<String> ofModules = new ArrayList<>();
        int[] ofPlugins = new int[20];
        backend.add(ServiceFactory.of(SHARED).create(deps -> {
            Shared shared = new Shared();
            shared.text = "written by the root";
            return shared;
        }));
        for (int i = 0; i < 20; i++) {
            int number = i;
            backend.add(BackendFeature.plugin("p" + i, points -> {
                List<String> own = new ArrayList<>();
                if (number == 0) {
                    points.registerExtensionPoint(names, ofModules);
                }
                points.registerInit(
                        deps -> {
                            assertThat(own).isEmpty();
                            assertThat(deps.get(SHARED).text).isEqualTo("written by the root");
                            ofPlugins[number] = 1 + (number == 0 ? ofModules.size() : 0);
                        },
                        SHARED);
            }));
        }
        backend.add(module("p0", "only", deps -> deps.get(names).add("one"), names));
        backend.add(plugin(
                "reader",
                deps -> deps.get(CoreServices.ROOT_LIFECYCLE).addStartupHook(() -> {
                    int sum = 0;
                    for (int each : ofPlugins) {
                        sum += each;
                    }
                    trace.add("sum " + sum);
                }),
                CoreServices.ROOT_LIFECYCLE));
        backend.start();
        assertThat(trace.events()).containsExactly("sum 21");
    }

    @Test
    @Case({"CON-04", "CON-10", "FAC-02", "CTX-01"})
    void everythingHappensExactlyOnceWithFiftyPlugins() {
        Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
        RootServiceRef<Shared> lazy = ServiceRef.root("test.lazy", Shared.class);
        PluginServiceRef<Part> defaulted = ServiceRef.plugin("test.defaulted", Part.class)
                .defaultFactory(self -> {
                    count(counts, "default loader");
                    return ServiceFactory.of(self).deps(lazy).create(deps -> new Part(count(counts, "defaulted")));
                });
        backend.add(
                ServiceFactory.of(SHARED).create(deps -> {
                    count(counts, "root");
                    return new Shared();
                }),
                ServiceFactory.of(lazy)
                        .deps(SHARED)
                        .initialization(Initialization.LAZY)
                        .create(deps -> {
                            count(counts, "lazy root");
                            return new Shared();
                        }),
                ServiceFactory.of(PART)
                        .deps(CoreServices.PLUGIN_METADATA, lazy, SHARED)
                        .rootContext(deps -> count(counts, "root context"))
                        .create((deps, context) -> new Part(count(
                                counts,
                                "part " + deps.get(CoreServices.PLUGIN_METADATA).getId()))),
                ServiceFactory.of(WHOLE)
                        .deps(CoreServices.PLUGIN_METADATA, PART, defaulted)
                        .create(deps -> new Whole(
                                count(
                                        counts,
                                        "whole "
                                                + deps.get(CoreServices.PLUGIN_METADATA)
                                                        .getId()),
                                deps.get(PART))));
        for (int i = 0; i < 50; i++) {
            String id = "p" + i;
            backend.add(BackendFeature.plugin(id, points -> {
                count(counts, "register " + id);
                points.registerInit(
                        deps -> {
                            count(counts, "init " + id);
                            deps.get(CoreServices.LIFECYCLE).addStartupHook(() -> count(counts, "hook " + id));
                            deps.get(CoreServices.LIFECYCLE).addShutdownHook(() -> count(counts, "stop " + id));
                            assertThat(deps.get(WHOLE).part()).isSameAs(deps.get(PART));
                        },
                        CoreServices.LIFECYCLE,
                        PART,
                        WHOLE);
            }));
            for (int j = 0; j < 3; j++) {
                String module = "m" + j;
                backend.add(module(
                        id, module, deps -> count(counts, "module " + id + module), WHOLE, PART, lazy, defaulted));
            }
        }
        StartupResult result = backend.startupResult();
        backend.close();
        assertThat(result.plugins()).hasSize(50).allMatch(plugin -> plugin.failure() == null);
        assertThat(result.plugins()).allMatch(plugin -> plugin.modules().size() == 3);
        assertThat(counts.remove("defaulted")).hasValue(50);
        assertThat(counts)
                .hasSize(4 + 50 * 6 + 150)
                .allSatisfy((what, count) -> assertThat(count).as(what).hasValue(1));
    }

    @ParameterizedTest
    @Case("CON-11")
    @ValueSource(ints = {1, 2, 3})
    void aFewThreadsAreEnough(int threads) {
        ExtensionPointRef<List<String>> names = listPoint();
        backend.property("stagedoor.startup.parallelism", threads)
                .add(
                        ServiceFactory.of(PART).create(deps -> new Part("part")),
                        ServiceFactory.of(WHOLE).deps(PART).create(deps -> new Whole("whole", deps.get(PART))));
        for (int i = 0; i < 10; i++) {
            String id = "p" + i;
            backend.add(
                    BackendFeature.plugin(id, points -> {
                        if (id.equals("p0")) {
                            points.registerExtensionPoint(names, new ArrayList<>());
                        }
                        points.registerInit(
                                deps -> {
                                    for (int hook = 0; hook < 3; hook++) {
                                        deps.get(CoreServices.LIFECYCLE).addStartupHook(() -> trace.add("hook"));
                                    }
                                },
                                CoreServices.LIFECYCLE,
                                WHOLE);
                    }),
                    module(id, "a", deps -> {}, WHOLE),
                    module(id, "b", deps -> {}, PART));
        }
        backend.add(module("p0", "user", deps -> deps.get(names).add("x"), names));
        StartupResult result = backend.startupResult();
        backend.close();
        assertThat(result.plugins()).hasSize(10).allMatch(plugin -> plugin.failure() == null);
        assertThat(trace.events()).hasSize(30);
    }

    @Test
    @Case("CON-11")
    void oneThreadIsEnoughForAnnotatedPlugins() {
        backend.property("stagedoor.startup.parallelism", 1)
                .declare(HookedPlugin.class)
                .start();
        assertThat(trace.events()).containsExactlyInAnyOrder("hook", "hook");
    }

    @SuppressWarnings("unchecked")
    private static ExtensionPointRef<List<String>> listPoint() {
        return (ExtensionPointRef<List<String>>) (ExtensionPointRef<?>) ExtensionPointRef.of("test.names", List.class);
    }

    private static String count(Map<String, AtomicInteger> counts, String what) {
        counts.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
        return what;
    }

    record Part(String name) {}

    record Whole(String name, Part part) {}

    static class Shared {

        String text = "";
    }

    static class Meeting {

        @Bean
        Trace.Step meeting() {
            return Trace.meeting(2);
        }
    }

    @BackendPlugin("left")
    static class Left {

        @Init
        void init(Trace.Step meeting) throws Exception {
            meeting.run();
        }
    }

    @BackendPlugin("right")
    static class Right {

        @Init
        void init(Trace.Step meeting) throws Exception {
            meeting.run();
        }
    }

    static class SlowService {

        @Bean
        CountDownLatch otherHasIt() {
            return new CountDownLatch(1);
        }

        @Bean
        @PluginScope
        Part part(PluginMetadataService plugin, CountDownLatch otherHasIt) throws Exception {
            if (plugin.getId().equals("slow")) {
                Trace.await(otherHasIt);
            }
            return new Part(plugin.getId());
        }
    }

    @BackendPlugin("slow")
    static class SlowPlugin {

        @Init
        void init(Part part, Trace trace) {
            trace.add(part.name());
        }
    }

    @BackendPlugin("fast")
    static class FastPlugin {

        @Init
        void init(Part part, Trace trace, CountDownLatch otherHasIt) {
            trace.add(part.name());
            otherHasIt.countDown();
        }
    }

    @BackendPlugin("hooked")
    static class HookedPlugin {

        @Init
        void init(LifecycleService lifecycle, Trace trace) {
            lifecycle.addStartupHook(() -> trace.add("hook"));
            lifecycle.addStartupHook(() -> trace.add("hook"));
        }
    }
}
