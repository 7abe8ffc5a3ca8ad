package dev.stagedoor.wiring.conformance;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Dependency;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Init;
import dev.stagedoor.RegistrationPoints;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.cause;
import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;

/** What a backend guarantees about the order of modules. */
class ModuleOrderTests {

    private static final ExtensionPointRef<Names> X = ExtensionPointRef.of("test.x", Names.class);

    private static final ExtensionPointRef<Names> Y = ExtensionPointRef.of("test.y", Names.class);

    private static final RootServiceRef<Names> SHARED = ServiceRef.root("test.shared", Names.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @ParameterizedTest
    @Case({"ORD-01", "EXT-07"})
    @ValueSource(strings = {"abc", "bac", "cba", "acb"})
    void whoUsesAnExtensionPointRunsBeforeTheModuleThatOffersIt(String order) {
        backend.add(plugin("todo", deps -> trace.add("plugin")));
        order.chars()
                .forEach(each -> backend.add(each == 'b' ? offering("b", X) : using(String.valueOf((char) each), X)));
        backend.start();
        assertThat(trace.events().subList(0, 2)).containsExactlyInAnyOrder("a", "c");
        assertThat(trace.events().subList(2, 4)).containsExactly("b", "plugin");
    }

    @Test
    @Case({"ORD-02", "EXT-03", "CON-09"})
    void aModuleWaitsForTheSlowestOfThoseThatUseItsExtensionPoint() {
        Names names = new Names();
        CountDownLatch fastDone = new CountDownLatch(1);
        backend.add(
                plugin("todo", deps -> {}),
                BackendFeature.module("todo", "provider", points -> {
                    points.registerExtensionPoint(X, names);
                    points.registerInit(deps -> trace.add(names.all.toString()));
                }),
                module(
                        "todo",
                        "slow",
                        deps -> {
                            Trace.await(fastDone);
                            deps.get(X).all.append("slow");
                        },
                        X),
                module(
                        "todo",
                        "fast",
                        deps -> {
                            deps.get(X).all.append("fast ");
                            fastDone.countDown();
                        },
                        X));
        backend.start();
        assertThat(trace.events()).containsExactly("fast slow");
    }

    @Test
    @Case({"ORD-03", "CON-03"})
    void unrelatedModulesOverlap() {
        Trace.Step meeting = Trace.meeting(3);
        StartupResult result = backend.add(
                        plugin("todo", deps -> {}),
                        module("todo", "a", deps -> meeting.run()),
                        module("todo", "b", deps -> meeting.run()),
                        module("todo", "c", deps -> meeting.run()))
                .startupResult();
        assertThat(entry(result, "todo").modules()).hasSize(3);
    }

    @Test
    @Case("ORD-04")
    void aChainOfModulesRunsFromItsLastUserToItsFirstProvider() {
        backend.add(
                plugin("todo", deps -> trace.add("plugin")),
                offering("a", X),
                BackendFeature.module("todo", "b", points -> {
                    points.registerExtensionPoint(Y, new Names());
                    points.registerInit(deps -> trace.add("b"), X);
                }),
                using("c", Y));
        backend.start();
        assertThat(trace.events()).containsExactly("c", "b", "a", "plugin");
    }

    @Test
    @Case("ORD-05")
    void anExtensionPointOfThePluginOrdersNoModules() {
        Trace.Step meeting = Trace.meeting(2);
        StartupResult result = backend.add(
                        BackendFeature.plugin("todo", points -> {
                            points.registerExtensionPoint(X, new Names());
                            points.registerInit(deps -> {});
                        }),
                        module("todo", "user", deps -> meeting.run(), X),
                        BackendFeature.module("todo", "provider", points -> {
                            points.registerExtensionPoint(Y, new Names());
                            points.registerInit(deps -> meeting.run(), X);
                        }))
                .startupResult();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
    }

    @Test
    @Case("ORD-06")
    void aModuleRunsAfterAUserOfItsExtensionPointThatFailed() {
        backend.property("backend.startup.default.onPluginModuleBootFailure", "continue")
                .add(
                        plugin("todo", deps -> {}),
                        offering("provider", X),
                        module(
                                "todo",
                                "user",
                                deps -> {
                                    trace.add("user fails");
                                    throw new IllegalStateException("user");
                                },
                                X));
        backend.start();
        assertThat(trace.events()).containsExactly("user fails", "provider");
    }

    @Test
    @Case({"ORD-07", "CYC-11", "ERR-08", "BFP-11"})
    void modulesThatWaitForEachOtherFailTheirPluginAlone() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue");
        StartupResult result = backend.add(
                        plugin("todo", deps -> trace.add("plugin")),
                        plugin("other", deps -> trace.add("other")),
                        both("a", X, Y),
                        both("b", Y, X),
                        module("todo", "free", deps -> trace.add("free")))
                .startupResult();
        assertThat(trace.events()).containsExactly("other");
        assertThat(cause(failureOf(entry(result, "todo")), ConflictException.class))
                .hasMessageContaining("'todo'")
                .hasMessageContaining("'a' -> 'b' -> 'a'");
        assertThat(entry(result, "todo").modules()).isEmpty();
    }

    @Test
    @Case("ORD-08")
    void aModuleThatUsesItsOwnExtensionPointWaitsForItself() {
        Throwable failure = backend.add(plugin("todo", deps -> trace.add("plugin")), both("a", X, X))
                .pluginFailure("todo");
        assertThat(failure).hasMessageContaining("'a' -> 'a'");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case("ORD-09")
    void modulesThatAreReadyTogetherStartInInstallationOrder() {
        backend.property("stagedoor.startup.parallelism", "1").add(plugin("todo", deps -> {}));
        for (int i = 0; i < 5; i++) {
            String id = "m" + i;
            backend.add(module("todo", id, deps -> trace.add(id)));
        }
        backend.start();
        assertThat(trace.events()).containsExactly("m0", "m1", "m2", "m3", "m4");
    }

    @Test
    @Case("ORD-10")
    void modulesOfDifferentPluginsDoNotWaitForEachOther() {
        Trace.Step meeting = Trace.meeting(2);
        StartupResult result = backend.add(
                        plugin("a", deps -> {}),
                        plugin("b", deps -> {}),
                        module("a", "m", deps -> meeting.run()),
                        module("b", "m", deps -> meeting.run()))
                .startupResult();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
    }

    @Test
    @Case("ORD-11")
    void aModuleRunsAsSoonAsItsOwnUsersHaveSettled() {
        CountDownLatch providerRan = new CountDownLatch(1);
        backend.add(
                plugin("todo", deps -> trace.add("plugin")),
                module("todo", "unrelated", deps -> {
                    Trace.await(providerRan);
                    trace.add("unrelated");
                }),
                using("user", X),
                BackendFeature.module("todo", "provider", points -> {
                    points.registerExtensionPoint(X, new Names());
                    points.registerInit(deps -> {
                        trace.add("provider");
                        providerRan.countDown();
                    });
                }));
        backend.start();
        assertThat(trace.events()).containsExactly("user", "provider", "unrelated", "plugin");
    }

    @Test
    @Case("ORD-12")
    void aServiceInCommonOrdersNoModules() {
        Trace.Step meeting = Trace.meeting(2);
        StartupResult result = backend.add(
                        ServiceFactory.of(SHARED).create(deps -> new Names()),
                        plugin("todo", deps -> {}),
                        module("todo", "a", deps -> meeting.run(), SHARED),
                        module("todo", "b", deps -> meeting.run(), SHARED))
                .startupResult();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
    }

    @Test
    @Case({"ORD-01", "ORD-04", "MOD-09"})
    void annotatedModulesAreOrderedByWhatTheirBeansAskForToo() {
        backend.declare(TodoPlugin.class, ProviderModule.class, UserModule.class, BeanUserModule.class)
                .start();
        assertThat(trace.events().subList(0, 2)).containsExactlyInAnyOrder("user", "bean user");
        assertThat(trace.events().subList(2, 4)).containsExactly("provider has 2", "plugin");
    }

    private BackendFeature using(String id, ExtensionPointRef<?> used) {
        return module("todo", id, deps -> trace.add(id), used);
    }

    private BackendFeature offering(String id, ExtensionPointRef<Names> offered) {
        return BackendFeature.module("todo", id, points -> offer(points, id, offered));
    }

    private BackendFeature both(String id, ExtensionPointRef<Names> offered, ExtensionPointRef<Names> used) {
        return BackendFeature.module("todo", id, points -> offer(points, id, offered, used));
    }

    private void offer(
            RegistrationPoints points, String id, ExtensionPointRef<Names> offered, Dependency<?>... dependencies) {
        points.registerExtensionPoint(offered, new Names());
        points.registerInit(deps -> trace.add(id), dependencies);
    }

    static class Names {

        final StringBuffer all = new StringBuffer();
    }

    @ExtensionPoint("todo.names")
    interface TodoNames {

        void add(String name);
    }

    static class Collected implements TodoNames {

        final StringBuffer all = new StringBuffer();

        @Override
        public void add(String name) {
            all.append('.');
        }
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Init
        void init(Trace trace) {
            trace.add("plugin");
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "provider")
    static class ProviderModule {

        @Bean
        Collected names() {
            return new Collected();
        }

        @Init
        void init(Collected names, Trace trace) {
            trace.add("provider has " + names.all.length());
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "user")
    static class UserModule {

        @Init
        void init(TodoNames names, Trace trace) {
            names.add("user");
            trace.add("user");
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "beanUser")
    static class BeanUserModule {

        @Bean
        Object contributor(TodoNames names, Trace trace) {
            names.add("bean user");
            trace.add("bean user");
            return new Object();
        }
    }
}
